// What the tables' lines are made of.

/** `9954` and `66,454`. */
export const number = (n) => (n >= 10_000 && Number.isInteger(n) ? n.toLocaleString('en') : String(n));

/** What the bench did not ask yet when its results were kept. */
const NOT_YET = 'not measured yet';

/** A figure with its spread, where it has one. */
export function spread(figure, write = number) {
  if (figure === undefined) return NOT_YET;
  return typeof figure === 'object' ? `${write(figure.median)} (${write(figure.least)}–${write(figure.most)})` : write(figure);
}

/** A ratio with its spread, where it has one, and what it is of; the median stands out. */
export function ratio(figure, of) {
  if (figure === undefined) return NOT_YET;
  const said = typeof figure === 'object' ? `**${figure.median}** (${figure.least}–${figure.most})` : `**${figure}**`;
  return of ? `${said} ${of}` : said;
}

/** Bytes in MB. */
export const megabytes = (n) => String(Math.round(n / 1e5) / 10);

export const atLeast = (n) => `≥ ${number(n)}`;
export const atMost = (n) => `≤ ${number(n)}`;

/** A line of the table. What has a bar, in words, holds or does not. */
export function row(measured, against, figure, bar, holds) {
  const said = bar === undefined || holds === undefined ? '–' : holds ? 'yes' : '**no**';
  return `| ${measured} | ${against ?? '–'} | ${figure} | ${bar ?? '–'} | ${said} |`;
}
