//! Asking for everything to be deleted.

use serde::{Deserialize, Serialize};

use super::{Counts, Due};

/// `/me/requests/new/erasure` and its check page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewErasure {
    /// What would go.
    pub counts: Counts,
    /// What stays and why, one line each.
    pub stays: Vec<Stays>,
    /// An open request for the same, if there is one.
    pub open: Option<String>,
    /// Marks this form, so that posting it twice makes one request.
    pub once: String,
    /// By when the business would have to answer.
    pub due: Due,
}

/// Something that an erasure leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stays {
    /// What: a category's code (`requests`, `sharedConversations`).
    pub what: String,
    /// On what ground.
    pub ground: String,
}
