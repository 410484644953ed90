//! A backup as a file: written of one moment, looked over, and put in the place of the data.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{folder, migrate, open};
use crate::Error;

/// Writes all that is kept into an empty file, of one moment, while others read and write. The file has no room between
/// its records, so that nothing stands there.
pub(super) fn write(database: &Path, to: &Path) -> Result<(), Error> {
    let Some(path) = to.to_str() else {
        return Err(folder::unusable(to, &"its name is not in UTF-8"));
    };
    open::writer(database)?.execute("VACUUM INTO ?1", [path])?;
    Ok(())
}

/// Whether a file is a whole backup that this version can read.
///
/// # Errors
/// [`Error::Damaged`] if it is damaged, cut short, or none; [`Error::Newer`] if a newer version wrote it.
pub fn look_over(file: &Path) -> Result<(), Error> {
    let damaged = |why: &dyn std::fmt::Display| Error::Damaged {
        path: file.display().to_string(),
        why: why.to_string(),
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let length = fs::metadata(file).map_err(|error| damaged(&error))?.len();
    let look = || {
        let db = Connection::open_with_flags(file, flags)?;
        db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")?;
        let ask = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
        let version = ask("PRAGMA user_version")?;
        let tables = ask(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('audit', 'request', 'secret')",
        )?;
        // SQLite fills up a last page that is cut short.
        let whole = ask("PRAGMA page_count")? * ask("PRAGMA page_size")?;
        let found: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        Ok::<_, rusqlite::Error>((version, tables, whole, found))
    };
    let (version, tables, whole, found) = look().map_err(|error| damaged(&error))?;
    if tables != 3 {
        return Err(damaged(&"it has none of the tables"));
    }
    if version > migrate::latest() {
        return Err(Error::Newer {
            found: version,
            known: migrate::latest(),
        });
    }
    if u64::try_from(whole) != Ok(length) {
        return Err(damaged(&"it is cut short"));
    }
    if found != "ok" {
        return Err(damaged(&found));
    }
    Ok(())
}

/// A data folder that nobody uses, and that nobody opens while this is held.
pub struct Claim {
    opening: folder::Opening,
}

impl Claim {
    /// Takes the folder, and makes it if it is not there. Waits for whoever is opening it.
    ///
    /// # Errors
    /// [`Error::Busy`] if somebody uses what is in it, [`Error::Folder`] if it cannot be used.
    pub fn take(data: &Path) -> Result<Self, Error> {
        let opening = folder::enter(data)?;
        if opening.file().exists() {
            is_free(&opening.file())?;
        }
        Ok(Self { opening })
    }

    /// Whether data are in it.
    pub fn has_data(&self) -> bool {
        self.opening.file().exists()
    }

    /// Its ledger.
    pub fn ledger(&self) -> PathBuf {
        folder::ledger(self.opening.folder())
    }

    /// Moves a database and its ledger from elsewhere on the same disk into the folder, in the place of what is there.
    ///
    /// # Errors
    /// [`Error::Folder`] if that cannot be done.
    pub fn put(&self, database: &Path, ledger: &Path) -> Result<(), Error> {
        let folder = self.opening.folder();
        let put = || -> io::Result<()> {
            for file in [database, ledger] {
                fs::File::open(file)?.sync_all()?;
            }
            // The ledger goes first: one that knows more than its database does no harm.
            fs::rename(ledger, self.ledger())?;
            for beside in ["-wal", "-shm"] {
                let mut name = self.opening.file().into_os_string();
                name.push(beside);
                match fs::remove_file(name) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
            fs::rename(database, self.opening.file())?;
            folder::sync(folder)
        };
        put().map_err(|error| folder::unusable(folder, &error))
    }
}

/// Every connection shares the file as long as it is open, and no journal but the log beside it can be shared: whoever may
/// turn the log off is alone. What is no database any more is nobody's.
fn is_free(file: &Path) -> Result<(), Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let turn_off = || {
        let db = Connection::open_with_flags(file, flags)?;
        db.busy_timeout(Duration::ZERO)?;
        db.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0))
    };
    match turn_off() {
        Ok(mode) if mode == "delete" => Ok(()),
        Ok(_) => Err(Error::Busy),
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Ok(()),
            _ => Err(error.into()),
        },
    }
}
