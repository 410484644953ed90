import { atLeast, atMost, row, spread } from './rows.mjs';

export const title = 'A business that goes';
export const about =
  'With all its people and their messages: until nobody is answered any more, signed in or not, and until nothing is left; against one person with as many messages.';

export const rows = (found) => [
  row(
    `unreachable, in ms, ${found.people.toLocaleString('en')} people`,
    'the decision',
    spread(found.unreachable_ms),
    atMost(found.bar.unreachable_ms),
    found.holds.unreachable,
  ),
  row(
    `messages a second, ${found.messages.toLocaleString('en')} messages`,
    `one person: ${spread(found.one_person)}`,
    `${spread(found.rows_a_second)}, **${found.ratio}** of it`,
    atLeast(found.bar.ratio),
    found.holds.ratio,
  ),
];
