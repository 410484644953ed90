import { atLeast, atMost, ratio, row, spread } from './rows.mjs';

export const title = 'A business that goes';
export const about =
  'With all its people and their messages: until nobody is answered any more, signed in or not, while a portal serves it; and by `rightsdesk app delete --wait`, from start to end, until it is verified that nothing is left, against `rightsdesk erase --wait` of one of two people who share as many messages. A portal looks every few seconds whether somebody else has decided something, and begins then; that has no bar.';

export const rows = (found) => [
  row(
    `unreachable, in ms, ${found.people.toLocaleString('en')} people`,
    'the call that decides it',
    spread(found.unreachable_ms),
    atMost(found.bar.unreachable_ms),
    found.holds.unreachable,
  ),
  row(
    `messages a second, ${found.messages.toLocaleString('en')} messages`,
    `one person: ${spread(found.one_person)}`,
    `${spread(found.rows_a_second)}, ${ratio(found.ratio, 'of it')}`,
    atLeast(found.bar.ratio),
    found.holds.ratio,
  ),
  row('gone while a portal serves it, in ms', 'the call that decides it', spread(found.served_gone_ms)),
];
