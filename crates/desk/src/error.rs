//! What a use case can answer instead.

use domain::request::IllegalMove;
use store::Refused;

/// Why it was not done. Never holds personal data.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there, or not yours: they look the same.
    #[error("there is nothing here for you")]
    NotFound,
    /// Nothing is held about the person, so there is nothing to do it to.
    #[error("nothing is held")]
    NothingHeld,
    /// It has changed since it was read, or is past the point where this can be done.
    #[error("it has moved on meanwhile")]
    Moved,
    /// The key may not sign for this caller.
    #[error("the key may not sign for this caller")]
    KeyRefused,
    /// An app, group or person that the operator named is not held.
    #[error("the {0} is not held here")]
    NotHeld(&'static str),
    /// A line of the bundle cannot be taken in.
    #[error("{0}")]
    Bundle(sunshine::bundle::Refusal),
    /// A record does not fit the others.
    #[error("line {line}: {}: {offence}", offence.field())]
    Record {
        /// Its line.
        line: u64,
        /// What is wrong.
        offence: store::Offence,
    },
    /// The master key cannot be used.
    #[error(transparent)]
    MasterKey(#[from] evidence::MasterKeyError),
    /// The master key does not fit the data.
    #[error(transparent)]
    Keyring(#[from] evidence::KeyringError),
    /// The store failed.
    #[error(transparent)]
    Store(store::Error),
    /// Something else failed.
    #[error("{0}")]
    Fault(&'static str),
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Refused(Refused::Changed) => Self::Moved,
            store::Error::Refused(Refused::Unknown) => Self::NotFound,
            other => Self::Store(other),
        }
    }
}

impl From<IllegalMove> for Error {
    fn from(_: IllegalMove) -> Self {
        Self::Moved
    }
}

impl From<evidence::RandomError> for Error {
    fn from(_: evidence::RandomError) -> Self {
        Self::Fault("the system has no randomness to give")
    }
}
