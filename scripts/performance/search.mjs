import { atLeast, ratio, row, spread } from './rows.mjs';

export const title = 'Searching one’s own messages';
export const about =
  'The first page of what is found in a million messages of one’s own, against SQLite’s command line asking the same index of the same file for the same rows.';

export const rows = (found) => [
  row('all questions together', `sqlite3 ${found.machine.sqlite3}`, speed(found.ratio), atLeast(found.bar), found.holds),
  ...found.questions.map((question) =>
    row(
      `${question.what}, in µs`,
      spread(question.sqlite3_us),
      `${spread(question.search_us)}, ${speed(question.ratio)}; the whole page ${question.page_us.median}`,
    ),
  ),
];

const speed = (figure) => `${ratio(figure)} of its speed`;
