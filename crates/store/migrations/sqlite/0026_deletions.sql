-- A business that goes, or has gone, with everything of everybody: the last deletion of each id. `deletion` is the whole, as
-- JSON; the other columns are what it is found by. It outlives the business, so that nothing of this id comes in unnoticed.
CREATE TABLE deletion (
  app_id     TEXT NOT NULL PRIMARY KEY,
  stage      TEXT NOT NULL,
  unverified INTEGER NOT NULL,
  deletion   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Whether it is not a request that is carried out, but the deletion of the whole business.
ALTER TABLE job ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;
