//! The page of channels, devices and systems.

use super::number::counted;
use crate::view::Channels;

/// The title.
pub const TITLE: &str = "Channels and devices";
/// The heading.
pub const HEADING: &str = "How we reach you, and what that tells us";
/// What the page is for.
pub const LEDE: &str = "Each channel hands us a few facts along with your words. Most people never see them. Here they \
    are, every one.";
/// When there is no channel.
pub const NO_CHANNELS: &str = "There is no channel over which we reach you.";
/// The row, when there are none.
pub const CHANNELS: &str = "Channels";
/// The devices.
pub const DEVICES: &str = "Devices";
/// In the margin of a device.
pub const DEVICE: &str = "Device";
/// When there is none.
pub const NO_DEVICES: &str = "No browser and no phone of yours is stored.";
/// The systems.
pub const SYSTEMS: &str = "Notes in other systems";
/// In the margin of a system.
pub const SYSTEM: &str = "In another system of ours";
/// When there is none.
pub const NO_SYSTEMS: &str = "No other system of ours has an entry that leads to you.";
/// An entry without a value.
pub const EMPTY: &str = "The entry is there, but there is nothing in it.";
/// In the margin of a channel.
pub const CHANNEL: &str = "Channel";

/// What is counted in the margin.
pub fn counts(page: &Channels) -> [String; 3] {
    let n = |list: &[_]| list.len() as u64;
    [
        counted(n(&page.channels), "channel", "channels"),
        counted(n(&page.devices), "device", "devices"),
        counted(
            n(&page.business_systems),
            "note in other systems",
            "notes in other systems",
        ),
    ]
}
