-- Requests of every kind. Two are for the same when kind and scope are: until now there was one kind, and one scope.
ALTER TABLE request ADD COLUMN scope TEXT NOT NULL DEFAULT 'everything';
-- When something happens by itself.
ALTER TABLE request ADD COLUMN wakes_at INTEGER;
CREATE UNIQUE INDEX request_open ON request (app_id, subject, kind, scope) WHERE open;
CREATE INDEX request_wakes ON request (wakes_at) WHERE wakes_at IS NOT NULL;

-- What a person and the business say to each other about a request.
CREATE TABLE request_message (
  app_id    TEXT NOT NULL,
  reference TEXT NOT NULL,
  number    INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  author    TEXT NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (app_id, reference, number)
) STRICT, WITHOUT ROWID;
