-- What stands about people until it is lifted: that they want no marketing, that they have objected to other uses, that
-- their records are only stored. By their pseudonym, so that it outlives an erasure; `user_id` is theirs while they are
-- held. `ends` is when a restriction will be lifted, once the person was told; `lifted` when it was. `changed` is the place
-- of the person's last change in the count of the app: the same in all their rows.
CREATE TABLE standing (
  app_id    TEXT NOT NULL,
  subject   BLOB NOT NULL,
  what      TEXT NOT NULL,
  user_id   TEXT,
  since     INTEGER NOT NULL,
  ends      INTEGER,
  lifted    INTEGER,
  changed   INTEGER NOT NULL,
  reference TEXT,
  grounds   TEXT NOT NULL,
  origin    TEXT NOT NULL,
  PRIMARY KEY (app_id, subject, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_by_change ON standing (app_id, changed);
CREATE INDEX standing_of_user ON standing (app_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX standing_ends ON standing (ends) WHERE ends IS NOT NULL;

CREATE TABLE standing_change (
  app_id  TEXT NOT NULL PRIMARY KEY,
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whether the person said so here: an older word of the business's gives way to it.
ALTER TABLE preference ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
