-- How far the ledger beside the database has come: its last line whose act is in here. What stands in the file after that
-- line was of an act that did not happen, and the next line takes its place.
CREATE TABLE ledger (
  one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  sequence INTEGER NOT NULL,
  hash     BLOB NOT NULL
) STRICT;
INSERT INTO ledger VALUES (1, 0, zeroblob(32));
