-- Erasures in their sizes. Whoever has gone by another, wider one meanwhile is named no more (`user_id`). `place` is the
-- last conversation that is done, where one that is done stays; `tries` counts how often it could not go on.
ALTER TABLE job RENAME TO job_before;
CREATE TABLE job (
  app_id      TEXT NOT NULL,
  reference   TEXT NOT NULL,
  user_id     TEXT,
  lease_until INTEGER NOT NULL,
  erased      TEXT NOT NULL,
  place       TEXT NOT NULL,
  tries       INTEGER NOT NULL,
  subjects    TEXT NOT NULL,
  PRIMARY KEY (app_id, reference)
) STRICT, WITHOUT ROWID;
INSERT INTO job SELECT app_id, reference, user_id, lease_until, erased, '', 0, subjects FROM job_before;
DROP TABLE job_before;
