//! The data folder: made for its owner's eyes alone, and opened by one at a time.

use std::{
    fs::{self, File},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use rusqlite::ErrorCode;

use crate::Error;

/// Held while the database is opened. Two who both find an empty folder would be in each other's way: one would
/// find the file locked while the other turns its log on. And whoever makes the file closes it again, which would
/// drop the locks of the other's connection if it had one in the same process.
pub(super) struct Opening {
    folder: PathBuf,
    _lock: File,
}

impl Opening {
    /// Where the database is.
    pub(super) fn file(&self) -> PathBuf {
        database(&self.folder)
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Makes the folder, if it is not there, and waits until nobody else opens it.
pub(super) fn enter(folder: &Path) -> Result<Opening, Error> {
    let unusable = |error: io::Error| unusable(folder, &error);
    make(folder).map_err(unusable)?;
    let lock = owners()
        .create(true)
        .append(true)
        .open(folder.join("rightsdesk.lock"))
        .map_err(unusable)?;
    lock.lock().map_err(unusable)?;
    Ok(Opening {
        folder: folder.to_owned(),
        _lock: lock,
    })
}

/// Makes the folder and an empty file in it, if they are not there.
pub(super) fn prepare(folder: &Path) -> Result<Opening, Error> {
    let opening = enter(folder)?;
    let unusable = |error: io::Error| unusable(folder, &error);
    let file = opening.file();
    match owners().create_new(true).write(true).open(&file) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => restrict(&file).map_err(unusable)?,
        Err(error) => return Err(unusable(error)),
    }
    Ok(opening)
}

/// A failure at opening, with the path that is to be looked at.
pub(super) fn named(folder: &Path, file: &Path, error: Error) -> Error {
    let Error::Database(cause) = &error else {
        return error;
    };
    let sqlite: Option<&rusqlite::Error> = cause.downcast_ref();
    match sqlite.and_then(rusqlite::Error::sqlite_error_code) {
        Some(
            ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied
            | ErrorCode::SystemIoFailure
            | ErrorCode::DiskFull,
        ) => unusable(folder, cause),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Error::Damaged {
            path: file.display().to_string(),
            why: cause.to_string(),
        },
        _ => error,
    }
}

pub(super) fn unusable(folder: &Path, why: &dyn std::fmt::Display) -> Error {
    Error::Folder {
        path: folder.display().to_string(),
        why: why.to_string(),
    }
}

fn database(folder: &Path) -> PathBuf {
    folder.join("rightsdesk.db")
}

/// Where its ledger is.
pub(super) fn ledger(folder: &Path) -> PathBuf {
    folder.join("rightsdesk.ledger")
}

/// The ledgers in whose place another was put.
pub(super) fn put_aside(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry
            .file_name()
            .to_string_lossy()
            .starts_with("rightsdesk.ledger-")
        {
            found.push(entry.path());
        }
    }
    Ok(found)
}

/// What was made, moved or taken out in it stays so after a loss of power.
#[cfg(unix)]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn make(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Options for a file that only its owner can read. What SQLite puts beside the database has the same mode.
#[cfg(unix)]
pub(super) fn owners() -> fs::OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = File::options();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
pub(super) fn owners() -> fs::OpenOptions {
    File::options()
}

/// For a file that came from elsewhere.
#[cfg(unix)]
fn restrict(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn restrict(_: &Path) -> io::Result<()> {
    Ok(())
}
