//! The data folder: made for its owner's eyes alone, and opened by one at a time.

use std::{
    ffi::OsStr,
    fs::{self, File, TryLockError},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use rusqlite::ErrorCode;

use crate::Error;

/// How the names begin of files that are not in their place yet. Whoever writes one holds it locked.
pub const UNFINISHED: &str = ".rightsdesk-";

/// How those of folders begin in which a backup is worked on. Whoever does holds the lock of the data folder.
pub const WORKSHOP: &str = ".rightsdesk-restore-";

/// A master key that is not in its place yet, without a lock.
const KEY: &str = ".rightsdesk-master-key-";

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
    let lock = lock_of(folder).map_err(unusable)?;
    lock.lock().map_err(unusable)?;
    Ok(Opening {
        folder: folder.to_owned(),
        _lock: lock,
    })
}

fn lock_of(folder: &Path) -> io::Result<File> {
    let name = folder.join("rightsdesk.lock");
    owners().create(true).append(true).open(name)
}

/// Removes what somebody has left who was killed while they wrote a backup, a copy or what is put back. False if that
/// cannot be done, or somebody is opening the folder.
pub(super) fn is_tidy(folder: &Path) -> bool {
    try_tidy(folder).unwrap_or_else(|error| {
        untidy(&error);
        false
    })
}

fn try_tidy(folder: &Path) -> io::Result<bool> {
    let mut names = fs::read_dir(folder)?;
    // Nobody waits for a lock where there is nothing.
    let is_tidy = names.all(|entry| entry.is_ok_and(|entry| !is_unfinished(&entry.file_name())));
    if is_tidy {
        return Ok(true);
    }
    let lock = lock_of(folder)?;
    match lock.try_lock() {
        Ok(()) => tidy(folder).map(|()| true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn is_unfinished(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(UNFINISHED) && !name.starts_with(KEY)
}

fn untidy(error: &io::Error) {
    tracing::warn!(%error, "what was left of a backup, a copy or a restore could not be removed");
}

/// As [`is_tidy`], of a folder that is locked.
fn tidy(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_workshop = entry.file_name().to_string_lossy().starts_with(WORKSHOP);
        if is_workshop && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    remove_left(folder)
}

/// Removes the files of a folder that somebody has left who was killed before they were in their place.
///
/// # Errors
/// If one cannot be removed.
pub fn remove_left(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if is_unfinished(&entry.file_name()) && entry.file_type()?.is_file() {
            remove_unlocked(&entry.path())?;
        }
    }
    Ok(())
}

fn remove_unlocked(file: &Path) -> io::Result<()> {
    let open = File::options().read(true).write(true).open(file);
    let removed = open.and_then(|open| match open.try_lock() {
        Ok(()) => fs::remove_file(file),
        Err(TryLockError::WouldBlock) => Ok(()),
        Err(TryLockError::Error(error)) => Err(error),
    });
    match removed {
        // It has come to its place meanwhile.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Makes the folder and an empty file in it, if they are not there, and removes what was left by whoever was killed.
pub(super) fn prepare(folder: &Path) -> Result<Opening, Error> {
    let opening = enter(folder)?;
    // Nothing is verified as long as it is there, and all else can go on.
    if let Err(error) = tidy(folder) {
        untidy(&error);
    }
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

#[cfg(test)]
mod tests {
    use super::{super::pool::Pool, *};

    /// The hidden names in a folder.
    fn hidden(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut hidden: Vec<_> = names.filter(|name| name.starts_with('.')).collect();
        hidden.sort();
        hidden
    }

    /// The controls: what is still written, what is not finished for a moment only, and what is somebody else's.
    #[test]
    fn what_the_killed_have_left_goes_when_the_folder_is_opened_and_while_it_is() {
        for opens in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let pool = Pool::open(folder.path()).unwrap();
            let at = |name: &str| folder.path().join(name);
            fs::create_dir(at(".rightsdesk-restore-a")).unwrap();
            fs::write(at(".rightsdesk-restore-a/rightsdesk.db"), b"all of it").unwrap();
            for name in [".rightsdesk-b", ".rightsdesk-master-key-c", ".rightsdesk"] {
                fs::write(at(name), b"some").unwrap();
            }
            let written = File::create(at(".rightsdesk-d")).unwrap();
            written.lock().unwrap();
            if opens {
                drop(Pool::open(folder.path()).unwrap());
            } else {
                assert!(pool.settle().unwrap());
            }
            let left = [".rightsdesk", ".rightsdesk-d", ".rightsdesk-master-key-c"];
            assert_eq!(hidden(folder.path()), left);
            drop(written);
            assert!(pool.settle().unwrap());
            assert_eq!(hidden(folder.path()), [left[0], left[2]]);
        }
    }

    /// Somebody who has the folder to themselves may be working on a backup there. The control is a folder without any.
    #[test]
    fn what_may_be_somebodys_stays_and_nothing_is_settled() {
        let folder = tempfile::tempdir().unwrap();
        let pool = Pool::open(folder.path()).unwrap();
        let opening = enter(folder.path()).unwrap();
        assert!(pool.settle().unwrap());
        let workshop = folder.path().join(".rightsdesk-restore-a");
        fs::create_dir(&workshop).unwrap();
        assert!(!pool.settle().unwrap() && workshop.exists());
        drop(opening);
        assert!(pool.settle().unwrap() && !workshop.exists());
    }
}
