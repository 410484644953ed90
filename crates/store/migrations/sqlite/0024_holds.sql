-- Legal holds: while one stands, no erasure of the person's is approved or carried out. `until` is its last day and `ends`
-- the end of that where the business is; both are none where it stands until it is lifted. What is over is forgotten, and
-- all of it is gone with everything of the person's.
CREATE TABLE hold (
  app_id  TEXT NOT NULL,
  user_id TEXT NOT NULL,
  id      TEXT NOT NULL,
  ground  TEXT NOT NULL,
  why     TEXT NOT NULL,
  set_by  TEXT NOT NULL,
  since   INTEGER NOT NULL,
  until   TEXT,
  ends    INTEGER,
  PRIMARY KEY (app_id, user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hold_ends ON hold (ends) WHERE ends IS NOT NULL;
