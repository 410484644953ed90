-- The last one-time address that was made for a request at which somebody whom the person named fetches their copy. Code
-- and secret are digests, and go when the address ends; how it ended stays, for both sides to read.
CREATE TABLE fetch_grant (
  app_id     TEXT NOT NULL,
  reference  TEXT NOT NULL,
  code       BLOB,
  secret     BLOB,
  made_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  tries_left INTEGER NOT NULL,
  fate       TEXT,
  ended_at   INTEGER,
  PRIMARY KEY (app_id, reference)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fetch_grant_code ON fetch_grant (code) WHERE code IS NOT NULL;
CREATE INDEX fetch_grant_expires ON fetch_grant (expires_at) WHERE code IS NOT NULL;
