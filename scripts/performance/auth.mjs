import { atLeast, number, ratio, row, spread } from './rows.mjs';

export const title = 'Signing in and being signed in';
export const about =
  'Tokens checked whole on one core, against `openssl speed` with the same primitive; what a session costs.';

export const rows = (found) => [
  ...Object.entries(found.tokens).map(([name, tokens]) => checked(name, tokens)),
  ...found.sessions.flatMap((part) => parts[part.what]?.(part) ?? []),
];

function checked(name, tokens) {
  const figure = spread(tokens.per_second) + (tokens.ratio ? `, ${ratio(tokens.ratio)} of it` : '');
  const openssl = tokens.openssl ? `OpenSSL: ${spread(tokens.openssl)}` : undefined;
  const bar = tokens.bar ? atLeast(tokens.bar) : undefined;
  return row(`${name} tokens checked a second`, openssl, figure, bar, tokens.holds);
}

const parts = {
  'session check': (part) => [
    row(
      'session check in µs',
      `the page that it is part of: ${part.page_us}`,
      `${part.check_us}, **${part.per_mille / 10} %** of it`,
      '< 5 %',
      part.per_mille < 50,
    ),
  ],
  sessions: (part) => [
    row(
      `a page's 99th percentile in µs, ${number(part.live)} sessions live`,
      `ten: ${part.p99_ten_us}`,
      `${part.p99_live_us}, ${ratio(part.ratio_per_cent / 100)} of it`,
      '≤ 2',
      part.ratio_per_cent <= 200,
    ),
    row('memory for a session in bytes', undefined, `**${part.bytes_each}**`, '≤ 1024', part.bytes_each <= 1024),
  ],
  revoked: (part) => [
    row(
      'requests answered after their key was revoked',
      `${number(part.sessions)} sessions`,
      `**${part.accepted_after}**`,
      '0',
      part.accepted_after === 0,
    ),
  ],
};
