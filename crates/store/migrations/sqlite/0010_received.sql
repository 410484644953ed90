-- What another portal had written down about a person, as the copy brought it that came in here: kept as it came, and
-- merged with nothing. `document` counts a person's documents, `kid` names the key that signed the copy.
CREATE TABLE received (
  app_id   TEXT NOT NULL,
  user_id  TEXT NOT NULL,
  document INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  kid      TEXT NOT NULL,
  requests INTEGER NOT NULL,
  entries  INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id, document)
) STRICT, WITHOUT ROWID;

-- An element of one of its two lists, `requests` and `accessLog`, its own text.
CREATE TABLE received_element (
  app_id   TEXT NOT NULL,
  user_id  TEXT NOT NULL,
  document INTEGER NOT NULL,
  list     TEXT NOT NULL,
  place    INTEGER NOT NULL,
  data     TEXT NOT NULL,
  PRIMARY KEY (app_id, user_id, document, list, place)
) STRICT, WITHOUT ROWID;
