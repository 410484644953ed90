//! A person's channels and devices (`client` and `device` of the platform's v2).

use serde::Deserialize;

use super::lenient::or_default;

/// One channel over which a person talks with the business.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Client {
    /// `whatsapp`, `messenger`, `sdk` …
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: Option<String>,
    /// `active`, `blocked`, `inactive`, `pending`.
    #[serde(deserialize_with = "or_default")]
    pub status: Option<String>,
    /// The name there.
    #[serde(deserialize_with = "or_default")]
    pub display_name: Option<String>,
    /// When the person was last seen there, ISO 8601.
    #[serde(deserialize_with = "or_default")]
    pub last_seen: Option<String>,
}

/// One device on which the business's own software ran.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Device {
    /// `android`, `ios`, `web`.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: Option<String>,
    /// `active`, `inactive`.
    #[serde(deserialize_with = "or_default")]
    pub status: Option<String>,
    /// When it was last seen, ISO 8601.
    #[serde(deserialize_with = "or_default")]
    pub last_seen: Option<String>,
}
