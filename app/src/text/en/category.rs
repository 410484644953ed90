//! What a person would call the categories of data.

use super::number::{count, counted, list};
use crate::view::Counts;

/// Profile.
pub const PROFILES: &str = "Your details";
/// Channels.
pub const CHANNELS: &str = "Channels";
/// Devices.
pub const DEVICES: &str = "Devices";
/// Other systems.
pub const BUSINESS_SYSTEMS: &str = "Notes in other systems";
/// Conversations of the person alone.
pub const CONVERSATIONS: &str = "Conversations";
/// Conversations with others in them.
pub const SHARED: &str = "Conversations with others in them";
/// Messages.
pub const MESSAGES: &str = "Messages";
/// Quotes.
pub const QUOTES: &str = "Places where others quote you";

/// Every category with its count, none left out.
pub fn rows(counts: &Counts) -> [(&'static str, String); 8] {
    [
        (PROFILES, count(counts.profiles)),
        (CHANNELS, count(counts.channels)),
        (DEVICES, count(counts.devices)),
        (BUSINESS_SYSTEMS, count(counts.business_systems)),
        (CONVERSATIONS, count(counts.conversations)),
        (SHARED, count(counts.shared_conversations)),
        (MESSAGES, count(counts.messages)),
        (QUOTES, count(counts.quotes)),
    ]
}

/// `4 channels, 2 devices and 1,284 messages`: what is there, in one line, or none when nothing is.
pub fn in_a_line(counts: &Counts) -> Option<String> {
    let all = [
        (counts.profiles, "set of details", "sets of details"),
        (counts.channels, "channel", "channels"),
        (counts.devices, "device", "devices"),
        (
            counts.business_systems,
            "note in another system",
            "notes in other systems",
        ),
        (
            counts.conversations + counts.shared_conversations,
            "conversation",
            "conversations",
        ),
        (counts.messages, "message", "messages"),
    ];
    let there: Vec<_> = all
        .into_iter()
        .filter(|&(n, ..)| n > 0)
        .map(|(n, one, many)| counted(n, one, many))
        .collect();
    (!there.is_empty()).then(|| list(&there))
}
