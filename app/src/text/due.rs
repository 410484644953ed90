//! How a due date is explained.

use super::{Phrase, law, say};

/// The date.
pub const BY: Phrase = Phrase {
    en: "By {}",
    de: "Bis {}",
};
/// Opens the working.
pub const HOW: Phrase = Phrase {
    en: "How we got to this date",
    de: "Wie wir auf dieses Datum kommen",
};
/// The first step.
pub const RECEIVED: Phrase = Phrase {
    en: "Your request arrived. The day itself does not count.",
    de: "Ihr Antrag ist eingegangen. Der Tag selbst zählt nicht mit.",
};
/// The last step, when the day is one on which the period may end.
pub const NOT_MOVED: Phrase = Phrase {
    en: "Nothing is moved: this is the last day.",
    de: "Nichts wird verschoben: Das ist der letzte Tag.",
};
/// The last step, when the period ends on a day that is none.
pub const MOVED: Phrase = Phrase {
    en: "The period ends on a day when nobody works, so the next working day counts.",
    de: "Die Frist endet an einem Tag, an dem niemand arbeitet. Deshalb zählt der nächste Werktag.",
};

/// The middle step.
pub fn period(regime: &str) -> String {
    let regime = law::regime(regime);
    say! {
        en: "Here the time ends that {regime} allows for an answer.",
        de: "Hier endet die Frist, die die {regime} für eine Antwort lässt.",
    }
}

/// Where the law says so.
pub fn source(source: &str) -> String {
    let source = law::source(source);
    say! { en: "The rule: {source}.", de: "Die Regel: {source}." }
}

/// `7 days from today.`
pub fn away(away: &str) -> String {
    let mut chars = away.chars();
    let first = chars
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
