//! What a person would call the categories of data.

use super::{Phrase, number::count};
use crate::view::Counts;

/// Profile.
pub const PROFILES: Phrase = Phrase {
    en: "Your details",
    de: "Ihre Angaben",
};
/// Channels.
pub const CHANNELS: Phrase = Phrase {
    en: "Channels",
    de: "Kanäle",
};
/// Devices.
pub const DEVICES: Phrase = Phrase {
    en: "Devices",
    de: "Geräte",
};
/// Other systems.
pub const BUSINESS_SYSTEMS: Phrase = Phrase {
    en: "Notes in other systems",
    de: "Vermerke in anderen Systemen",
};
/// Conversations of the person alone.
pub const CONVERSATIONS: Phrase = Phrase {
    en: "Conversations",
    de: "Unterhaltungen",
};
/// Conversations with others in them.
pub const SHARED: Phrase = Phrase {
    en: "Conversations with others in them",
    de: "Unterhaltungen mit anderen",
};
/// Messages.
pub const MESSAGES: Phrase = Phrase {
    en: "Messages",
    de: "Nachrichten",
};
/// Pictures and files whose bytes are held.
pub const ATTACHMENTS: Phrase = Phrase {
    en: "Pictures and files",
    de: "Bilder und Dateien",
};
/// Quotes.
pub const QUOTES: Phrase = Phrase {
    en: "Places where others quote you",
    de: "Stellen, an denen andere Sie zitieren",
};

/// Every category with its count, none left out.
pub fn rows(counts: &Counts) -> [(Phrase, String); 8] {
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
