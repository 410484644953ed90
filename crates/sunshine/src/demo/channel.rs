//! The channels a person is reached by.

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::days::Days;
use super::id;
use super::person::Person;
use crate::sample::dice::Dice;

/// A channel as `people.json` has it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ChannelFile {
    #[serde(rename = "type")]
    kind: String,
    id: Option<String>,
    #[serde(default = "active")]
    status: String,
    linked_days_ago: Option<i32>,
    /// For the chat: `web`, `ios`, `android`.
    #[serde(default)]
    devices: Vec<String>,
    /// The record stands in a file of its own.
    #[serde(default)]
    verbatim: bool,
}

/// A channel with its id and the moment it was linked.
#[derive(Debug, Clone)]
pub(super) struct Channel {
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) devices: Vec<String>,
    pub(super) linked_at: Timestamp,
    pub(super) status: String,
    pub(super) verbatim: bool,
}

impl Channel {
    /// The first one is how they came; the others followed.
    pub(super) fn all_of(person: &Person, days: &Days, dice: &mut Dice) -> Vec<Self> {
        let mut channels = Vec::new();
        for (number, file) in person.channels.iter().enumerate() {
            let joined = u64::from(person.joined_days_ago.unsigned_abs());
            let later = i32::try_from(dice.between(joined / 3, joined)).unwrap_or(0);
            let usual = if number == 0 {
                person.joined_days_ago
            } else {
                later
            };
            let since_six = i64::try_from(dice.below(50_000_000)).unwrap_or(0);
            let time = Time::constant(6, 0, 0, 0).saturating_add(SignedDuration::from_millis(since_six));
            channels.push(Self {
                kind: file.kind.clone(),
                id: file
                    .id
                    .clone()
                    .unwrap_or_else(|| id::of(&format!("{}/{}", person.external_id, file.kind))),
                devices: file.devices.clone(),
                linked_at: days.ago(file.linked_days_ago.unwrap_or(usual), time),
                status: file.status.clone(),
                verbatim: file.verbatim,
            });
        }
        channels
    }

    /// Nobody writes by a channel that was never confirmed or is shut.
    pub(super) fn carries_words(&self) -> bool {
        matches!(self.status.as_str(), "active" | "inactive")
    }
}

fn active() -> String {
    "active".to_owned()
}
