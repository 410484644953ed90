//! Reading that forgives: a field of an unexpected type counts as absent, and the rest is still read.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

/// Reads a stored record. A record that is no object of this shape reads as the empty one.
pub fn parse<T: DeserializeOwned + Default>(data: &str) -> T {
    serde_json::from_str(data).unwrap_or_default()
}

/// For `#[serde(deserialize_with)]`: a value of another type reads as the default.
pub(super) fn or_default<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    Ok(serde_json::from_value(Value::deserialize(from)?).unwrap_or_default())
}

/// For `#[serde(deserialize_with)]`: elements of another type are left out.
pub(super) fn each<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let list = match Value::deserialize(from)? {
        Value::Array(list) => list,
        _ => Vec::new(),
    };
    Ok(list
        .into_iter()
        .filter_map(|value| serde_json::from_value(value).ok())
        .collect())
}
