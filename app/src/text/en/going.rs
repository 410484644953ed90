//! What a deletion takes, category by category: to come or done, to the person or about them.

use super::number::{count, counted};
use crate::view::Counts;

/// One category: its name, how many records, and what happens to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The category.
    pub name: &'static str,
    /// How many.
    pub count: String,
    /// What happens, or happened.
    pub what: &'static str,
}

/// First column.
pub const KIND: &str = "Kind";
/// Second column.
pub const RECORDS: &str = "Records";
/// Third column, before.
pub const HAPPENS: &str = "What happens";
/// Third column, after.
pub const HAPPENED: &str = "What happened";

/// In the third column, where the second says 0.
pub const NONE: &str = "None held";

/// What would go, to the person.
pub fn yours(counts: &Counts) -> Vec<Line> {
    lines(
        counts,
        [
            (
                "Your details",
                "Removed: name, contact details, picture, language and what we noted about you",
            ),
            ("Channels", "Removed, with what the channels told us about you"),
            (
                "Devices",
                "Removed, with the address that messages were pushed to",
            ),
            (
                "Notes in other systems",
                "Removed here, so that nothing here leads to you there",
            ),
            ("Conversations", "Removed whole"),
            (
                "Conversations with others in them",
                "Your part goes; what the others wrote stays theirs",
            ),
            ("Messages", "Removed, with our links to their pictures and files"),
            (
                "Places where others quote you",
                "Your words go; their messages stay",
            ),
        ],
    )
}

/// What the person loses, one line each; what is not there is not lost.
pub fn losses(counts: &Counts) -> Vec<String> {
    let all = [
        (counts.messages, "message", "messages"),
        (counts.conversations, "conversation", "conversations"),
        (
            counts.shared_conversations,
            "conversation with others, as far as it is yours",
            "conversations with others, as far as they are yours",
        ),
        (
            counts.profiles,
            "set of details about you",
            "sets of details about you",
        ),
        (counts.channels, "channel", "channels"),
        (counts.devices, "device", "devices"),
        (
            counts.business_systems,
            "note in another system",
            "notes in other systems",
        ),
    ];
    all.into_iter()
        .filter(|&(n, ..)| n > 0)
        .map(|(n, one, many)| counted(n, one, many))
        .collect()
}

/// What went, to the person.
pub fn gone(counts: &Counts) -> Vec<Line> {
    lines(
        counts,
        names_with(["Your details", "Places where others quoted you"], "Removed"),
    )
}

/// What would go, to staff.
pub fn theirs(counts: &Counts) -> Vec<Line> {
    lines(
        counts,
        [
            ("Details", "Removed, with the metadata"),
            ("Channels", "Removed, with the raw data of each"),
            ("Devices", "Removed, with their push tokens"),
            (
                "Notes in other systems",
                "The links here are removed; the other systems are not told",
            ),
            ("Conversations", "Removed whole: nobody else takes part"),
            (
                "Shared conversations",
                "The person’s part goes, the others’ stays",
            ),
            (
                "Messages",
                "Removed: all of the former, the person’s own of the latter",
            ),
            (
                "Quotes by others",
                "The quoted words go, the others’ messages stay",
            ),
        ],
    )
}

/// What went, to staff.
pub fn gone_theirs(counts: &Counts) -> Vec<Line> {
    lines(counts, names_with(["Details", "Quotes by others"], "Removed"))
}

fn names_with(
    [details, quotes]: [&'static str; 2],
    removed: &'static str,
) -> [(&'static str, &'static str); 8] {
    [
        (details, removed),
        ("Channels", removed),
        ("Devices", removed),
        ("Notes in other systems", removed),
        ("Conversations", removed),
        ("Shared conversations", "Left, with what the others wrote"),
        ("Messages", removed),
        (quotes, "The quoted words were removed"),
    ]
}

fn lines(counts: &Counts, words: [(&'static str, &'static str); 8]) -> Vec<Line> {
    let numbers = [
        counts.profiles,
        counts.channels,
        counts.devices,
        counts.business_systems,
        counts.conversations,
        counts.shared_conversations,
        counts.messages,
        counts.quotes,
    ];
    let line = |((name, what), number)| Line {
        name,
        count: count(number),
        what: if number == 0 { NONE } else { what },
    };
    words.into_iter().zip(numbers).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stands_beside_its_name() {
        let counts = Counts {
            profiles: 1,
            channels: 2,
            devices: 3,
            business_systems: 4,
            conversations: 5,
            shared_conversations: 6,
            messages: 1_284,
            quotes: 8,
        };
        for lines in [
            yours(&counts),
            gone(&counts),
            theirs(&counts),
            gone_theirs(&counts),
        ] {
            let said: Vec<_> = lines
                .iter()
                .map(|line| (line.name, line.count.as_str()))
                .collect();
            assert!(
                said[0].0.to_lowercase().contains("details") && said[0].1 == "1",
                "{said:?}"
            );
            assert_eq!(said[1], ("Channels", "2"));
            assert!(
                said[5].0.to_lowercase().contains("conversations") && said[5].1 == "6",
                "{said:?}"
            );
            assert_eq!(said[6], ("Messages", "1,284"));
            assert!(
                said[7].0.to_lowercase().contains("quote") && said[7].1 == "8",
                "{said:?}"
            );
        }
    }
}
