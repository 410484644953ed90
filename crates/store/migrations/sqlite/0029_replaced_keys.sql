-- The key that each was made in place of; of keys that were there before, only the line is known.
ALTER TABLE signing_key ADD COLUMN replaces TEXT;
