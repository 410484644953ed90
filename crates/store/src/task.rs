//! What is to be done elsewhere, as it is read.

use domain::{
    request::Request,
    task::{Progress, Task},
};

/// What a request asks to be done elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tasks {
    /// How far the platform's calls have come.
    pub calls: Progress,
    /// How far the files have come that lie elsewhere.
    pub files: Progress,
    /// Everybody who is told, by number.
    pub told: Vec<Task>,
    /// Of calls and files, those that have still to be done, by number, as many as were asked for.
    pub to_do: Vec<Task>,
}

/// Somebody who is to be told now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Of which request.
    pub request: Request,
    /// The task, with this try counted.
    pub task: Task,
}

/// A request that leaves something to staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The request.
    pub request: Request,
    /// How many tasks.
    pub tasks: u64,
}
