//! What is to be done elsewhere, as it is read.

use domain::{
    deletion::Deletion,
    id::AppId,
    request::{Reference, Request},
    task::{Deed, Progress, Task},
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
    /// Of what.
    pub decided: Decided,
    /// The task, with this try counted.
    pub task: Task,
}

/// What was decided that somebody is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// A request.
    Request(Box<Request>),
    /// That a business goes.
    Deletion(Box<Deletion>),
}

impl Decided {
    /// Of which business.
    pub fn app(&self) -> &AppId {
        match self {
            Self::Request(request) => &request.app,
            Self::Deletion(deletion) => &deletion.app,
        }
    }

    /// What it is called.
    pub fn reference(&self) -> &Reference {
        match self {
            Self::Request(request) => &request.reference,
            Self::Deletion(deletion) => &deletion.reference,
        }
    }
}

/// What would be to be done elsewhere if a business went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owed {
    /// What that would lead to.
    pub deeds: Vec<Deed>,
    /// How much is open of what its requests have led to.
    pub open: u64,
}

/// A request that leaves something to staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The request.
    pub request: Request,
    /// How many tasks.
    pub tasks: u64,
}
