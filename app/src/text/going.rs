//! What a deletion takes, category by category: to come or done, to the person or about them.

use super::{
    Noun, Phrase,
    category::{
        ATTACHMENTS, BUSINESS_SYSTEMS, CHANNELS, CONVERSATIONS, DEVICES, MESSAGES, PROFILES, QUOTES, SHARED,
    },
    noun,
    number::{count, counted},
};
use crate::view::Counts;

/// One category: its name, how many records, and what happens to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The category.
    pub name: Phrase,
    /// How many.
    pub count: String,
    /// What happens, or happened.
    pub what: Phrase,
}

/// First column.
pub const KIND: Phrase = Phrase {
    en: "Kind",
    de: "Art",
};
/// Second column.
pub const RECORDS: Phrase = Phrase {
    en: "Records",
    de: "Datensätze",
};
/// Third column, before.
pub const HAPPENS: Phrase = Phrase {
    en: "What happens",
    de: "Was geschieht",
};
/// Third column, after.
pub const HAPPENED: Phrase = Phrase {
    en: "What happened",
    de: "Was geschehen ist",
};

/// In the third column, where the second says 0.
pub const NONE: Phrase = Phrase {
    en: "None held",
    de: "Nichts gespeichert",
};

const THEIRS: Phrase = Phrase {
    en: "Details",
    de: "Angaben",
};
const SHARED_BY_THEM: Phrase = Phrase {
    en: "Shared conversations",
    de: "Geteilte Unterhaltungen",
};
const QUOTED: Phrase = Phrase {
    en: "Places where others quoted you",
    de: "Stellen, an denen andere Sie zitiert haben",
};
const THEIR_QUOTES: Phrase = Phrase {
    en: "Quotes by others",
    de: "Zitate durch andere",
};
/// The size that empties records.
const PERSONAL: &str = "personal-information";
/// The sizes that are about some categories only: of the others nothing is said.
const PARTS: [&str; 4] = ["messages", "conversation", "all-messages", PERSONAL];

const EMPTIED: Phrase = Phrase {
    en: "Emptied",
    de: "Geleert",
};
const EMPTIED_OF_YOURS: [Phrase; 2] = [
    Phrase {
        en: "Emptied: name, contact details, picture, language and what we noted about you",
        de: "Geleert werden Name, Kontaktangaben, Bild, Sprache und was wir über Sie vermerkt haben",
    },
    Phrase {
        en: "Emptied: your name and picture there, and what the channel told us. Your number there stays",
        de: "Geleert werden Ihr Name und Ihr Bild dort und was uns der Kanal mitgeteilt hat. Ihre Nummer dort bleibt",
    },
];
const EMPTIED_OF_THEIRS: [Phrase; 2] = [
    Phrase {
        en: "Emptied: profile, metadata and identities. The ids stay",
        de: "Geleert werden Profil, Metadaten und Kennungen. Die Nummern bleiben",
    },
    Phrase {
        en: "Emptied: name, picture and raw data of each. The id on the channel stays",
        de: "Geleert werden Name, Bild und Rohdaten jedes Kanals. Die Kennung auf dem Kanal bleibt",
    },
];
/// Of channels that stay.
const OF_CHANNELS: Noun = Noun {
    en: ["set of details from a channel", "sets of details from channels"],
    de: [
        "Datensatz mit Angaben eines Kanals",
        "Datensätze mit Angaben von Kanälen",
    ],
};
const REMOVED: Phrase = Phrase {
    en: "Removed",
    de: "Gelöscht",
};

