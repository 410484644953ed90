//! Requests that wait for an answer.

use serde::{Deserialize, Serialize};

use super::Request;

/// `/desk`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// Which view is shown: `open`, `closed`.
    pub view: String,
    /// The lines, by due date.
    pub lines: Vec<QueueLine>,
    /// How many are open.
    pub open: u64,
    /// How many are closed.
    pub closed: u64,
    /// How many are over their date.
    pub overdue: u64,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// Requests that leave something to do elsewhere, on the first page.
    pub undone: Vec<Undone>,
}

/// A request that leaves something to do elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Its public name.
    pub reference: String,
    /// What was asked.
    pub kind: String,
    /// How much of it, or of what.
    pub scope: String,
    /// The business it was sent to, for whoever reaches more than one.
    pub business: Option<String>,
    /// How many things are left.
    pub tasks: u64,
}

/// One line of `/desk`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueLine {
    /// The request.
    pub request: Request,
    /// The person's name, while it is held; otherwise none.
    pub person: Option<String>,
    /// Whether the person's records are only stored.
    pub restricted: bool,
    /// The business it was sent to, for whoever reaches more than one.
    pub business: Option<String>,
    /// Whether the first of two has approved.
    pub endorsed: bool,
}
