//! The person's record.

use super::{Phrase, noun, number::counted, say};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Your details",
    de: "Ihre Angaben",
};
/// The heading.
pub const HEADING: Phrase = Phrase {
    en: "What we know you by",
    de: "Woran wir Sie erkennen",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "Your record with us, value by value. Under each label stands the name our systems use for it.",
    de: "Ihr Datensatz bei uns, Wert für Wert. Unter jeder Bezeichnung steht der Name, den unsere Systeme \
        dafür verwenden.",
};
/// The record.
pub const RECORD: Phrase = Phrase {
    en: "Your record",
    de: "Ihr Datensatz",
};
/// When there is none.
pub const NO_RECORD: Phrase = Phrase {
    en: "We keep no record of you.",
    de: "Wir haben keinen Datensatz von Ihnen.",
};
/// The notes.
pub const NOTES: Phrase = Phrase {
    en: "What was noted",
    de: "Was vermerkt wurde",
};
/// Beside them.
pub const NOTES_NOTE: Phrase = Phrase {
    en: "Facts that people or programs here wrote down about you, under names of their own.",
    de: "Angaben, die Menschen oder Programme hier über Sie festgehalten haben, unter eigenen Namen.",
};
/// When there are none.
pub const NO_NOTES: Phrase = Phrase {
    en: "Nothing was noted about you.",
    de: "Über Sie wurde nichts vermerkt.",
};
/// The last row.
pub const WRONG: Phrase = Phrase {
    en: "If something is wrong",
    de: "Wenn etwas nicht stimmt",
};

/// What to do then.
pub fn wrong(business: &str) -> String {
    say! {
        en: "Tell {business}, in the way you usually write to them. You can have it put right, and it costs nothing.",
        de: "Sagen Sie es {business}, so wie Sie sonst dorthin schreiben. Sie können es berichtigen lassen, und es \
            kostet nichts.",
    }
}

/// In the margin.
pub fn values(n: usize) -> String {
    counted(n as u64, noun::VALUE)
}
