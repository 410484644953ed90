//! A person's conversations.

use serde::{Deserialize, Serialize};

/// `/me/conversations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversations {
    /// In order of their ids.
    pub lines: Vec<ConversationLine>,
    /// Whether the oldest come first.
    pub oldest: bool,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// One line of `/me/conversations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationLine {
    /// Its id.
    pub id: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Whether others take part.
    pub shared: bool,
    /// How many messages stand in it.
    pub messages: u64,
    /// When the first was received.
    pub first: Option<String>,
    /// When the last was received.
    pub last: Option<String>,
}