/// What would go, to the person.
pub fn yours(size: &str, counts: &Counts) -> Vec<Line> {
    lines(
        size,
        counts,
        EMPTIED_OF_YOURS,
        &[
            (
                PROFILES,
                Phrase {
                    en: "Removed: name, contact details, picture, language and what we noted about you",
                    de: "Gelöscht werden Name, Kontaktangaben, Bild, Sprache und was wir über Sie vermerkt haben",
                },
            ),
            (
                CHANNELS,
                Phrase {
                    en: "Removed, with what the channels told us about you",
                    de: "Werden gelöscht, mit allem, was uns die Kanäle über Sie mitgeteilt haben",
                },
            ),
            (
                DEVICES,
                Phrase {
                    en: "Removed, with the address that messages were pushed to",
                    de: "Werden gelöscht, mit der Adresse für Push-Nachrichten",
                },
            ),
            (
                BUSINESS_SYSTEMS,
                Phrase {
                    en: "Removed here, so that nothing here leads to you there",
                    de: "Werden hier gelöscht, so dass von hier nichts mehr zu Ihnen dort führt",
                },
            ),
            (
                CONVERSATIONS,
                Phrase {
                    en: "Removed whole",
                    de: "Werden ganz gelöscht",
                },
            ),
            (
                SHARED,
                Phrase {
                    en: "Your part goes; what the others wrote stays theirs",
                    de: "Ihr Teil wird gelöscht; was die anderen geschrieben haben, bleibt ihres",
                },
            ),
            (
                MESSAGES,
                Phrase {
                    en: "Removed, with our links to their pictures and files",
                    de: "Werden gelöscht, mit unseren Links zu ihren Bildern und Dateien",
                },
            ),
            (
                ATTACHMENTS,
                Phrase {
                    en: "Those that we hold are removed, unless somebody else’s message shows the same one",
                    de: "Was wir davon gespeichert haben, wird gelöscht, wenn es nicht auch eine Nachricht von \
                        jemand anderem zeigt",
                },
            ),
            (
                QUOTES,
                Phrase {
                    en: "Your words go; their messages stay",
                    de: "Ihre Worte werden gelöscht; die Nachrichten der anderen bleiben",
                },
            ),
        ],
    )
}

/// What the person loses, one line each; what is not there is not lost.
pub fn losses(size: &str, counts: &Counts) -> Vec<String> {
    let channels = if size == PERSONAL {
        OF_CHANNELS
    } else {
        noun::CHANNEL
    };
    let all = [
        (counts.messages, noun::MESSAGE),
        (
            counts.attachments,
            Noun {
                en: ["picture or file", "pictures and files"],
                de: ["Bild oder Datei", "Bilder und Dateien"],
            },
        ),
        (counts.conversations, noun::CONVERSATION),
        (
            counts.shared_conversations,
            Noun {
                en: [
                    "conversation with others, as far as it is yours",
                    "conversations with others, as far as they are yours",
                ],
                de: [
                    "Unterhaltung mit anderen, soweit sie von Ihnen stammt",
                    "Unterhaltungen mit anderen, soweit sie von Ihnen stammen",
                ],
            },
        ),
        (
            counts.profiles,
            Noun {
                en: ["set of details about you", "sets of details about you"],
                de: [
                    "Datensatz mit Angaben über Sie",
                    "Datensätze mit Angaben über Sie",
                ],
            },
        ),
        (counts.channels, channels),
        (counts.devices, noun::DEVICE),
        (counts.business_systems, noun::SYSTEM),
    ];
    all.into_iter()
        .filter(|&(n, _)| n > 0)
        .map(|(n, noun)| counted(n, noun))
        .collect()
}

/// What went, to the person.
pub fn gone(size: &str, counts: &Counts) -> Vec<Line> {
    lines(size, counts, [EMPTIED; 2], &removed(PROFILES, QUOTED))
}

/// What would go, to staff.
pub fn theirs(size: &str, counts: &Counts) -> Vec<Line> {
    lines(
        size,
        counts,
        EMPTIED_OF_THEIRS,
        &[
            (
                THEIRS,
                Phrase {
                    en: "Removed, with the metadata",
                    de: "Werden gelöscht, mit den Metadaten",
                },
            ),
            (
                CHANNELS,
                Phrase {
                    en: "Removed, with the raw data of each",
                    de: "Werden gelöscht, mit den Rohdaten jedes Kanals",
                },
            ),
            (
                DEVICES,
                Phrase {
                    en: "Removed, with their push tokens",
                    de: "Werden gelöscht, mit ihren Push-Token",
                },
            ),
            (
                BUSINESS_SYSTEMS,
                Phrase {
                    en: "The links here are removed; the other systems are not told",
                    de: "Die Verknüpfungen hier werden gelöscht; die anderen Systeme erfahren davon nichts",
                },
            ),
            (
                CONVERSATIONS,
                Phrase {
                    en: "Removed whole: nobody else takes part",
                    de: "Werden ganz gelöscht: Niemand sonst nimmt teil",
                },
            ),
            (
                SHARED_BY_THEM,
                Phrase {
                    en: "The person’s part goes, the others’ stays",
                    de: "Der Teil der Person wird gelöscht, der Teil der anderen bleibt",
                },
            ),
            (
                MESSAGES,
                Phrase {
                    en: "Removed: all of the former, the person’s own of the latter",
                    de: "Werden gelöscht: von den ersteren alle, von den letzteren die der Person",
                },
            ),
            (
                ATTACHMENTS,
                Phrase {
                    en: "Removed here, unless others’ messages show the same ones",
                    de: "Werden hier gelöscht, wenn nicht auch Nachrichten anderer sie zeigen",
                },
            ),
            (
                THEIR_QUOTES,
                Phrase {
                    en: "The quoted words go, the others’ messages stay",
                    de: "Die zitierten Worte werden gelöscht, die Nachrichten der anderen bleiben",
                },
            ),
        ],
    )
}

