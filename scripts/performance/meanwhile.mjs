import { atMost, row } from './rows.mjs';

export const title = 'A page during an erasure';
export const about =
  'A person’s conversation, asked for 50 times a second, while the same portal erases somebody with a million messages. Each page is timed from when it was due, so that waiting counts.';

export const rows = (found) => [
  row(
    `99th percentile in µs, ${found.during.pages.toLocaleString('en')} pages in ${found.erasures} erasures`,
    `idle: ${found.idle.p99_us}`,
    `${found.during.p99_us}, **${found.p99}** of it`,
    atMost(found.bar.p99),
    found.p99 <= found.bar.p99,
  ),
  row('median in µs', `idle: ${found.idle.p50_us}`, `${found.during.p50_us}, **${found.p50}** of it`),
];
