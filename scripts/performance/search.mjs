import { atLeast, ratio, row, spread } from './rows.mjs';

export const title = 'Searching one’s own messages';
export const about =
  'The first page of what is found in a million messages of one’s own, against SQLite’s command line asking the same index of the same file for the same rows. The bar is on the geometric mean of the questions’ ratios, round by round, so that quick ones count like slow ones; each question’s own has none, nor has the time of all together, most of which is that of two slow ones.';

export const rows = (found) => [
  row(
    `the geometric mean of the ${found.questions.length} questions below`,
    `sqlite3 ${found.machine.sqlite3}`,
    speed(found.mean),
    atLeast(found.bar),
    found.mean && found.holds,
  ),
  // Earlier results have this alone, under another name.
  row('the time of all together', 'the same', speed(found.together ?? found.ratio)),
  ...found.questions.map((question) =>
    row(
      `${question.what}, in µs`,
      spread(question.sqlite3_us),
      `${spread(question.search_us)}, ${speed(question.ratio)}; the whole page ${question.page_us.median}`,
    ),
  ),
];

const speed = (figure) => ratio(figure, 'of its speed');
