-- Erasures that are carried out, until the file was looked through and nothing is left in it of what is gone. Those of
-- earlier versions are looked for as well, where their history says when they were done.
CREATE TABLE unverified (
  app_id    TEXT NOT NULL,
  reference TEXT NOT NULL,
  PRIMARY KEY (app_id, reference)
) STRICT, WITHOUT ROWID;
INSERT INTO unverified
  SELECT app_id, reference FROM request
  WHERE kind = 'erasure' AND state = 'done'
    AND EXISTS (SELECT 1 FROM json_each(request, '$.trail') WHERE json_extract(value, '$.what') = 'done');
