-- What somebody was called here before: until their record, `user_id`, went into another's, or until the business called
-- them otherwise. `external_id` is empty where only the platform had a name for them. How many entries the app's chain
-- had then, and when that was. `own` is 0 for what somebody else was called before: what was asked under it is not
-- theirs alone. The merges say whose record `user_id` is now.
ALTER TABLE former_name RENAME TO former_name_9;
CREATE TABLE former_name (
  app_id      TEXT NOT NULL,
  user_id     TEXT NOT NULL,
  external_id TEXT NOT NULL,
  entries     INTEGER NOT NULL,
  until       INTEGER NOT NULL,
  own         INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id, external_id)
) STRICT, WITHOUT ROWID;
INSERT INTO former_name
  SELECT app_id, discarded_id, ifnull(external_id, ''), entries, until, 1 FROM former_name_9;
DROP TABLE former_name_9;
CREATE INDEX former_name_by_external_id ON former_name (app_id, external_id);

-- By which pseudonyms the person is known, for when nothing is left that says so.
ALTER TABLE job ADD COLUMN subjects TEXT NOT NULL DEFAULT '[]';

-- A person has one open request of a kind, under whichever name they opened it.
CREATE INDEX request_of_user ON request (app_id, user_id) WHERE user_id IS NOT NULL;
