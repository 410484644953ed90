import { atLeast, atMost, number, ratio, row, spread } from './rows.mjs';

// What Leptos’s own build for js-framework-benchmark weighs as brotli: its WebAssembly, without the 12.3 kB of glue.
const LEPTOS = 46_100;

export const title = 'The message page';
export const about =
  '`GET /me/conversations/ID` from the real binary over HTTP: fifty messages with every value stored with them, full HTML, session checked. Servers have one core, whoever asks the other. The page by maud has the same session check, the same query and the same words, and no layers around it; the page by Django looks the session up in the same table by the same query, and has the same words. That they do is checked first. A page brings an island; or a short script for its form, where there is one whose letters it counts, whose change it follows or whose text it keeps; or neither, and then nothing runs. Sent twice is what a page shows and brings once more for a program, where nobody reads it: in scripts, comments and data attributes, as pages do that are drawn again in the browser. An address says where a link leads, and is not counted. What a page shows in two places, such as a name in a record and above it, is counted by itself and has no bar: it is meant to be read in both.';

export const rows = (found) => [
  served(found, 'maud', `axum with maud ${found.versions.maud}`, 'of it'),
  served(found, 'django', `Django ${found.versions.django}, gunicorn, two workers`, 'times as many'),
  served(found, 'bytes', 'a handler that sends the same bytes', 'of it'),
  ...depth(found),
  ...sent(found),
];

function served({ page, bar, holds, ...found }, name, what, of) {
  const pages = (by) => `${spread(by.per_second)} of ${number(by.bytes)} bytes`;
  return row(
    'pages a second',
    `${what}: ${pages(page[name])}`,
    `${pages(page.ours)}, ${ratio(found.ratio[name])} ${of}`,
    name in bar ? atLeast(bar[name]) : undefined,
    holds[name],
  );
}

const depth = ({ depth, bar, holds }) => [
  row(
    `a page's time in µs, ${number(depth.messages)} messages deep`,
    `at the newest: ${spread(depth.near_us)}`,
    `${spread(depth.deep_us)}, ${ratio(depth.p50)} of it`,
    atMost(bar.p50),
    holds.p50,
  ),
  row(
    'its 99th percentile',
    `at the newest: ${spread(depth.near_p99_us)}`,
    `${spread(depth.deep_p99_us)}, ${ratio(depth.p99)} of it`,
    atMost(bar.p99),
    holds.p99,
  ),
];

const sent = ({ sent, bar, holds }) => [
  row(
    'WebAssembly and JavaScript of a first load in bytes, brotli',
    `Leptos’s own js-framework-benchmark build without its glue: ${number(LEPTOS)}`,
    `${number(sent.first_load)}, ${ratio(Math.round((sent.first_load / LEPTOS) * 100) / 100)} of it`,
    atMost(bar.first_load / LEPTOS),
    holds.first_load,
  ),
  row(
    'the same on a page with the script of forms',
    `${sent.forms.length} pages`,
    `**${sent.with_a_form}** bytes`,
    `≤ ${number(bar.with_a_form)}`,
    holds.with_a_form,
  ),
  row(
    'the same on pages with neither',
    `${sent.pages - sent.islands.length - sent.forms.length} pages`,
    `**${sent.with_neither}** bytes`,
    '0',
    holds.with_neither,
  ),
  row(
    'a page’s data sent twice: in scripts, comments, data attributes',
    `${sent.canaries} canaries on ${sent.pages} pages`,
    `**${sent.twice}** bytes`,
    '0',
    holds.twice,
  ),
  row(
    'values that a page shows more than once: each time after the first',
    'the same',
    `${number(sent.repeated)} bytes`,
  ),
];
