//! What a message says: one form for each of the platform's content types.

use serde::Deserialize;
use serde_json::Value;

use super::lenient::{each, or_default};

/// A message's content. One struct, not an enum: the types share most fields, and a type that this version does not
/// know still shows what it shares.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Content {
    /// `text`, `image`, `file`, `carousel`, `list`, `form`, `formResponse`, `location`, `template`.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// The words, or the fallback words.
    #[serde(deserialize_with = "or_default")]
    pub text: Option<String>,
    /// The same as HTML, shown as source.
    #[serde(deserialize_with = "or_default")]
    pub html_text: Option<String>,
    /// Where the picture or file is.
    #[serde(deserialize_with = "or_default")]
    pub media_url: Option<String>,
    /// Its media type.
    #[serde(deserialize_with = "or_default")]
    pub media_type: Option<String>,
    /// Its size in bytes.
    #[serde(deserialize_with = "or_default")]
    pub media_size: Option<u64>,
    /// Its name or description.
    #[serde(deserialize_with = "or_default")]
    pub alt_text: Option<String>,
    /// Buttons.
    #[serde(deserialize_with = "each")]
    pub actions: Vec<Action>,
    /// The cards of a carousel or list.
    #[serde(deserialize_with = "each")]
    pub items: Vec<Item>,
    /// The questions of a form, or its answers.
    #[serde(deserialize_with = "each")]
    pub fields: Vec<Field>,
    /// Whether the form was sent.
    #[serde(deserialize_with = "or_default")]
    pub submitted: Option<bool>,
    /// A place: `lat`, `long`.
    #[serde(deserialize_with = "or_default")]
    pub coordinates: Option<Value>,
    /// The place's `name` and `address`.
    #[serde(deserialize_with = "or_default")]
    pub location: Option<Value>,
    /// A channel's own template, as it is.
    #[serde(deserialize_with = "or_default")]
    pub template: Option<Value>,
}

/// A button.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Action {
    /// `link`, `postback`, `reply`, `buy`, `webview`, `locationRequest`.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// What stands on it.
    #[serde(deserialize_with = "or_default")]
    pub text: Option<String>,
    /// Where it leads.
    #[serde(deserialize_with = "or_default")]
    pub uri: Option<String>,
    /// A price in the currency's minor unit.
    #[serde(deserialize_with = "or_default")]
    pub amount: Option<i64>,
    /// ISO 4217.
    #[serde(deserialize_with = "or_default")]
    pub currency: Option<String>,
}

/// A card.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Item {
    /// Its heading.
    #[serde(deserialize_with = "or_default")]
    pub title: Option<String>,
    /// A line below.
    #[serde(deserialize_with = "or_default")]
    pub description: Option<String>,
    /// Its picture.
    #[serde(deserialize_with = "or_default")]
    pub media_url: Option<String>,
    /// Its buttons.
    #[serde(deserialize_with = "each")]
    pub actions: Vec<Action>,
}

/// A question, or an answer.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Field {
    /// `text`, `email`, `select`.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// What is asked.
    #[serde(deserialize_with = "or_default")]
    pub label: Option<String>,
    /// The typed answer.
    #[serde(deserialize_with = "or_default")]
    pub text: Option<String>,
    /// The typed address.
    #[serde(deserialize_with = "or_default")]
    pub email: Option<String>,
    /// What was chosen: `{name, label}`.
    #[serde(deserialize_with = "each")]
    pub select: Vec<Value>,
    /// What could be chosen: `{name, label}`.
    #[serde(deserialize_with = "each")]
    pub options: Vec<Value>,
}
