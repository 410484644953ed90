//! What a store can answer instead.

/// Why the store did not do it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules forbid it; nothing was changed.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The data folder was written by a newer version.
    #[error(
        "the database is of version {found}, this program knows {known}: run the newer rightsdesk that wrote it"
    )]
    Newer {
        /// The database's version.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// The folder or the file cannot be used.
    #[error(
        "the data folder {path} cannot be used: {why}; choose another with --data, or give this user access"
    )]
    Folder {
        /// Which.
        path: String,
        /// What the system says.
        why: String,
    },
    /// The audit entry could not be sealed, so nothing was done.
    #[error(transparent)]
    Seal(#[from] domain::audit::SealError),
    /// A pseudonym could not be drawn, so nobody was shown.
    #[error("the system has no randomness to give")]
    NoRandomness,
    /// The file is damaged, or was never one of ours.
    #[error("{path} is damaged, or is no database of rightsdesk's ({why}): put back a copy that is whole")]
    Damaged {
        /// Which.
        path: String,
        /// What the database says.
        why: String,
    },
    /// Another process has been writing for longer than one waits.
    #[error("another process is writing to the data folder, perhaps an import: try again when it is done")]
    Busy,
    /// The database failed. What it says has names of tables and columns in it, never a value.
    #[error("the database failed: {0}")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A rule that stands against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is there already.
    #[error("it is there already")]
    Exists,
    /// What it is for is not held.
    #[error("it belongs to something that is not held")]
    Unknown,
    /// It has changed since it was read.
    #[error("it has changed meanwhile")]
    Changed,
    /// A token that is good once was used before.
    #[error("it was used before")]
    Spent,
    /// There are as many as there may be.
    #[error("there are as many as there may be")]
    Full,
    /// A legal hold stands on whom it is about.
    #[error("a legal hold stands on whom it is about")]
    Held,
}

impl Error {
    /// A failure of the database underneath.
    pub fn database(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Database(Box::new(error))
    }
}
