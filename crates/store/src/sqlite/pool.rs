//! One writing connection behind a lock, and as many reading ones as are wanted at once.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{migrate, open};
use crate::Error;

/// Idle readers that are kept open.
const KEPT_READERS: usize = 8;

pub(super) struct Pool {
    file: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Pool {
    pub(super) fn open(folder: &Path) -> Result<Self, Error> {
        let unusable = |why: String| Error::Folder {
            path: folder.display().to_string(),
            why,
        };
        fs::create_dir_all(folder).map_err(|error| unusable(error.to_string()))?;
        let file = folder.join("rightsdesk.db");
        let mut writer = open::writer(&file).map_err(|error| match error {
            Error::Database(cause) => unusable(cause.to_string()),
            other => other,
        })?;
        migrate::up(&mut writer).map_err(|error| match error {
            Error::Database(cause) => unusable(cause.to_string()),
            other => other,
        })?;
        restrict(&file).map_err(|error| unusable(error.to_string()))?;
        Ok(Self {
            file,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
        })
    }

    /// Runs `work` in one writing transaction on a thread that may block; an error rolls it back.
    pub(super) async fn write<T, F>(self: &std::sync::Arc<Self>, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, Error> + Send + 'static,
    {
        let pool = std::sync::Arc::clone(self);
        tokio::task::spawn_blocking(move || {
            pool.with_writer(|db| {
                let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
                let done = work(&transaction)?;
                transaction.commit()?;
                Ok(done)
            })
        })
        .await
        .map_err(Error::database)?
    }

    /// Runs `work` in one reading transaction, one snapshot, on a thread that may block.
    pub(super) async fn read<T, F>(self: &std::sync::Arc<Self>, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, Error> + Send + 'static,
    {
        let pool = std::sync::Arc::clone(self);
        tokio::task::spawn_blocking(move || {
            let mut db = match lock(&pool.readers).pop() {
                Some(db) => db,
                None => open::reader(&pool.file)?,
            };
            let done = {
                let snapshot = db.transaction()?;
                work(&snapshot)
            };
            let mut readers = lock(&pool.readers);
            if readers.len() < KEPT_READERS {
                readers.push(db);
            }
            done
        })
        .await
        .map_err(Error::database)?
    }

    pub(super) fn with_writer<T>(&self, work: impl FnOnce(&mut Connection) -> T) -> T {
        work(&mut lock(&self.writer))
    }

    /// Empties the write-ahead log into the file. False if a reader was in the way.
    pub(super) fn settle(&self) -> Result<bool, Error> {
        self.with_writer(|db| {
            Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0))? == 0)
        })
    }
}

/// A panic elsewhere left no half-done state behind: transactions roll back when they are dropped.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Nobody but the owner reads the file.
#[cfg(unix)]
fn restrict(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn restrict(_: &Path) -> std::io::Result<()> {
    Ok(())
}
