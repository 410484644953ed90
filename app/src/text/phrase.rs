//! Sentences in every language, side by side. One that lacks a language does not compile (`text/tests/missing.rs`).

use super::Language;

/// A sentence, or a few words. On a page it reads as text in the page's language ([`super::language`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// English.
    pub en: &'static str,
    /// German.
    pub de: &'static str,
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

/// A noun to be counted, in the plural forms that each language has, in the order of [`Language::plural`]: `one` and
/// `other`. A language with `few` and `many` gets a longer list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// English.
    pub en: [&'static str; 2],
    /// German.
    pub de: [&'static str; 2],
}

impl Noun {
    /// The form that goes with `n` in this language, without the number.
    pub const fn said(self, language: Language, n: u64) -> &'static str {
        let form = language.plural(n);
        match language {
            Language::En => self.en[form],
            Language::De => self.de[form],
        }
    }
}

/// A sentence with something in it, in the language of the page: `say! { en: "Page {n}", de: "Seite {n}" }`.
macro_rules! say {
    (en: $en:literal, de: $de:literal $(,)?) => {
        match $crate::text::language() {
            $crate::text::Language::En => format!($en),
            $crate::text::Language::De => format!($de),
        }
    };
}
pub(crate) use say;
