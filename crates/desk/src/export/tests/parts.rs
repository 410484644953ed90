//! A copy, taken apart: each record as its own text.

use serde::Deserialize;
use serde_json::value::RawValue;

/// A copy.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Parts<'a> {
    #[serde(borrow)]
    pub(super) user: &'a RawValue,
    #[serde(borrow)]
    pub(super) clients: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) devices: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) business_systems: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) conversations: Vec<Talk<'a>>,
    #[serde(borrow)]
    pub(super) requests: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) access_log: Vec<Entry<'a>>,
}

/// A conversation.
#[derive(Deserialize)]
pub(super) struct Talk<'a> {
    #[serde(borrow)]
    pub(super) conversation: &'a RawValue,
    #[serde(borrow)]
    pub(super) participants: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) messages: Vec<&'a RawValue>,
}

/// What was done.
#[derive(Deserialize)]
pub(super) struct Entry<'a> {
    pub(super) act: &'a str,
    pub(super) by: &'a str,
    #[serde(borrow)]
    pub(super) merge: Option<&'a RawValue>,
}

/// The texts of records.
pub(super) fn texts(list: &[&RawValue]) -> Vec<String> {
    list.iter().map(|raw| raw.get().to_owned()).collect()
}
