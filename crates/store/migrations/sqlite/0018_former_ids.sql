-- Whose an id is that went into another: what stands under it is that person's, unless somebody is held under it. Imports
-- keep this and `member` together, and the index of search goes by it.
CREATE TABLE former_id (
  app_id  TEXT NOT NULL,
  id      TEXT NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (app_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_id_of_person ON former_id (app_id, user_id);
INSERT INTO former_id
  SELECT g.app_id, g.discarded_id, g.user_id FROM merge AS g
  WHERE NOT EXISTS (SELECT 1 FROM user AS h WHERE h.app_id = g.app_id AND h.user_id = g.discarded_id);

-- They belong to what their former ids belong to.
INSERT OR IGNORE INTO member
  SELECT f.app_id, f.user_id, m.conversation_id FROM former_id AS f
  CROSS JOIN member AS m ON m.app_id = f.app_id AND m.user_id = f.id;

-- And find what is said there, as they do what they said themselves: the index is built anew.
UPDATE search_state SET rules = 0
  WHERE EXISTS (SELECT 1 FROM former_id AS f JOIN member AS m ON m.app_id = f.app_id AND m.user_id = f.id);
