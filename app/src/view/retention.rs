//! What goes by itself, as staff see it.

use serde::{Deserialize, Serialize};

/// How things go by themselves in a business.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// The business's id.
    pub app: String,
    /// Its name.
    pub name: String,
    /// What goes after how long.
    pub rules: Vec<RetentionRule>,
    /// When it is looked for next; none, if nothing was ever confirmed.
    pub due_at: Option<String>,
    /// What has gone so far in a run that is not over.
    pub so_far: Gone,
    /// When something went last, and what.
    pub last: Option<(String, Gone)>,
    /// Whether it is not verified yet that nothing is left of that.
    pub unverified: bool,
}

/// What goes after how long.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionRule {
    /// Of what: `messages`, `tombstones`, `requests`, `entries`.
    pub class: String,
    /// How long it is kept, as the form sends it back.
    pub period: String,
    /// The same to be read.
    pub kept_for: KeptFor,
    /// Who says so: `platform`, `business`, `usual`.
    pub by: String,
    /// When somebody confirmed it.
    pub confirmed_at: Option<String>,
    /// What would go by now.
    pub goes: Gone,
    /// How much stays though its time is over.
    pub spared: u64,
    /// When the next would go.
    pub next: Option<String>,
}

/// A number of `years`, `months`, `days` or `seconds`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFor {
    /// How many.
    pub count: u64,
    /// Of what.
    pub unit: String,
}

/// How much went, or would.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Conversations that were emptied.
    pub conversations: u64,
    /// Messages.
    pub messages: u64,
    /// Attachments.
    pub attachments: u64,
    /// Of how many it is no longer known that they were erased.
    pub tombstones: u64,
    /// Requests.
    pub requests: u64,
    /// Entries of the log.
    pub entries: u64,
}
