-- Records that staff opened, and fields that the inventory does not describe.

-- A member of staff's session has a person's record open, for a reason and for a while.
CREATE TABLE opening (
  app_id    TEXT NOT NULL,
  subject   BLOB NOT NULL,
  session   BLOB NOT NULL,
  occasion  TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  until     INTEGER NOT NULL,
  PRIMARY KEY (app_id, subject, session, occasion)
) STRICT, WITHOUT ROWID;
CREATE INDEX opening_by_end ON opening (until);

-- How many records of a person (`user`: the person's record, channels, devices, other systems) or of a conversation
-- (`conversation`: itself, its seats and messages) have a field of this path that the inventory does not describe. It
-- goes with whoever holds it, because names too can be personal.
CREATE TABLE undescribed (
  app_id    TEXT NOT NULL,
  holder    TEXT NOT NULL,
  holder_id TEXT NOT NULL,
  path      TEXT NOT NULL,
  records   INTEGER NOT NULL,
  PRIMARY KEY (app_id, holder, holder_id, path)
) STRICT, WITHOUT ROWID;
