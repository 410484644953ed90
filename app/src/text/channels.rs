//! The page of channels, devices and systems.

use super::{Phrase, noun, number::counted};
use crate::view::Channels;

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Channels and devices",
    de: "Kanäle und Geräte",
};
/// The heading.
pub const HEADING: Phrase = Phrase {
    en: "How we reach you, and what that tells us",
    de: "Wie wir Sie erreichen, und was wir dabei erfahren",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "Each channel hands us a few facts along with your words. Most people never see them. Here they \
        are, every one.",
    de: "Jeder Kanal übergibt uns mit Ihren Worten auch einige Angaben. Die meisten Menschen bekommen sie \
        nie zu sehen. Hier stehen sie alle.",
};
/// When there is no channel.
pub const NO_CHANNELS: Phrase = Phrase {
    en: "There is no channel over which we reach you.",
    de: "Es gibt keinen Kanal, über den wir Sie erreichen.",
};
/// The row, when there are none.
pub const CHANNELS: Phrase = Phrase {
    en: "Channels",
    de: "Kanäle",
};
/// The devices.
pub const DEVICES: Phrase = Phrase {
    en: "Devices",
    de: "Geräte",
};
/// In the margin of a device.
pub const DEVICE: Phrase = Phrase {
    en: "Device",
    de: "Gerät",
};
/// When there is none.
pub const NO_DEVICES: Phrase = Phrase {
    en: "No browser and no phone of yours is stored.",
    de: "Von Ihnen ist kein Browser und kein Telefon gespeichert.",
};
/// The systems.
pub const SYSTEMS: Phrase = Phrase {
    en: "Notes in other systems",
    de: "Vermerke in anderen Systemen",
};
/// In the margin of a system.
pub const SYSTEM: Phrase = Phrase {
    en: "In another system of ours",
    de: "In einem anderen System von uns",
};
/// When there is none.
pub const NO_SYSTEMS: Phrase = Phrase {
    en: "No other system of ours has an entry that leads to you.",
    de: "Keines unserer anderen Systeme hat einen Eintrag, der zu Ihnen führt.",
};
/// An entry without a value.
pub const EMPTY: Phrase = Phrase {
    en: "The entry is there, but there is nothing in it.",
    de: "Der Eintrag ist da, aber es steht nichts darin.",
};
/// In the margin of a channel.
pub const CHANNEL: Phrase = Phrase {
    en: "Channel",
    de: "Kanal",
};

/// What is counted in the margin.
pub fn counts(page: &Channels) -> [String; 3] {
    let n = |list: &[_]| list.len() as u64;
    [
        counted(n(&page.channels), noun::CHANNEL),
        counted(n(&page.devices), noun::DEVICE),
        counted(n(&page.business_systems), noun::SYSTEM),
    ]
}
