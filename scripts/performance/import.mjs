import { atLeast, atMost, number, ratio, row, spread } from './rows.mjs';

export const title = 'An import';
export const about =
  '`rightsdesk import` of a bundle against SQLite’s own command line, which is given the same rows ready to insert.';

export const rows = (found) => [
  row(
    `rows a second, ${number(found.rows)} rows`,
    `sqlite3 ${found.machine.sqlite3}: ${number(found.rows_a_second.sqlite3)}`,
    `${number(found.rows_a_second.rightsdesk)}, ${ratio(found.ratio)} of it`,
    atLeast(found.bar.ratio),
    found.ratio >= found.bar.ratio,
  ),
  row(
    'peak memory in kB',
    `half of the messages: ${spread(found.kilobytes.of_a_half)}`,
    `${spread(found.kilobytes.rightsdesk)}, ${ratio(found.growth)} of it`,
    atMost(found.bar.growth),
    found.growth <= found.bar.growth,
  ),
];
