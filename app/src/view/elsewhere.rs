//! What a decision asks to be done elsewhere.

use serde::{Deserialize, Serialize};

/// What a request asks to be done elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The platform's calls.
    pub calls: Progress,
    /// Files that lie elsewhere.
    pub files: Progress,
    /// Who is told.
    pub told: Vec<TaskTold>,
    /// Calls and files that have still to be done; for staff alone.
    pub to_do: Vec<ToDo>,
}

/// How many there are, and what came of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// All of them.
    pub total: u64,
    /// Those that are done.
    pub done: u64,
    /// Those that could not be done.
    pub failed: u64,
}

/// Somebody who is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskTold {
    /// The task's number.
    pub number: u32,
    /// What they are called; none for all those whom the business speaks of as recipients.
    pub recipient: Option<String>,
    /// What came of it: `done`, `failed`, `dropped`; none as long as nothing has.
    pub outcome: Option<String>,
    /// When that was said.
    pub at: Option<String>,
    /// What staff write about it.
    pub result: Option<String>,
    /// When the portal tries next, where it tells them by itself.
    pub next_at: Option<String>,
    /// How often it has tried.
    pub tries: u32,
    /// Why the last try failed: `not_allowed`, `unreachable`, `too_slow`, `broken`, `refused`.
    pub trouble: Option<String>,
    /// Of whom they are told: the ids. For staff alone, until it is done.
    pub whom: Vec<String>,
}

/// Something that staff do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToDo {
    /// Its number.
    pub number: u32,
    /// What: `file`, or the call's code.
    pub what: String,
    /// What exactly, line by line: the call, its ids, what is sent; or the address.
    pub exact: Vec<String>,
    /// When it was said that it could not be done.
    pub failed_at: Option<String>,
    /// What was written about that.
    pub result: Option<String>,
}

impl Elsewhere {
    /// Whether nothing is to be done elsewhere, nor was.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl TaskTold {
    /// Whether staff can say what came of it: what the portal still tries by itself is left to it, but they may be quicker.
    pub fn is_open(&self) -> bool {
        matches!(self.outcome.as_deref(), None | Some("failed"))
    }
}
