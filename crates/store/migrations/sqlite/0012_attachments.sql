-- A picture or file whose bytes are held; docs/decisions/attachments.md says why here. `media` is the SHA-256 of the
-- address by which messages name it, `sha256` that of the bytes, `size` is how many there are.
CREATE TABLE attachment (
  app_id TEXT NOT NULL,
  media  BLOB NOT NULL,
  sha256 BLOB NOT NULL,
  size   INTEGER NOT NULL,
  data   TEXT NOT NULL,
  line   INTEGER NOT NULL,
  PRIMARY KEY (app_id, media)
) STRICT, WITHOUT ROWID;

-- Its bytes, from `place` 0 on.
CREATE TABLE attachment_chunk (
  app_id TEXT NOT NULL,
  media  BLOB NOT NULL,
  place  INTEGER NOT NULL,
  bytes  BLOB NOT NULL,
  PRIMARY KEY (app_id, media, place)
) STRICT, WITHOUT ROWID;

-- Which message names what, whether it is held or not: one may come before the other. The messages that are there when
-- this table is made are entered by `media::link_all`.
CREATE TABLE media_link (
  app_id          TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  message_id      TEXT NOT NULL,
  media           BLOB NOT NULL,
  PRIMARY KEY (app_id, conversation_id, message_id, media)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_link_by_media ON media_link (app_id, media, conversation_id);

-- What no message names any more because this person is being erased: its bytes go piece by piece.
CREATE TABLE attachment_going (
  app_id  TEXT NOT NULL,
  user_id TEXT NOT NULL,
  media   BLOB NOT NULL,
  PRIMARY KEY (app_id, user_id, media)
) STRICT, WITHOUT ROWID;
