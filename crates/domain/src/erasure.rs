//! How much an erasure takes, and what it took.

use serde::{Deserialize, Serialize};

/// How much is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Size {
    /// Everything that is held about the person.
    Everything,
}

/// Records counted by category: what is held, what would go, or what went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Counts {
    /// Profile records: the person's own, one for each that went into it, what they said about marketing, and what other
    /// portals had written down, by documents; 0 when nothing is held.
    pub profiles: u64,
    /// Channels.
    pub channels: u64,
    /// Devices.
    pub devices: u64,
    /// Links to other systems of the business.
    pub business_systems: u64,
    /// Conversations that go whole: nobody else takes part in them.
    pub conversations: u64,
    /// Conversations with others in them, where only the person's own part goes.
    pub shared_conversations: u64,
    /// Messages: all of the former, the person's own of the latter.
    pub messages: u64,
    /// Pictures and files that nobody else's message names.
    #[serde(skip_serializing_if = "is_zero")]
    pub attachments: u64,
    /// Messages of others, which stay but lose the text they quoted from the person.
    pub quotes: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde hands it over")]
const fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl Counts {
    /// Whether there is nothing to count.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.profiles += more.profiles;
        self.channels += more.channels;
        self.devices += more.devices;
        self.business_systems += more.business_systems;
        self.conversations += more.conversations;
        self.shared_conversations += more.shared_conversations;
        self.messages += more.messages;
        self.attachments += more.attachments;
        self.quotes += more.quotes;
    }
}
