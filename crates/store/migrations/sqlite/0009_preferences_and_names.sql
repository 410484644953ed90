-- What a person said about marketing: one for each, which stands until the next. `at` is when it came in.
CREATE TABLE preference (
  app_id  TEXT NOT NULL,
  user_id TEXT NOT NULL,
  at      INTEGER NOT NULL,
  data    TEXT NOT NULL,
  line    INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id)
) STRICT, WITHOUT ROWID;

-- Whose record was held here and went into another: what they were called, how many entries the app's chain had then, and
-- when that was. The merge says who they are now.
CREATE TABLE former_name (
  app_id       TEXT NOT NULL,
  discarded_id TEXT NOT NULL,
  external_id  TEXT,
  entries      INTEGER NOT NULL,
  until        INTEGER NOT NULL,
  PRIMARY KEY (app_id, discarded_id)
) STRICT, WITHOUT ROWID;
