//! Stored records, value by value.

use serde::{Deserialize, Serialize};

/// One stored value with its place and meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What a person would call it; none where the page does not say, or the register of fields has no word for it.
    pub label: Option<String>,
    /// Its technical name: `raw.FromZip`.
    pub path: String,
    /// The value as text; none for `null`.
    pub value: Option<String>,
    /// What it means, where its name alone does not tell.
    pub why: Option<String>,
    /// Whether it stands in the register of fields, or what it stands in does.
    pub described: bool,
}

/// A record shown field by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its kind on the platform: `whatsapp`, `android`, `zendesk`.
    pub kind: String,
    /// A name for it, where it has one.
    pub name: Option<String>,
    /// Every value in it.
    pub facts: Vec<Fact>,
}

/// How many records of each category are held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The person's own, and one for each that became one with it; 0 when nothing is held.
    pub profiles: u64,
    /// Channels.
    pub channels: u64,
    /// Devices.
    pub devices: u64,
    /// Entries in other systems of the business.
    pub business_systems: u64,
    /// Conversations of the person alone.
    pub conversations: u64,
    /// Conversations with others in them.
    pub shared_conversations: u64,
    /// Messages: in an overview all of them; in an erasure those that go.
    pub messages: u64,
    /// Pictures and files of those: in an erasure those that go.
    pub attachments: u64,
    /// Messages of others that quote the person.
    pub quotes: u64,
}
