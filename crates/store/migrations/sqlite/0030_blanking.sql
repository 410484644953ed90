-- What is to be blanked in the ledger once the act is kept that asked for it: at once, or when the folder is opened next.
-- Empty, but until then.
CREATE TABLE blanking (
  number INTEGER PRIMARY KEY,
  later INTEGER NOT NULL,
  what TEXT NOT NULL
) STRICT;
