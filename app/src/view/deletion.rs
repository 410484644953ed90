//! A business that goes, as staff see it.

use serde::{Deserialize, Serialize};

use super::Elsewhere;

/// What is held of a business, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holdings {
    /// People.
    pub people: u64,
    /// Their channels.
    pub channels: u64,
    /// Their devices.
    pub devices: u64,
    /// Their records in other systems.
    pub business_systems: u64,
    /// Conversations.
    pub conversations: u64,
    /// Messages.
    pub messages: u64,
    /// Pictures and files.
    pub attachments: u64,
    /// What people asked.
    pub requests: u64,
}

/// A business that could go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppToGo {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What would go with it.
    pub holdings: Holdings,
    /// Whether two people have to want it.
    pub two_people: bool,
    /// Who wants it already, and since when.
    pub first: Option<(String, String)>,
    /// Whether that is the caller.
    pub is_first: bool,
    /// Whether the platform would still have everything.
    pub on_platform: bool,
    /// Who would be told: what they are called, or none for all those whom the business only speaks of.
    pub told: Vec<Option<String>>,
    /// How much is open of what was decided before.
    pub open: u64,
}

/// What has become of the wish that a business goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppLeaving {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How far it has come.
    pub stage: LeavingStage,
    /// What its deletion is called, if anybody ever wanted one.
    pub reference: String,
    /// What is to be done elsewhere.
    pub elsewhere: Elsewhere,
}

/// How far it has come. Whoever did something is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeavingStage {
    /// Nobody wants it.
    Unwanted,
    /// One wants it where two have to.
    Proposed {
        /// Who.
        by: String,
        /// When.
        at: String,
    },
    /// That was taken back.
    Kept {
        /// By whom.
        by: String,
        /// When.
        at: String,
    },
    /// It goes.
    Going {
        /// Who decided it.
        decided: Decided,
        /// What has gone so far.
        so_far: Holdings,
        /// Whether it could not go on when it was last tried.
        is_stuck: bool,
    },
    /// It has gone.
    Gone {
        /// Who decided it.
        decided: Decided,
        /// When it was done.
        finished_at: String,
        /// What went.
        gone: Holdings,
        /// When it was verified that nothing is left.
        verified_at: Option<String>,
        /// Since when a business of this id may come in again.
        readmitted_at: Option<String>,
    },
}

/// Who decided that a business goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The first of two.
    pub first: Option<String>,
    /// Who; of two, the second.
    pub by: String,
    /// Whether that was somebody at the machine.
    pub by_hand: bool,
    /// When.
    pub at: String,
    /// Why, if somebody said so.
    pub reason: Option<String>,
}

/// The businesses within reach.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Businesses {
    /// Those that are there: their ids and names.
    pub held: Vec<(String, String)>,
    /// Those that go, or have gone.
    pub gone: Vec<(String, String)>,
}
