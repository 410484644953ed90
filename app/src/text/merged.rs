//! Records that became one with the person's.

use super::{Phrase, noun, number::counted, say};

/// The row.
pub const HEADING: Phrase = Phrase {
    en: "Records that became one",
    de: "Datensätze, die zu einem wurden",
};
/// Beside it.
pub const NOTE: Phrase = Phrase {
    en: "The messaging platform found that two records were about the same person. What it said of that stands here.",
    de: "Die Messaging-Plattform hat festgestellt, dass zwei Datensätze dieselbe Person betreffen. Was sie dazu gesagt \
        hat, steht hier.",
};
/// When the platform gave no reason.
pub const NO_REASON: Phrase = Phrase {
    en: "The platform gave no reason.",
    de: "Die Plattform hat keinen Grund angegeben.",
};

/// Why two records became one.
pub fn reason(code: &str) -> String {
    let phrase = match code {
        "api" => Phrase {
            en: "A program of the business asked for it.",
            de: "Ein Programm des Unternehmens hat es verlangt.",
        },
        "channelLinking" => Phrase {
            en: "Another channel was linked.",
            de: "Ein weiterer Kanal wurde verknüpft.",
        },
        "sdkLogin" => Phrase {
            en: "Somebody who was known already signed in to the chat.",
            de: "Eine schon bekannte Person hat sich im Chat angemeldet.",
        },
        code => {
            return say! {
                en: "The platform’s word for the reason is “{code}”.",
                de: "Das Wort der Plattform für den Grund ist „{code}“.",
            };
        }
    };
    phrase.into()
}

/// A part of it, folded: its name, and how many values stand in it.
pub fn part(name: &str, values: usize) -> String {
    let values = counted(values as u64, noun::VALUE);
    say! { en: "{name}: {values}", de: "{name}: {values}" }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_reason_the_platform_has_is_said_in_words_and_any_other_as_it_is() {
        for code in ["api", "channelLinking", "sdkLogin"] {
            assert!(!reason(code).contains(code), "{code}");
        }
        assert!(reason("moonrise").contains("moonrise"));
    }
}
