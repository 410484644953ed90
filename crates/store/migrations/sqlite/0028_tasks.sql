-- What decisions ask to be done elsewhere, in the order of `number`. `deed` names nobody and stays; `details` says exactly
-- what and about whom, and goes once it is done. `state` is open, or what came of it, which `settled` tells. `next_at` is
-- when the portal does it by itself, in microseconds since 1970, UTC; it is also the end of a lease.
CREATE TABLE task (
  app_id    TEXT NOT NULL,
  reference TEXT NOT NULL,
  number    INTEGER NOT NULL,
  deed      TEXT NOT NULL,
  details   TEXT,
  state     TEXT NOT NULL,
  settled   TEXT,
  next_at   INTEGER,
  tries     INTEGER NOT NULL,
  trouble   TEXT,
  PRIMARY KEY (app_id, reference, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_left ON task (app_id, reference) WHERE state IN ('open', 'failed');
CREATE INDEX task_due ON task (next_at) WHERE next_at IS NOT NULL;
