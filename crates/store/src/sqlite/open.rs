//! How every connection is opened: the same pragmas from the first page on.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags};

use crate::Error;

/// Applied to every connection before anything else is done with it.
///
/// `secure_delete` overwrites what is deleted and only helps if it was on from the first page; `FULL` makes an
/// acknowledged commit survive a loss of power; the WAL lets readers read while the writer writes.
const PRAGMAS: &str = "
PRAGMA secure_delete = ON;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA temp_store = MEMORY;
";

/// How long a connection waits for another process's write.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn writer(file: &Path) -> Result<Connection, Error> {
    let db = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.busy_timeout(PATIENCE)?;
    db.execute_batch(PRAGMAS)?;
    db.pragma_update(None, "cache_size", -65_536)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

pub(super) fn reader(file: &Path) -> Result<Connection, Error> {
    let db = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.busy_timeout(PATIENCE)?;
    db.execute_batch(PRAGMAS)?;
    db.pragma_update(None, "query_only", true)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::database(error)
    }
}
