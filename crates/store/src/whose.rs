//! Whose sessions.

use domain::{
    id::{AppId, ExternalId},
    key::Reach,
};

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
