-- A restriction ends by ground: `endings` says of which the person was told that they end, and when; `ends` is the next of
-- these times.
ALTER TABLE standing ADD COLUMN endings TEXT NOT NULL DEFAULT '{}';
UPDATE standing SET endings = (SELECT json_group_object(g.value, ends) FROM json_each(grounds) AS g)
  WHERE ends IS NOT NULL;

-- `said` is when it was said last, which may be later than since when it stands. `claimed` is when, as an import tells, the
-- person has allowed since what they object to here: what they said here counts, and they are asked.
ALTER TABLE standing ADD COLUMN said INTEGER;
ALTER TABLE standing ADD COLUMN claimed INTEGER;
