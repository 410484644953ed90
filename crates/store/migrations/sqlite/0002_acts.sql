-- What people and staff do: keys, sessions, requests, their execution, and the log of it all.

CREATE TABLE signing_key (
  kid           TEXT NOT NULL PRIMARY KEY,
  reach         TEXT NOT NULL,
  allows        TEXT NOT NULL,
  sealed_secret BLOB NOT NULL,
  created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX signing_key_by_reach ON signing_key (reach, created_at);

-- `app_id` and `external_id` stand apart from the principal so that erasing a person ends their sessions.
CREATE TABLE session (
  digest      BLOB NOT NULL PRIMARY KEY,
  app_id      TEXT,
  external_id TEXT,
  principal   TEXT NOT NULL,
  kid         TEXT NOT NULL,
  opened_at   INTEGER NOT NULL,
  seen_at     INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_person ON session (app_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX session_by_expiry ON session (expires_at);

-- `request` is the whole, as JSON; the other columns are what it is found by.
CREATE TABLE request (
  app_id      TEXT NOT NULL,
  reference   TEXT NOT NULL,
  subject     BLOB NOT NULL,
  kind        TEXT NOT NULL,
  open        INTEGER NOT NULL,
  state       TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  due         TEXT NOT NULL,
  once        TEXT NOT NULL,
  user_id     TEXT,
  request     TEXT NOT NULL,
  PRIMARY KEY (app_id, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_of_person ON request (app_id, subject, received_at);
CREATE INDEX request_queue ON request (app_id, open, due, reference);
CREATE UNIQUE INDEX request_once ON request (app_id, subject, once);

-- A decision to carry out. `erased` counts what has gone so far.
CREATE TABLE job (
  app_id      TEXT NOT NULL,
  reference   TEXT NOT NULL,
  user_id     TEXT NOT NULL,
  lease_until INTEGER NOT NULL,
  erased      TEXT NOT NULL,
  PRIMARY KEY (app_id, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstone (
  app_id    TEXT NOT NULL,
  subject   BLOB NOT NULL,
  reference TEXT NOT NULL,
  erased_at INTEGER NOT NULL,
  PRIMARY KEY (app_id, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  chain    TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  subject  BLOB,
  sealed   BLOB NOT NULL,
  hash     BLOB NOT NULL,
  PRIMARY KEY (chain, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_of_person ON audit (chain, subject, sequence) WHERE subject IS NOT NULL;
