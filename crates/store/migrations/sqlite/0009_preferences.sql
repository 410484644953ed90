-- What a person said about marketing: one for each, which stands until the next. `at` is when it came in.
CREATE TABLE preference (
  app_id  TEXT NOT NULL,
  user_id TEXT NOT NULL,
  at      INTEGER NOT NULL,
  data    TEXT NOT NULL,
  line    INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id)
) STRICT, WITHOUT ROWID;
