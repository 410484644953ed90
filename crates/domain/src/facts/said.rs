//! Texts of the business's own.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error as _, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::{InvalidFact, text};

/// The language that a text is read in where its own is not there.
const USUAL: &str = "en";

/// One line of at most 200 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line(Box<str>);

impl Line {
    /// Takes what is in one line, without the white space around it.
    ///
    /// # Errors
    /// [`InvalidFact`] if it is empty, too long, or more than a line.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        let text = text.trim();
        if (1..=200).contains(&text.chars().count()) && !text.chars().any(char::is_control) {
            Ok(Self(text.into()))
        } else {
            Err(InvalidFact("it must be one line of 1 to 200 characters"))
        }
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text of at most 2,000 characters, in lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(Box<str>);

impl Text {
    /// Takes a text, without the white space around it.
    ///
    /// # Errors
    /// [`InvalidFact`] if it is empty, too long, or has control characters in it.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        let text = text.trim();
        let odd = |c: char| c.is_control() && c != '\n';
        if (1..=2_000).contains(&text.chars().count()) && !text.contains(odd) {
            Ok(Self(text.into()))
        } else {
            Err(InvalidFact(
                "a text has 1 to 2000 characters, none of them a control character",
            ))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The first part of a language tag (BCP 47): `en`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(Box<str>);

impl Language {
    /// Takes two or three lower-case letters.
    ///
    /// # Errors
    /// [`InvalidFact`] for anything else.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        if matches!(text.len(), 2 | 3) && text.bytes().all(|b| b.is_ascii_lowercase()) {
            Ok(Self(text.into()))
        } else {
            Err(InvalidFact(
                "a language is two or three small letters, like en or de",
            ))
        }
    }
}

/// A text, or the same in several languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Said {
    /// In whatever language it is.
    Plain(Text),
    /// In each of these.
    ByLanguage(BTreeMap<Language, Text>),
}

impl Said {
    /// As a reader of this language reads it (`de`, `en-GB`): in theirs, else in English, else in the first there is.
    pub fn in_language(&self, tag: &str) -> &str {
        let language = tag.split('-').next().unwrap_or_default();
        match self {
            Self::Plain(text) => text.as_str(),
            Self::ByLanguage(texts) => {
                let of = |wanted: &str| texts.iter().find(|(language, _)| &*language.0 == wanted);
                let found = of(language).or_else(|| of(USUAL)).or_else(|| texts.iter().next());
                found.map_or("", |(_, text)| text.as_str())
            }
        }
    }

    /// What stands in this language alone. A text of which nobody said in which it is stands where the usual one is.
    pub(super) fn entry(&self, language: &str) -> Option<&str> {
        match self {
            Self::Plain(text) => (language == USUAL).then_some(text.as_str()),
            Self::ByLanguage(texts) => {
                let mut texts = texts.iter();
                let found = texts.find(|(there, _)| &*there.0 == language);
                found.map(|(_, text)| text.as_str())
            }
        }
    }

    /// The same with this text in this language, or none; nothing if no text is left.
    pub(super) fn with_entry(
        said: Option<Self>,
        language: &str,
        text: Option<Text>,
    ) -> Result<Option<Self>, InvalidFact> {
        let language = Language::parse(language)?;
        let usual = Language::parse(USUAL)?;
        let mut texts = match said {
            None => BTreeMap::new(),
            Some(Self::Plain(text)) => BTreeMap::from([(usual.clone(), text)]),
            Some(Self::ByLanguage(texts)) => texts,
        };
        match text {
            Some(text) => texts.insert(language, text),
            None => texts.remove(&language),
        };
        if texts.len() <= 1
            && let Some(text) = texts.remove(&usual)
        {
            return Ok(Some(Self::Plain(text)));
        }
        Ok((!texts.is_empty()).then_some(Self::ByLanguage(texts)))
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct TextOrTexts;
        impl<'de> Visitor<'de> for TextOrTexts {
            type Value = Said;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(r#"a text, or texts by language, like { en = "…", de = "…" }"#)
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Said, E> {
                Text::parse(text).map(Said::Plain).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Said, A::Error> {
                let texts = BTreeMap::deserialize(MapAccessDeserializer::new(map))?;
                if texts.is_empty() {
                    return Err(A::Error::custom("texts by language name at least one language"));
                }
                Ok(Said::ByLanguage(texts))
            }
        }
        from.deserialize_any(TextOrTexts)
    }
}

text! { Line Text Language }

#[cfg(test)]
mod tests {
    use super::*;

    fn said(json: &str) -> Result<Said, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn is_read_in_ones_own_language_or_in_english_or_as_it_is() {
        let both = said(r#"{"de":"Zweck","en":"Purpose","nb":"Formål"}"#).unwrap();
        assert_eq!(
            ["de-AT", "nb", "fr"].map(|language| both.in_language(language)),
            ["Zweck", "Formål", "Purpose"]
        );
        let foreign = said(r#"{"nb":"Formål"}"#).unwrap();
        assert_eq!(foreign.in_language("en"), "Formål");
        assert_eq!(said(r#"" Purpose\n""#).unwrap().in_language("de"), "Purpose");
    }

    #[test]
    fn says_which_rule_was_broken() {
        for (bad, rule) in [
            (r#""""#.to_owned(), "1 to 2000 characters"),
            (r#"" \n ""#.to_owned(), "1 to 2000 characters"),
            (format!("\"{}\"", "x".repeat(2_001)), "1 to 2000 characters"),
            (r#""a\u0007b""#.to_owned(), "control character"),
            (r#"{"en":""}"#.to_owned(), "1 to 2000 characters"),
            (r#"{"English":"x"}"#.to_owned(), "like en or de"),
            ("{}".to_owned(), "at least one language"),
            ("7".to_owned(), "a text, or texts by language"),
        ] {
            assert!(
                said(&bad).unwrap_err().contains(rule),
                "{bad:.20}: {:?}",
                said(&bad)
            );
        }
        for bad in ["", "a\nb", &"x".repeat(201)] {
            assert!(Line::parse(bad).is_err(), "{bad:.20}");
        }
        assert_eq!(
            Line::parse(" Harbourline AS ").unwrap().as_str(),
            "Harbourline AS"
        );
    }
}
