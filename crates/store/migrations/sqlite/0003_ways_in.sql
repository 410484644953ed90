-- Keys with conditions and of other algorithms, sessions that can be told apart and ended, handovers, spent tokens,
-- and what a business says about itself. Whoever was signed in signs in again.

ALTER TABLE signing_key RENAME TO signing_key_2;
DROP INDEX signing_key_by_reach;
-- `lineage` is the first of the keys that this one replaced, one after the other, or itself.
CREATE TABLE signing_key (
  kid            TEXT NOT NULL PRIMARY KEY,
  reach          TEXT NOT NULL,
  algorithm      TEXT NOT NULL,
  material       BLOB NOT NULL,
  allows         TEXT NOT NULL,
  needs_audience INTEGER NOT NULL,
  once           INTEGER NOT NULL,
  not_after      INTEGER,
  lineage        TEXT NOT NULL,
  created_at     INTEGER NOT NULL,
  revoked_at     INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO signing_key
  SELECT kid, reach, '"HS256"', sealed_secret, allows, 0, 0, NULL, kid, created_at, NULL FROM signing_key_2;
DROP TABLE signing_key_2;
CREATE INDEX signing_key_by_reach ON signing_key (reach, created_at);
-- Two names for one key pair would be two people where two have to agree.
CREATE UNIQUE INDEX signing_key_by_public_key ON signing_key (material) WHERE algorithm <> '"HS256"';

DROP TABLE session;
-- Of a person: `app_id` and `external_id`. Of staff: `app_id`, `group_id`, or neither for the provider's.
CREATE TABLE session (
  digest      BLOB NOT NULL PRIMARY KEY,
  handle      TEXT NOT NULL,
  app_id      TEXT,
  external_id TEXT,
  group_id    TEXT,
  principal   TEXT NOT NULL,
  kid         TEXT NOT NULL,
  visit       TEXT NOT NULL,
  opened_at   INTEGER NOT NULL,
  seen_at     INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  errand      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_person ON session (app_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX session_of_staff ON session (opened_at) WHERE external_id IS NULL;
CREATE INDEX session_by_key ON session (kid);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE handover (
  digest      BLOB NOT NULL PRIMARY KEY,
  app_id      TEXT NOT NULL,
  external_id TEXT NOT NULL,
  principal   TEXT NOT NULL,
  kid         TEXT NOT NULL,
  expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_of_person ON handover (app_id, external_id);
CREATE INDEX handover_by_key ON handover (kid);
CREATE INDEX handover_by_expiry ON handover (expires_at);

-- Digests only; each until its token expires.
CREATE TABLE spent_token (
  digest BLOB NOT NULL PRIMARY KEY,
  until  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spent_token_by_end ON spent_token (until);

-- Up to when tokens have been forgotten: what expired by then may have been used.
CREATE TABLE spent_floor (
  one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  until INTEGER NOT NULL
) STRICT;
INSERT INTO spent_floor VALUES (1, 0);

CREATE TABLE app_facts (
  app_id TEXT NOT NULL PRIMARY KEY,
  facts  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
