//! Whose sessions, and where in a list of them.

use domain::{
    id::{AppId, ExternalId},
    key::Reach,
};
use jiff::Timestamp;

/// Whose sessions are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// A person's.
    Person {
        /// The business they deal with.
        app: AppId,
        /// The business's name for them.
        external_id: ExternalId,
    },
    /// Those of staff whose reach lies within this one: an app's of the app; a group's of the group and of its apps;
    /// the provider's of everyone.
    Staff(Reach),
}

/// A place in a list of sessions, which need not be there any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPlace {
    /// When it was opened.
    pub opened_at: Timestamp,
    /// What it is called on lists.
    pub handle: String,
}
