-- How many records that name them were set aside, the last time that any came. None were of whoever was let in.
ALTER TABLE returned ADD COLUMN records INTEGER NOT NULL DEFAULT 0;
