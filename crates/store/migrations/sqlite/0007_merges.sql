-- Two records of one person that became one: `discarded_id` went into the person's. `user_id` is whoever the records
-- are of now: it follows when that record, too, goes into another. `at` is when it came in first.
CREATE TABLE merge (
  app_id       TEXT NOT NULL,
  user_id      TEXT NOT NULL,
  discarded_id TEXT NOT NULL,
  at           INTEGER NOT NULL,
  data         TEXT NOT NULL,
  line         INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id, discarded_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX merge_by_discarded ON merge (app_id, discarded_id);
