//! Two records of one person that became one (`user:merge` of the platform's v2).

use serde::Deserialize;

use super::lenient::or_default;

/// Why they became one; which they are is part of the record's place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Merge {
    /// `api`, `channelLinking`, `sdkLogin`.
    #[serde(deserialize_with = "or_default")]
    pub reason: Option<String>,
}
