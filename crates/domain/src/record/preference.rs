//! What a person said about marketing.

use serde::Deserialize;

use super::lenient::or_default;

/// Whether a person wants marketing; whose it is, is part of the record's place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Preference {
    /// Whether they want it; none where that is not told by yes or no.
    #[serde(deserialize_with = "or_default")]
    pub marketing: Option<bool>,
    /// When they said so, ISO 8601.
    #[serde(deserialize_with = "or_default")]
    pub at: Option<String>,
    /// Where they said so, in the business's own word.
    #[serde(deserialize_with = "or_default")]
    pub origin: Option<String>,
}
