//! Legal holds, which keep everything of a person's from being deleted.

use serde::{Deserialize, Serialize};

/// A hold that stands, as the person reads of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// On what ground: `legal_claims`.
    pub ground: String,
    /// Where the law says so; none where that is not known here.
    pub source: Option<String>,
    /// Its last day; none where it stands until it is lifted.
    pub until: Option<String>,
}

/// The same for staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffHold {
    /// Its name, for the form that lifts it.
    pub id: String,
    /// What the person reads.
    pub hold: Hold,
    /// Why it was set.
    pub why: String,
    /// Who set it.
    pub by: String,
    /// When.
    pub since: String,
}
