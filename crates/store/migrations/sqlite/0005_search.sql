-- Finding words in one's own messages; docs/decisions/search-index.md says why it is laid out like this.

-- Whoever belongs to a conversation, by a number that is never given to anybody else.
CREATE TABLE reader (
  app_id  TEXT NOT NULL,
  user_id TEXT NOT NULL,
  number  INTEGER NOT NULL,
  PRIMARY KEY (app_id, user_id)
) STRICT, WITHOUT ROWID;

-- A message in one reader's index. `at` orders them: the milliseconds since 1970 of when it was received, and eight bits
-- to tell apart.
CREATE TABLE hit (
  app_id     TEXT NOT NULL,
  reader     INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  PRIMARY KEY (app_id, reader, at)
) STRICT, WITHOUT ROWID;

-- By which rules the index was built, and how many readers there ever were.
CREATE TABLE search_state (
  one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  rules   INTEGER NOT NULL,
  readers INTEGER NOT NULL
) STRICT;
INSERT INTO search_state VALUES (1, 0, 0);

-- `7·refund`: reader 7 finds this word at these places. Nothing but the words is kept, and nothing is kept of words that
-- were taken out.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
-- Taking a word out costs a look into every segment: an import leaves few, if it may keep this many bytes in memory.
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);

-- What somebody looked for, while their session lasts.
ALTER TABLE session ADD COLUMN searches TEXT;
