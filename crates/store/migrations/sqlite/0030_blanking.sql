-- What is to be blanked in the ledger once the act is kept that asked for it. Empty, but between that act and what follows.
CREATE TABLE blanking (
  number INTEGER PRIMARY KEY,
  what TEXT NOT NULL
) STRICT;
