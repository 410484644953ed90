//! What stands about people, as it is read; and how it ends.

use domain::{
    id::{AppId, ExternalId, UserId},
    request::Ground,
    standing::Stands,
    subject::Subject,
};
use jiff::Timestamp;

use crate::Log;

/// Gives the pseudonym of a person of an app: by the business's name for them, where it has one, and else by the
/// platform's. The store knows no keys.
pub type Subjects = Box<dyn Fn(&AppId, Option<&ExternalId>, &UserId) -> Subject + Send>;

/// A person about whom something stands, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The platform's id.
    pub user: UserId,
    /// The business's id.
    pub external_id: Option<ExternalId>,
    /// The place of the last change about them among all in the app.
    pub changed: u64,
    /// What stands, and what stood.
    pub standing: Vec<Stands>,
}

/// Some of them, in the order of their last change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suppressions {
    /// The people.
    pub people: Vec<Suppression>,
    /// Whether there are more behind these.
    pub more: bool,
}

/// How many of an app's people are on that list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listed {
    /// All, whose every objection was taken back among them.
    pub people: u64,
    /// Those who want no marketing.
    pub marketing: u64,
    /// Those who have objected to other uses.
    pub other_uses: u64,
    /// Those whose records are only stored.
    pub restricted: u64,
}

/// That somebody's restriction ends on some of its grounds, as they are told.
#[derive(Debug)]
pub struct Ending {
    /// About whom: as they are known now.
    pub subject: Subject,
    /// The grounds.
    pub grounds: Vec<Ground>,
    /// When.
    pub at: Timestamp,
    /// What is written down about that.
    pub log: Log,
}

/// A restriction whose time is over, on one of its grounds or on all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The app.
    pub app: AppId,
    /// Whose.
    pub subject: Subject,
    /// Whether no ground is left on which it goes on.
    pub whole: bool,
}
