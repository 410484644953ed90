//! Coming in by a link.

use serde::{Deserialize, Serialize};

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
