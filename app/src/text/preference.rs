//! What a person said about marketing.

use super::{Phrase, say};

/// The row.
pub const HEADING: Phrase = Phrase {
    en: "Marketing",
    de: "Werbung",
};
/// Beside it.
pub const NOTE: Phrase = Phrase {
    en: "Whether you want to hear of offers, as it was last entered here.",
    de: "Ob Sie von Angeboten hören möchten, wie es hier zuletzt eingetragen wurde.",
};
/// They want none; since a day.
pub const NO_ON: Phrase = Phrase {
    en: "You said no on {}.",
    de: "Sie haben am {} Nein gesagt.",
};
/// They want none.
pub const NO: Phrase = Phrase {
    en: "You said no.",
    de: "Sie haben Nein gesagt.",
};
/// They want it; since a day.
pub const YES_ON: Phrase = Phrase {
    en: "You said yes on {}.",
    de: "Sie haben am {} Ja gesagt.",
};
/// They want it.
pub const YES: Phrase = Phrase {
    en: "You said yes.",
    de: "Sie haben Ja gesagt.",
};
/// It is told by neither.
pub const UNCLEAR: Phrase = Phrase {
    en: "What is stored is neither a yes nor a no.",
    de: "Was gespeichert ist, ist weder ein Ja noch ein Nein.",
};

/// Where they said so.
pub fn origin(word: &str) -> String {
    say! {
        en: "By way of “{word}”, as our systems call it.",
        de: "Auf dem Weg „{word}“, wie unsere Systeme es nennen.",
    }
}
