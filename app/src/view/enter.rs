//! Coming in by a link.

use serde::{Deserialize, Serialize};

/// A listed site sent somebody whose code had run out. Stands in the answer to its form, and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RanOut {
    /// The page of the business's where a new one is made.
    pub from: String,
}

/// Who comes by a link, and who is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entrance {
    /// The code, for the form.
    pub code: String,
    /// The business that sends them.
    pub business: String,
    /// Whose session would end, if another person's is open.
    pub instead_of: Option<String>,
    /// That session's stamp: it is the one that was asked about.
    pub stamp: String,
}
