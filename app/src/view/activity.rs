//! Who looked at a person's data, and who did what with it.

use serde::{Deserialize, Serialize};

/// `/me/activity`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Newest first.
    pub lines: Vec<Act>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// What other portals had written down.
    pub taken_over: Vec<TakenOver>,
}

/// What another portal had written down, as a copy brought it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOver {
    /// When it came.
    pub at: String,
    /// How many requests.
    pub requests: u64,
    /// How many entries of its log.
    pub entries: u64,
    /// Some of all these, each as it came.
    pub elements: Vec<String>,
    /// How many follow them.
    pub left: u64,
    /// Where those are, if there are any.
    pub next: Option<String>,
}

/// Something that was done with a person's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// When.
    pub at: String,
    /// What: `recordOpened`.
    pub act: String,
    /// Who, by role: `person`, `staff`, `group`, `operator`, `portal`, `recipient`.
    pub by: String,
    /// Their name, where the app shows names.
    pub name: Option<String>,
    /// Why: `decide_request`.
    pub reason: Option<String>,
    /// The request that it belongs to.
    pub request: Option<String>,
}
