//! What stands around every page.

use serde::{Deserialize, Serialize};

/// What stands around every page of someone who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The business, or for group and provider staff the name of their reach.
    pub business: String,
    /// Who is signed in, in words: a name, or "Signed in".
    pub visitor: String,
    /// The stamp that every form carries.
    pub stamp: String,
    /// Today, where the business is.
    pub today: String,
}

/// A page with its frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framed<T> {
    /// Around it.
    pub frame: Frame,
    /// In it.
    pub page: T,
}
