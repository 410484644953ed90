import { atMost, ratio, row, spread } from './rows.mjs';

export const title = 'Pages far back';
export const about =
  'A page at the far end of a million messages against one at the near end, in turns. A search’s far page has no bar: SQLite’s FTS5 goes through the index of a word’s list up to where the page begins.';

export const rows = (found) => found.pages.flatMap((page) => ends(page, found.bar?.[page.what]));

const ends = (page, bar) => [
  row(
    `${page.what}, far, in µs`,
    `near: ${spread(page.near_us)}`,
    `${spread(page.far_us)}, ${ratio(page.median)} of it`,
    bar && atMost(bar.median),
    bar && page.median.median <= bar.median,
  ),
  row(
    `${page.what}, far, 99th percentile in µs`,
    `near: ${spread(page.near_p99_us)}`,
    `${spread(page.far_p99_us)}, ${ratio(page.p99)} of it`,
    bar && atMost(bar.p99),
    bar && page.p99.median <= bar.p99,
  ),
];
