import { atLeast, atMost, megabytes, number, ratio, row, spread } from './rows.mjs';

export const title = 'Taking a copy';
export const about =
  '`GET /me/export.json` from the real binary over loopback HTTP, signed in, digest and signature in it, read by curl to nowhere. The sqlite3 command line prints the same rows in the same order. The typical and the tuned view of Django give the same records by the same rule for others, checked, without digest and signature; django-gdpr-assist gives them as they are stored. Tuned means what the bar of 20× was set by: streamed JSON from the ORM’s `values().iterator()`, 94,000 rows a second where it was measured first; here `values_list("data").iterator(chunk_size=2000)`. A cursor without the ORM, `fetchmany` and text that is written anew only where the rule for others changes something, stands beside it without a bar: twenty times as many as that are more than sqlite3 alone prints. What is slower than 20× is compared at few messages. A figure against ours has ours in the same round. First bytes are medians of pairs in turn.';

export const rows = (found) => [
  ...bytes(found),
  ...messages(found),
  ...memory(found),
  ...firstByte(found),
  ...packed(found),
];

const bytes = ({ mb_a_second: plain, zstd, versions, bar, holds, ...found }) => [
  row(
    `MB a second, ${number(found.messages)} messages`,
    `sqlite3 ${versions.sqlite3} through \`openssl dgst -sha256\`: ${spread(plain.digested)}`,
    `${spread(plain.ours)}, ${ratio(plain.ratio.digested)} of it`,
    atLeast(bar.digested),
    holds.digested,
  ),
  row('the same', `sqlite3 alone: ${spread(plain.printed)}`, `${ratio(plain.ratio.printed)} of it`),
  row(
    'MB a second as zstd, before it is compressed',
    `sqlite3 through \`zstd -1 -T1\`: ${spread(zstd.compressed)}, to ${number(zstd.bytes.sqlite3)} bytes`,
    `${spread(zstd.ours)}, to ${number(zstd.bytes.ours)} bytes, ${ratio(zstd.ratio)} of it`,
    atLeast(bar.zstd),
    holds.zstd,
  ),
];

const messages = ({ rows_a_second: found, messages, versions, bar, holds }) => [
  row(
    `messages a second, ${number(messages)} messages`,
    `Django ${versions.Django}, tuned, by \`values_list\` and \`iterator\`: ${spread(tuned(found))}`,
    `${spread(found.ours)}, ${ratio(tuned(found.ratio), 'times as many')}`,
    atLeast(bar.tuned),
    tuned(found) && holds.tuned,
  ),
  row(
    'the same',
    `Django by a raw cursor: ${spread(rawCursor(found))}`,
    ratio(rawCursor(found.ratio), 'times as many'),
  ),
  row(
    'the same',
    `the raw cursor without the rule for others: ${spread(found.as_stored)}`,
    `${ratio(found.ratio.as_stored)} times as many`,
  ),
  row(
    `messages a second, ${number(found.small.messages)} messages`,
    `Django, typical: ${spread(found.small.typical)}`,
    `${spread(found.small.ours)}, ${ratio(found.ratio.typical)} times as many`,
    atLeast(bar.typical),
    holds.typical,
  ),
  row(
    'the same',
    `django-gdpr-assist ${versions['django-gdpr-assist']}: ${spread(found.small.gdpr_assist)}`,
    `${ratio(found.ratio.gdpr_assist)} times as many`,
    atLeast(bar.gdpr_assist),
    holds.gdpr_assist,
  ),
];

// Results of before there were both have the cursor's as the tuned one's.
const tuned = (found) => (found.raw_cursor ? found.tuned : undefined);
const rawCursor = (found) => found.raw_cursor ?? found.tuned;

const memory = ({ memory: found, messages, bar, holds }) => [
  row(
    `peak memory in MB, ${number(messages)} messages`,
    `${number(found.tenth)} messages: ${spread(found.bytes_of_tenth, megabytes)}`,
    `${spread(found.bytes, megabytes)}, ${ratio(found.ratio)} of it`,
    atMost(bar.memory),
    holds.memory,
  ),
  row('the same as zstd', undefined, spread(found.bytes_of_zstd, megabytes)),
  row(
    'growth in MB with each further copy under way',
    `one: ${spread(found.bytes_of_one, megabytes)}`,
    `${found.at_once} at once: ${spread(found.bytes_of_all, megabytes)}, **${megabytes(found.growth.median)}** each`,
    `≤ ${megabytes(bar.growth)}`,
    holds.growth,
  ),
  row('the most of all these', undefined, `**${megabytes(found.most)}**`, `≤ ${megabytes(bar.most)}`, holds.most),
];

const firstByte = ({ first_byte: found, messages, times, bar, holds }) => [
  row(
    `the first byte in µs, ${number(messages)} messages, ${times} times`,
    `${found.few} messages: ${spread(found.us_of_few)}`,
    `${spread(found.us)}, ${ratio(found.ratio)} of it`,
    atMost(bar.first_byte),
    holds.first_byte,
  ),
  row(
    'the first byte of the body',
    `${found.few} messages: ${spread(found.body.us_of_few)}`,
    `${spread(found.body.us)}, ${ratio(found.body.ratio, 'of it')}`,
    atMost(bar.first_byte),
    holds.first_byte_of_body,
  ),
];

function packed({ package: found }) {
  if (!found) return [];
  const speed = `${spread(found.mb_a_second)}, ${spread(found.rows_a_second)} messages a second`;
  return [row('the package, MB a second as it is sent', undefined, speed)];
}
