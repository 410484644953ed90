-- For how long things of a class are kept, as somebody confirmed it: what is older goes by itself. Another period has to be
-- confirmed anew.
CREATE TABLE retention (
  app_id       TEXT NOT NULL,
  class        TEXT NOT NULL,
  period       TEXT NOT NULL,
  confirmed_at INTEGER NOT NULL,
  PRIMARY KEY (app_id, class)
) STRICT, WITHOUT ROWID;

-- When an app's things are looked through next, who does so until when, and what has gone in this run. Of its log, entries
-- up to `entries_to` say nothing any more once it is over, and those up to `entries_empty` do not already. `last_at` and
-- `last_gone` are of the last run in which something went; `unverified`, until the file was looked through and nothing is
-- left in it of that, is when that was.
CREATE TABLE retention_run (
  app_id        TEXT NOT NULL PRIMARY KEY,
  due_at        INTEGER NOT NULL,
  lease_until   INTEGER NOT NULL,
  gone          TEXT NOT NULL,
  entries_to    INTEGER NOT NULL,
  entries_empty INTEGER NOT NULL,
  last_at       INTEGER,
  last_gone     TEXT,
  unverified    INTEGER
) STRICT, WITHOUT ROWID;
