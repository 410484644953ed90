//! Why a line was not taken in: its number, the field, the reason. Names of members, never values: a refusal is shown
//! and logged, and what a record says is about a person.

use std::{fmt, io};

use domain::id::InvalidId;

use crate::json::{self, Flaw};

/// A line that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Its number, from 1.
    pub line: u64,
    /// The member it is about, `data.metadata`; empty for the whole line.
    pub field: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a line or a member of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The bundle could not be read any further.
    Unreadable(io::ErrorKind),
    /// Over 1 MiB.
    LongLine,
    /// Not UTF-8; the byte, from 1.
    NotUtf8(usize),
    /// Not JSON, or JSON that could be understood in two ways; the column in characters, from 1.
    NotJson(usize, Flaw),
    /// A member whose object has one of the same name; the name, if it may be shown.
    Twice(Option<String>),
    /// It has to be there.
    Missing,
    /// It does not belong there.
    Unexpected,
    /// It has to be of another kind.
    MustBe(&'static str),
    /// Not an identifier of its kind.
    NotAnId(InvalidId),
    /// No type of record; the name, if it may be shown.
    UnknownType(Option<String>),
    /// An app's line whose `appId` is not its own id.
    OtherApp,
    /// More metadata than the platform allows.
    LongMetadata {
        /// How many bytes.
        bytes: usize,
        /// How many it allows.
        most: usize,
    },
}

impl Refusal {
    /// On a line whose number the caller adds.
    pub(super) fn of(field: &str, reason: Reason) -> Self {
        Self {
            line: 0,
            field: field.to_owned(),
            reason,
        }
    }

    pub(super) fn of_json(line: &[u8], error: json::Error) -> Self {
        let reason = match error.flaw {
            Flaw::Utf8 => Reason::NotUtf8(error.at + 1),
            Flaw::Twice => Reason::Twice(error.name),
            flaw => Reason::NotJson(column(line, error.at), flaw),
        };
        Self {
            line: 0,
            field: error.path,
            reason,
        }
    }

    pub(super) fn on_line(self, line: u64) -> Self {
        Self { line, ..self }
    }

    /// The same, where nothing stands around the record: `data.metadata` is its `metadata`.
    pub(super) fn within_data(self) -> Self {
        let within = self.field.strip_prefix("data").unwrap_or(&self.field);
        let field = within.strip_prefix('.').unwrap_or(within).to_owned();
        Self { field, ..self }
    }
}

/// In characters, as an editor counts them.
fn column(line: &[u8], at: usize) -> usize {
    line.iter().take(at).filter(|&&b| b & 0xC0 != 0x80).count() + 1
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match (&*self.field, &self.reason) {
            // Which is no fault of the line's.
            ("", Reason::Unreadable(_)) => {}
            ("", _) => f.write_str("whole line: ")?,
            (field, _) => write!(f, "{field}: ")?,
        }
        write!(f, "{}", self.reason)
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(kind) => write!(f, "the bundle cannot be read here ({kind})"),
            Self::LongLine => f.write_str("longer than 1 MiB"),
            Self::NotUtf8(byte) => write!(f, "not valid UTF-8 (byte {byte})"),
            Self::NotJson(column, flaw) => write!(f, "not valid JSON (column {column}: {flaw})"),
            Self::Twice(Some(name)) => write!(f, "the member \"{name}\" stands twice"),
            Self::Twice(None) => f.write_str("a member stands twice"),
            Self::Missing => f.write_str("is missing"),
            Self::Unexpected => f.write_str("does not belong there"),
            Self::MustBe(kind) => write!(f, "must be {kind}"),
            Self::NotAnId(why) => write!(f, "{why}"),
            Self::UnknownType(Some(name)) => write!(f, "\"{name}\" is no type of record"),
            Self::UnknownType(None) => f.write_str("is no type of record"),
            Self::OtherApp => f.write_str("must be the id of the app itself"),
            Self::LongMetadata { bytes, most } => write!(
                f,
                "is {} bytes, the platform allows {}",
                grouped(*bytes),
                grouped(*most)
            ),
        }
    }
}

/// In groups of three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_line_field_and_reason_in_one_line() {
        let said = |field: &str, reason| Refusal::of(field, reason).on_line(3).to_string();
        assert_eq!(
            said(
                "data.metadata",
                Reason::LongMetadata {
                    bytes: 4812,
                    most: 4096
                }
            ),
            "line 3: data.metadata: is 4,812 bytes, the platform allows 4,096"
        );
        assert_eq!(
            said("data", Reason::Twice(Some("email".into()))),
            "line 3: data: the member \"email\" stands twice"
        );
        assert_eq!(
            said("", Reason::LongLine),
            "line 3: whole line: longer than 1 MiB"
        );
        assert_eq!(
            said("data.id", Reason::NotUtf8(17)),
            "line 3: data.id: not valid UTF-8 (byte 17)"
        );
        assert_eq!(
            said("", Reason::NotJson(40, Flaw::Brace)),
            "line 3: whole line: not valid JSON (column 40: expected a comma or the end of the object)"
        );
        assert_eq!(
            said("", Reason::Unreadable(io::ErrorKind::ConnectionReset)),
            "line 3: the bundle cannot be read here (connection reset)"
        );
    }

    #[test]
    fn groups_digits() {
        let all: Vec<_> = [0, 12, 999, 1000, 65_536, 1_048_577].map(grouped).into();
        assert_eq!(all, ["0", "12", "999", "1,000", "65,536", "1,048,577"]);
    }

    #[test]
    fn counts_columns_in_characters() {
        assert_eq!(column("aé€😀b".as_bytes(), 10), 5);
    }
}
