-- What a person has said about data of theirs that is incomplete (Art. 16 GDPR): kept with their record, and gone with it.
CREATE TABLE statement (
  app_id    TEXT NOT NULL,
  user_id   TEXT NOT NULL,
  reference TEXT NOT NULL,
  at        INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (app_id, user_id, reference)
) STRICT, WITHOUT ROWID;
