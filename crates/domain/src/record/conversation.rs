//! Conversations and who sits in them.

use serde::Deserialize;

use super::lenient::or_default;

/// A conversation (`conversation` of the platform's v2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Conversation {
    /// `personal` or `sdkGroup`.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: Option<String>,
    /// Whether it is the person's first on the platform, which cannot be deleted there.
    #[serde(deserialize_with = "or_default")]
    pub is_default: Option<bool>,
    /// Its name, where it has one.
    #[serde(deserialize_with = "or_default")]
    pub display_name: Option<String>,
    /// What it is about.
    #[serde(deserialize_with = "or_default")]
    pub description: Option<String>,
    /// When it began, ISO 8601.
    #[serde(deserialize_with = "or_default")]
    pub created_at: Option<String>,
    /// When something was last said, ISO 8601.
    #[serde(deserialize_with = "or_default")]
    pub last_updated_at: Option<String>,
}

/// A seat in a conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Participant {
    /// Whose seat.
    #[serde(deserialize_with = "or_default")]
    pub user_id: Option<String>,
    /// How far they have read, ISO 8601.
    #[serde(deserialize_with = "or_default")]
    pub last_read: Option<String>,
}
