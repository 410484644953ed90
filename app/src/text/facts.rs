//! Values as they are stored.

use super::{Phrase, noun, number::counted, say};

/// When a record has no value at all.
pub const NONE: Phrase = Phrase {
    en: "Nothing is stored here.",
    de: "Hier ist nichts gespeichert.",
};
/// A value that is `null` or has no characters.
pub const EMPTY: Phrase = Phrase {
    en: "empty",
    de: "leer",
};
/// The value `true`.
pub const YES: Phrase = Phrase { en: "Yes", de: "Ja" };
/// The value `false`.
pub const NO: Phrase = Phrase { en: "No", de: "Nein" };
/// The first column.
pub const FIELD: Phrase = Phrase {
    en: "Field",
    de: "Feld",
};
/// The second column.
pub const VALUE: Phrase = Phrase {
    en: "Value",
    de: "Wert",
};

/// Above values that stand by their technical names.
pub fn as_stored(n: usize) -> String {
    let values = counted(n as u64, noun::VALUE);
    say! {
        en: "As stored: {values}, under the names our systems use",
        de: "Wie gespeichert: {values}, unter den Namen, die unsere Systeme verwenden",
    }
}

/// Above values that stand in no register: what they are, nobody here has written down.
pub fn not_described(n: usize) -> String {
    let values = counted(n as u64, noun::VALUE);
    say! {
        en: "Not described by anybody yet: {values}, under the names our systems use, and kept, copied and deleted like \
            the rest",
        de: "Noch von niemandem beschrieben: {values}, unter den Namen, die unsere Systeme verwenden, und aufbewahrt, \
            kopiert und gelöscht wie das Übrige",
    }
}
