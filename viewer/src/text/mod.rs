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

/// A language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English, as it is written in Britain.
    #[default]
    En,
    /// German, to people as “Sie”.
    De,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::En, Self::De];

    /// Its tag (RFC 5646).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            Self::De => "de",
        }
    }

    /// What it calls itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
        }
    }

    /// The language of a tag, whatever the country: `de-AT`. None if it is not spoken here.
    pub fn of(tag: &str) -> Option<Self> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|language| primary(language.tag()) == primary(tag))
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_comes_back_and_its_country_does_not_matter() {
        for language in Language::ALL {
            assert_eq!(Language::of(language.tag()), Some(language));
        }
        assert_eq!(Language::of("de-AT"), Some(Language::De));
        assert_eq!(Language::of("EN"), Some(Language::En));
        assert_eq!((Language::of("fr"), Language::of("")), (None, None));
    }
}
