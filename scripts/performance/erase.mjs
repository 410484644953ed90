import { atLeast, ratio, row, spread } from './rows.mjs';

export const title = 'Erasing somebody';
export const about =
  'One of two people who share a million messages, from the call until it is verified that nothing is left: out of the search index too, and written down. The sqlite3 command line has the same records, related by keys, and no index of words: a cascading delete with `secure_delete`, and a `VACUUM`; what it would leave without that is counted. Of django-gdpr-assist one run with few messages counts.';

export const rows = (found) => [
  row(
    `rows a second, ${found.rows.toLocaleString('en')} of ${found.messages.toLocaleString('en')} messages`,
    `sqlite3 ${found.versions.sqlite3} with VACUUM: ${spread(found.rows_a_second.sqlite3)}; without it, what was looked for stood there ${found.left_without_vacuum} times afterwards`,
    `${spread(found.rows_a_second.rightsdesk)}, ${ratio(found.ratio.sqlite3)} of it`,
    atLeast(found.bar.sqlite3),
    found.holds.sqlite3,
  ),
  row(
    'rows a second',
    `django-gdpr-assist ${found.versions['django-gdpr-assist']}, ${found.gdpr_assist.rows.toLocaleString('en')} rows: ${found.rows_a_second.gdpr_assist}`,
    `**${found.ratio.gdpr_assist.toLocaleString('en')}** times as many`,
    atLeast(found.bar.gdpr_assist),
    found.holds.gdpr_assist,
  ),
];
