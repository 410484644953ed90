//! Pictures and files that are kept elsewhere, and whoever brings them.

use std::pin::Pin;

use bytes::Bytes;
use tokio::sync::mpsc;

/// How it went, once that is known.
pub type Coming<'a> = Pin<Box<dyn Future<Output = Result<(), Unfetched>> + Send + 'a>>;

/// Brings files from where they are kept. The desk calls nobody by itself.
pub trait Fetch: Send + Sync {
    /// Whether what lies at this address may be fetched. Nobody is asked, and no name is looked up.
    fn may(&self, address: &str) -> bool;

    /// Hands over what lies at this address, piece by piece, and never more than `most` bytes. What came is the whole
    /// if it ends well. Once this is dropped, or nobody takes the pieces any more, nobody is asked any more.
    fn fetch<'a>(&'a self, address: &'a str, most: u64, to: mpsc::Sender<Bytes>) -> Coming<'a>;
}

/// Why a file has not come, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfetched {
    /// It is not there, or no longer.
    NotFound,
    /// The answer leads on.
    LeadsOn,
    /// The answer is something else than the file.
    Answered(u16),
    /// Its host is nowhere, or not where it may be, or cannot show who it is.
    Unreachable,
    /// It is larger than what may come.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// It came by halves, or in no form that can be read.
    Broken,
}