/// What went, to staff.
pub fn gone_theirs(size: &str, counts: &Counts) -> Vec<Line> {
    lines(size, counts, [EMPTIED; 2], &removed(THEIRS, THEIR_QUOTES))
}

const fn removed(details: Phrase, quotes: Phrase) -> [(Phrase, Phrase); 9] {
    [
        (details, REMOVED),
        (CHANNELS, REMOVED),
        (DEVICES, REMOVED),
        (BUSINESS_SYSTEMS, REMOVED),
        (CONVERSATIONS, REMOVED),
        (
            SHARED_BY_THEM,
            Phrase {
                en: "Left, with what the others wrote",
                de: "Geblieben, mit dem, was die anderen geschrieben haben",
            },
        ),
        (MESSAGES, REMOVED),
        (ATTACHMENTS, REMOVED),
        (
            quotes,
            Phrase {
                en: "The quoted words were removed",
                de: "Die zitierten Worte wurden gelöscht",
            },
        ),
    ]
}

/// `emptied`: what happens to details and channels where they stay, with nothing in them.
fn lines(size: &str, counts: &Counts, emptied: [Phrase; 2], words: &[(Phrase, Phrase); 9]) -> Vec<Line> {
    let numbers = [
        counts.profiles,
        counts.channels,
        counts.devices,
        counts.business_systems,
        counts.conversations,
        counts.shared_conversations,
        counts.messages,
        counts.attachments,
        counts.quotes,
    ];
    let line = |(place, (&(name, what), number)): (usize, (&(Phrase, Phrase), u64))| {
        let what = match emptied.get(place) {
            Some(&emptied) if size == PERSONAL => emptied,
            _ => what,
        };
        let is_shown = number > 0 || !PARTS.contains(&size);
        is_shown.then(|| Line {
            name,
            count: count(number),
            what: if number == 0 { NONE } else { what },
        })
    };
    words.iter().zip(numbers).enumerate().filter_map(line).collect()
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
            attachments: 7,
            quotes: 8,
        };
        for lines in [
            yours("everything", &counts),
            gone("everything", &counts),
            theirs("everything", &counts),
            gone_theirs("everything", &counts),
        ] {
            let said: Vec<_> = lines
                .iter()
                .map(|line| (line.name.en, line.count.as_str()))
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
            assert_eq!(said[7], ("Pictures and files", "7"));
            assert!(
                said[8].0.to_lowercase().contains("quote") && said[8].1 == "8",
                "{said:?}"
            );
        }
    }

    #[test]
    fn a_part_says_nothing_of_what_it_does_not_touch() {
        let counts = Counts {
            messages: 3,
            ..Counts::default()
        };
        for say in [yours, gone, theirs, gone_theirs] {
            let said = say("messages", &counts);
            assert_eq!(said.len(), 1, "{said:?}");
            assert_eq!(say("everything", &counts).len(), 9);
        }
        let counts = Counts {
            profiles: 1,
            channels: 2,
            ..Counts::default()
        };
        for say in [yours, gone, theirs, gone_theirs] {
            let said = say("personal-information", &counts);
            assert!(
                said.len() == 2 && said.iter().all(|line| line.what.en.starts_with("Emptied")),
                "{said:?}"
            );
        }
        let said = losses("personal-information", &counts);
        assert!(said.iter().all(|line| line.contains("set")), "{said:?}");
    }
}
