//! A picture or file of a message's, whose bytes are held.

use serde::Deserialize;

use super::lenient::or_default;

/// What is said of it; the bytes stand by themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Attachment {
    /// By what address messages name it.
    #[serde(deserialize_with = "or_default")]
    pub media_url: String,
    /// Its media type.
    #[serde(deserialize_with = "or_default")]
    pub media_type: Option<String>,
    /// What the file was called from which it came, below its folder.
    #[serde(deserialize_with = "or_default")]
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    #[serde(deserialize_with = "or_default")]
    pub sha256: String,
}
