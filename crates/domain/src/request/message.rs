//! What a person and the business say to each other about a request. It stays inside the portal.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::principal::Actor;

/// The longest message, in characters.
pub const LONGEST_MESSAGE: usize = 4_000;

/// One message about a request. The first may be the person's own words of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Author,
    /// What: 1 to [`LONGEST_MESSAGE`] characters, lines ended by one character.
    pub text: Words,
}

/// Who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "role")]
pub enum Author {
    /// The person.
    Person,
    /// A member of staff.
    Staff {
        /// Who.
        by: Actor,
    },
    /// Somebody at the machine.
    Operator,
}

/// A text as somebody wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(Box<str>);

/// There has to be something, and not too much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidWords {
    /// Nothing but white space.
    #[error("nothing is written")]
    Nothing,
    /// Longer than [`LONGEST_MESSAGE`].
    #[error("this is longer than {LONGEST_MESSAGE} characters")]
    TooLong,
}

impl Words {
    /// Takes a text without the white space around it: forms end their lines with two characters, and browsers count
    /// one. Control characters other than line breaks and tabs are left out.
    ///
    /// # Errors
    /// [`InvalidWords`] for nothing, and for too much.
    pub fn parse(written: &str) -> Result<Self, InvalidWords> {
        let text: String = written
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidWords::Nothing);
        }
        if text.chars().count() > LONGEST_MESSAGE {
            return Err(InvalidWords::TooLong);
        }
        Ok(Self(text.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_was_written_and_no_more() {
        assert_eq!(Words::parse(" a\r\nb\u{7}c\t ").unwrap().as_str(), "a\nbc");
        assert_eq!(Words::parse(" \r\n\u{0} "), Err(InvalidWords::Nothing));
        assert!(Words::parse(&"ä".repeat(LONGEST_MESSAGE)).is_ok());
        assert_eq!(
            Words::parse(&"ä".repeat(LONGEST_MESSAGE + 1)),
            Err(InvalidWords::TooLong)
        );
        assert!(!format!("{:?}", Words::parse("secret").unwrap()).contains("secret"));
    }
}
