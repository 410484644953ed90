//! How every connection is opened: the same pragmas from the first page on.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig};

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

/// The pages that a reader keeps, as `cache_size` has them: in KiB, negative. It is what SQLite keeps by itself.
pub(super) const READING: i64 = -2_000;

/// The same while it goes through all of somebody's records.
pub(super) const PASSING: i64 = -256;

pub(super) fn writer(file: &Path) -> Result<Connection, Error> {
    let db = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.busy_timeout(PATIENCE)?;
    db.execute_batch(PRAGMAS)?;
    db.pragma_update(None, "cache_size", -65_536)?;
    keep_statements(&db)?;
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
    keep_statements(&db)?;
    Ok(db)
}

/// A statement is planned once, whatever it is asked with: otherwise SQLite plans some anew with each page that is read
/// (its Query Planner Stability Guarantee).
fn keep_statements(db: &Connection) -> Result<(), Error> {
    db.set_prepared_statement_cache_capacity(64);
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy) => Self::Busy,
            _ => Self::database(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::id::{AppId, ConversationId, UserId};
    use rusqlite::StatementStatus;

    use super::{
        super::{migrate, people},
        *,
    };

    /// How often the statement for a conversation was planned anew.
    fn planned_anew(db: &Connection) -> i32 {
        let app = AppId::parse("a1").unwrap();
        for name in ["1", "2", "3"] {
            let (user, id) = (UserId::parse(name).unwrap(), ConversationId::parse(name).unwrap());
            assert_eq!(people::conversation(db, &app, &user, &id).unwrap(), None);
        }
        let statement = db.prepare_cached(&people::one_conversation()).unwrap();
        statement.get_status(StatementStatus::RePrepare)
    }

    #[test]
    fn a_statement_is_planned_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.db");
        migrate::up(&mut writer(&file).unwrap()).unwrap();
        assert_eq!(planned_anew(&reader(&file).unwrap()), 0);

        let without = reader(&file).unwrap();
        without
            .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, false)
            .unwrap();
        assert!(planned_anew(&without) > 0);
    }
}
