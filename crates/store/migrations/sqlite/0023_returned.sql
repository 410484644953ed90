-- Who had been erased and came again: under which request they had gone, and when they came first. Nothing names them here.
CREATE TABLE returned (
  app_id    TEXT NOT NULL,
  reference TEXT NOT NULL,
  came_at   INTEGER NOT NULL,
  PRIMARY KEY (app_id, reference)
) STRICT, WITHOUT ROWID;
