//! What a person is known by.

use serde::{Deserialize, Serialize};

use super::{Fact, Statement};

/// `/me/profile`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The person's record, without metadata; empty when nothing is held.
    pub facts: Vec<Fact>,
    /// What the business noted.
    pub metadata: Vec<Fact>,
    /// What became one with it.
    pub merges: Vec<Merged>,
    /// What the person said about marketing.
    pub preference: Option<Preference>,
    /// What they have said about data that are incomplete.
    pub statements: Vec<Statement>,
}

/// What a person said about marketing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preference {
    /// Whether they want it; none where that is not told by yes or no.
    pub marketing: Option<bool>,
    /// When they said so, as it is stored.
    pub at: Option<String>,
    /// Where, in the business's own word.
    pub origin: Option<String>,
    /// Every value in it.
    pub facts: Vec<Fact>,
}

/// Another record that became one with the person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// Why: `api`, `channelLinking`, `sdkLogin`, or what else the platform says.
    pub reason: Option<String>,
    /// By what the other record was known, notes for which there was no room, and all that stands in none of the parts.
    pub facts: Vec<Fact>,
    /// The records that the platform tells of.
    pub parts: Vec<MergedPart>,
}

/// A record within what the platform tells of two that became one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedPart {
    /// Which it is.
    pub name: String,
    /// Every value in it.
    pub facts: Vec<Fact>,
}
