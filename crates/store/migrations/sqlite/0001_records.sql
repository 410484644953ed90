-- Every table and every key begins with the app, but for what belongs to the installation.
-- `data` is the platform's object, its own text. `line` tells which line of which import last touched the row.

CREATE TABLE secret (
  name   TEXT NOT NULL PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- How many lines all imports have read so far: the next import numbers its lines from there, so that `line` tells
-- both whether this import touched a row and where in the file the row came from.
CREATE TABLE import_position (
  one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  line INTEGER NOT NULL
) STRICT;
INSERT INTO import_position VALUES (1, 0);

-- What an import has to look at once it has read all its lines, and by which line. Empty but for its transaction.
CREATE TABLE import_pending (
  app_id TEXT NOT NULL,
  what   TEXT NOT NULL,
  id     TEXT NOT NULL,
  line   INTEGER NOT NULL,
  PRIMARY KEY (app_id, what, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE app (
  app_id TEXT NOT NULL PRIMARY KEY,
  data   TEXT NOT NULL,
  line   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE app_group (
  group_id TEXT NOT NULL PRIMARY KEY,
  data     TEXT NOT NULL,
  line     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE app_group_member (
  group_id TEXT NOT NULL,
  app_id   TEXT NOT NULL,
  PRIMARY KEY (group_id, app_id)
) STRICT, WITHOUT ROWID;

-- `going` names the request under which the person is being erased: from then on nobody sees them.
CREATE TABLE user (
  app_id      TEXT NOT NULL,
  user_id     TEXT NOT NULL,
  external_id TEXT,
  going       TEXT,
  data        TEXT NOT NULL,
  line        INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX user_by_external_id ON user (app_id, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE client (
  app_id    TEXT NOT NULL,
  user_id   TEXT NOT NULL,
  client_id TEXT NOT NULL,
  data      TEXT NOT NULL,
  line      INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id, client_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX client_by_id ON client (app_id, client_id);

CREATE TABLE device (
  app_id    TEXT NOT NULL,
  user_id   TEXT NOT NULL,
  device_id TEXT NOT NULL,
  data      TEXT NOT NULL,
  line      INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id, device_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX device_by_id ON device (app_id, device_id);

CREATE TABLE business_system (
  app_id  TEXT NOT NULL,
  user_id TEXT NOT NULL,
  key     TEXT NOT NULL,
  data    TEXT NOT NULL,
  line    INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation (
  app_id          TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  data            TEXT NOT NULL,
  line            INTEGER NOT NULL,
  PRIMARY KEY (app_id, conversation_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  app_id          TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  participant_id  TEXT NOT NULL,
  user_id         TEXT,
  data            TEXT NOT NULL,
  line            INTEGER NOT NULL,
  PRIMARY KEY (app_id, conversation_id, participant_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX participant_by_id ON participant (app_id, participant_id);

-- Clustered for reading a conversation in order. `received` is in microseconds since 1970, UTC.
CREATE TABLE message (
  app_id          TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  received        INTEGER NOT NULL,
  message_id      TEXT NOT NULL,
  data            TEXT NOT NULL,
  line            INTEGER NOT NULL,
  PRIMARY KEY (app_id, conversation_id, received, message_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX message_by_id ON message (app_id, message_id);

-- Who belongs to a conversation: who has a seat in it, and who ever wrote in it.
CREATE TABLE member (
  app_id          TEXT NOT NULL,
  user_id         TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  PRIMARY KEY (app_id, user_id, conversation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_conversation ON member (app_id, conversation_id, user_id);

-- Totals kept with the data, so that a page need not count.
CREATE TABLE conversation_total (
  app_id          TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  messages        INTEGER NOT NULL,
  bytes           INTEGER NOT NULL,
  PRIMARY KEY (app_id, conversation_id)
) STRICT, WITHOUT ROWID;

-- How `owner` sees `other`.
CREATE TABLE alias (
  app_id TEXT NOT NULL,
  owner  TEXT NOT NULL,
  other  TEXT NOT NULL,
  alias  TEXT NOT NULL,
  PRIMARY KEY (app_id, owner, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_other ON alias (app_id, other);
