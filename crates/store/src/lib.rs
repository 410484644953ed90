//! One intention, one transaction: the trait, its contract suite, SQLite.
