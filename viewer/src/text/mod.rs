//! Every sentence that a reader of a copy meets, in English and German side by side, as the portal has them. Whatever
//! lacks a language does not compile.

pub mod frame;
pub mod number;
pub mod record;
pub mod seek;
pub mod sheet;
pub mod talk;
pub mod time;
pub mod verdict;

pub use language::Language;

/// A sentence, or a few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    en: &'static str,
    de: &'static str,
}

impl Phrase {
    /// In this language.
    pub const fn said(self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::De => self.de,
        }
    }
}

/// English, then German.
const fn both(en: &'static str, de: &'static str) -> Phrase {
    Phrase { en, de }
}

/// A sentence with something in it: `say! { language, en: "Page {n}", de: "Seite {n}" }`.
macro_rules! say {
    ($language:expr, en: $en:literal, de: $de:literal $(,)?) => {
        match $language {
            $crate::text::Language::En => format!($en),
            $crate::text::Language::De => format!($de),
        }
    };
}
use say;
