//! A message (`message` of the platform's v2).

use serde::Deserialize;
use serde_json::Value;

use super::{
    content::Content,
    lenient::{each, or_default},
};

/// What was said, by whom, over which channel.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Message {
    /// Its id.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// When the platform received it, ISO 8601.
    #[serde(deserialize_with = "or_default")]
    pub received: String,
    /// Who said it.
    #[serde(deserialize_with = "or_default")]
    pub author: Author,
    /// What was said.
    #[serde(deserialize_with = "or_default")]
    pub content: Content,
    /// Something that happened rather than was said: `{type, data}`.
    #[serde(deserialize_with = "or_default")]
    pub activity: Option<Value>,
    /// Over which channel.
    #[serde(deserialize_with = "or_default")]
    pub source: Source,
    /// What it answers.
    #[serde(deserialize_with = "or_default")]
    pub quoted_message: Option<Quoted>,
    /// The platform's placeholder for a message that was deleted there.
    #[serde(deserialize_with = "or_default")]
    pub deleted: Option<bool>,
}

/// Who said it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Author {
    /// A person or the business.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: AuthorKind,
    /// `AI`, `bot`, `agent`, `activity`.
    #[serde(deserialize_with = "each")]
    pub subtypes: Vec<String>,
    /// Which person.
    #[serde(deserialize_with = "or_default")]
    pub user_id: Option<String>,
    /// The name it was said under.
    #[serde(deserialize_with = "or_default")]
    pub display_name: Option<String>,
}

/// Which side of the conversation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AuthorKind {
    /// A person.
    User,
    /// The business.
    #[default]
    Business,
}

/// Over which channel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Source {
    /// `whatsapp`, `web`, `api:conversations` …
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: Option<String>,
}

/// What a message answers: `{type: message, message}`, or only the other system's id.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Quoted {
    /// The message itself, where the platform has it.
    #[serde(deserialize_with = "or_default")]
    pub message: Option<Box<Message>>,
    /// Its id elsewhere, where it has not.
    #[serde(deserialize_with = "or_default")]
    pub external_message_id: Option<String>,
}
