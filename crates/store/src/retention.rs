//! What goes by itself once it has been kept for long enough.

use domain::{
    facts::Period,
    id::{AppId, ConversationId},
    request::Reference,
    retention::{Class, Gone},
    subject::Subject,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What goes of a class: what is from before a moment, as long as that period is the confirmed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// The class.
    pub class: Class,
    /// For how long it is kept.
    pub period: Period,
    /// What is older goes.
    pub before: Timestamp,
}

/// Something that has been kept for long enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aged {
    /// The messages of a conversation.
    Talk(ConversationId),
    /// That somebody was erased.
    Tombstone(Subject),
    /// A request.
    Request(Reference),
}

/// What would go of a class by now, and what would not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aging {
    /// What would go. Attachments are not counted.
    pub goes: Gone,
    /// How many conversations or requests stay though their time is over, for somebody's sake; of entries, whether they do.
    pub spared: u64,
    /// From when the oldest is that stays because its time is not over.
    pub oldest: Option<Timestamp>,
}

/// What a step has taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retired {
    /// How many of those that were named are done, from the first on.
    pub done: usize,
    /// What has gone.
    pub gone: Gone,
    /// Whether nothing is left to do besides: no bytes of attachments, no entries.
    pub is_clear: bool,
}

/// How retention stands in an app.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retention {
    /// The periods that were confirmed, with when.
    pub confirmed: Vec<(Class, Period, Timestamp)>,
    /// When things are looked through next; never, if nothing was ever confirmed.
    pub due_at: Option<Timestamp>,
    /// What has gone in a run that is not over.
    pub so_far: Gone,
    /// When something went last, and what.
    pub last: Option<(Timestamp, Gone)>,
    /// Whether it is not verified yet that nothing is left of that.
    pub is_unverified: bool,
}

/// What a step of a run took: how things stand after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptRetired {
    /// The app.
    pub app: AppId,
    /// Conversations that are empty, with when their last message had come.
    pub talks: Vec<(ConversationId, Timestamp)>,
    /// Of whom it is not known any more that they were erased.
    pub tombstones: Vec<Subject>,
    /// Requests that are gone.
    pub requests: Vec<Reference>,
    /// Entries from before then say nothing any more.
    pub entries_before: Option<Timestamp>,
}

impl KeptRetired {
    /// Nothing of an app's.
    pub(crate) fn of(app: &AppId) -> Self {
        Self {
            app: app.clone(),
            talks: Vec::new(),
            tombstones: Vec::new(),
            requests: Vec::new(),
            entries_before: None,
        }
    }

    /// Whether it says nothing.
    pub(crate) fn is_nothing(&self) -> bool {
        self.talks.is_empty()
            && self.tombstones.is_empty()
            && self.requests.is_empty()
            && self.entries_before.is_none()
    }

    /// How much went.
    pub(crate) fn count(&self) -> u64 {
        let each = [self.talks.len(), self.tombstones.len(), self.requests.len()];
        let each: usize = each.into_iter().sum::<usize>() + usize::from(self.entries_before.is_some());
        u64::try_from(each).unwrap_or(u64::MAX)
    }
}
