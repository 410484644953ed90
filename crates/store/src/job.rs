//! Decisions waiting to be carried out.

use domain::{
    erasure::Counts,
    id::{AppId, UserId},
    request::Reference,
    subject::Subject,
};

/// An execution that this worker holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The app.
    pub app: AppId,
    /// The request that it carries out, or the deletion of the app.
    pub reference: Reference,
    /// Whether the whole app goes.
    pub whole: bool,
    /// The person; none if they have gone by another, wider erasure meanwhile.
    pub user: Option<UserId>,
    /// By which pseudonyms they are known, as far as that was kept before anything of theirs went.
    pub subjects: Vec<Subject>,
    /// How often it could not go on.
    pub tries: u32,
}

/// What an erasure has taken so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Erasing {
    /// Records gone.
    pub erased: Counts,
}

/// How far a batch has brought it, and by what it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<C = Counts> {
    /// There is more to do.
    More,
    /// Nothing is left of what was asked for; this is what went.
    Complete(C),
    /// The job is no longer there: another worker has finished it.
    Gone,
}
