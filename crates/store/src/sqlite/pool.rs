//! One writing connection behind a lock, and as many reading ones as are wanted at once.

use std::{
    fs::File,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError},
    time::Duration,
};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{backup, folder, ledger, migrate, open, search};
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
        let opening = folder::prepare(folder)?;
        let file = opening.file();
        let unusable = |error| folder::named(folder, &file, error);
        let mut writer = open::writer(&file).map_err(unusable)?;
        migrate::up(&mut writer).map_err(unusable)?;
        search::keep_up(&mut writer).map_err(unusable)?;
        try_to_blank(&mut writer, true);
        Ok(Self {
            file,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
        })
    }

    /// Runs `work` in one writing transaction on a thread that may block; an error rolls it back.
    pub(super) async fn write<T, F>(self: &Arc<Self>, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, Error> + Send + 'static,
    {
        self.blocking(move |pool| pool.write_here(work)).await
    }

    /// As [`Self::write`], on this thread.
    pub(super) fn write_here<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_writer(|db| {
            let done = transact(db, work)?;
            // The act is kept, whatever becomes of this.
            try_to_blank(db, false);
            Ok(done)
        })
    }

    /// Writes all that is kept into an empty file.
    pub(super) fn back_up(&self, to: &Path) -> Result<(), Error> {
        backup::write(&self.file, to)
    }

    /// As [`Self::write`], but not at all while somebody else is writing.
    pub(super) async fn write_if_free<F>(self: &Arc<Self>, work: F) -> Result<(), Error>
    where
        F: FnOnce(&Transaction<'_>) -> Result<(), Error> + Send + 'static,
    {
        self.blocking(move |pool| {
            let mut db = match pool.writer.try_lock() {
                Ok(db) => db,
                Err(TryLockError::Poisoned(db)) => db.into_inner(),
                Err(TryLockError::WouldBlock) => return Ok(()),
            };
            impatiently(&mut db, |db| transact(db, work)).or_else(|error| match error {
                Error::Busy => Ok(()),
                other => Err(other),
            })
        })
        .await
    }

    /// Runs `work` in one reading transaction, one snapshot, on a thread that may block.
    pub(super) async fn read<T, F>(self: &Arc<Self>, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, Error> + Send + 'static,
    {
        self.blocking(move |pool| pool.with_reader(|db| work(&*db.transaction()?)))
            .await
    }

    /// Reads through a connection of its own. Those that are kept remember pages, and would not notice that the file
    /// is gone.
    pub(super) async fn read_afresh<T, F>(self: &Arc<Self>, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, Error> + Send + 'static,
    {
        self.blocking(move |pool| work(&open::reader(&pool.file)?)).await
    }

    /// Runs `write` in a writing transaction, then `read`, both on the snapshot of the moment before: neither what
    /// `write` changed is in it, nor what anybody else changed meanwhile. If `write` has nothing, `read` is not asked.
    pub(super) async fn read_as_before<W, T, F, R>(
        self: &Arc<Self>,
        write: F,
        read: R,
    ) -> Result<Option<T>, Error>
    where
        T: Send + 'static,
        F: FnOnce(&Connection, &Transaction<'_>) -> Result<Option<W>, Error> + Send + 'static,
        R: FnOnce(&Connection, W) -> Result<T, Error> + Send + 'static,
    {
        self.blocking(move |pool| {
            pool.with_reader(|db| {
                // What is read from one end to the other needs no page twice.
                db.pragma_update(None, "cache_size", open::PASSING)?;
                let snapshot = db.transaction()?;
                let written = pool.with_writer(|db| {
                    transact(db, |transaction| {
                        // The snapshot is taken by the first read, and here nobody else can write.
                        snapshot.query_row("SELECT 1 FROM import_position", [], |_| Ok(()))?;
                        write(&snapshot, transaction)
                    })
                });
                let done =
                    written.and_then(|written| written.map(|written| read(&snapshot, written)).transpose());
                drop(snapshot);
                db.pragma_update(None, "cache_size", open::READING)?;
                done
            })
        })
        .await
    }

    pub(super) fn with_writer<T>(&self, work: impl FnOnce(&mut Connection) -> T) -> T {
        work(&mut lock(&self.writer))
    }

    fn with_reader<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T, Error>) -> Result<T, Error> {
        let idle = lock(&self.readers).pop();
        let mut db = match idle {
            Some(db) => db,
            None => open::reader(&self.file)?,
        };
        let done = work(&mut db);
        let mut readers = lock(&self.readers);
        if readers.len() < KEPT_READERS {
            readers.push(db);
        }
        done
    }

    /// Removes what the killed have left, blanks what the ledger is to keep no longer, and empties the write-ahead log into
    /// the file. False if something was left that cannot be removed, or somebody was in the way: waiting for a reader here
    /// would keep every writer waiting too.
    pub(super) fn settle(&self) -> Result<bool, Error> {
        self.with_writer(|db| {
            let folder = self.file.parent().unwrap_or(Path::new("."));
            ledger::blank(db, true)?;
            if !folder::is_tidy(folder) {
                return Ok(false);
            }
            let is_empty = impatiently(db, |db| {
                let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
                Ok(busy == 0)
            })?;
            if is_empty {
                self.sync_log()
                    .map_err(|error| folder::unusable(folder, &error))?;
            }
            Ok(is_empty)
        })
    }

    /// SQLite does not sync that it has cut the log to nothing: after a loss of power its old pages would be there again.
    /// No lock is lost by closing it: those are on the file and on the log's index.
    fn sync_log(&self) -> io::Result<()> {
        let mut log = self.file.clone().into_os_string();
        log.push("-wal");
        match File::options().write(true).open(log) {
            Ok(log) => log.sync_all(),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    pub(super) async fn blocking<T, E, F>(self: &Arc<Self>, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnOnce(&Self) -> Result<T, E> + Send + 'static,
    {
        tracing::trace!("the database was asked");
        let pool = Arc::clone(self);
        tokio::task::spawn_blocking(move || work(&pool))
            .await
            .map_err(Error::database)?
    }
}

fn transact<T>(
    db: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = work(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

/// Blanks what the ledger is to keep no longer. What fails is tried again before anything is said to be verified.
fn try_to_blank(db: &mut Connection, all: bool) {
    if let Err(error) = ledger::blank(db, all) {
        tracing::warn!(%error, "what the ledger is to keep no longer is not blanked yet");
    }
}

/// Runs `work` without waiting for anybody.
fn impatiently<T>(
    db: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, Error>,
) -> Result<T, Error> {
    db.busy_timeout(Duration::ZERO)?;
    let done = work(db);
    db.busy_timeout(open::PATIENCE)?;
    done
}

/// A panic elsewhere left no half-done state behind: transactions roll back when they are dropped.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
