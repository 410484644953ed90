//! Why a file cannot be taken in: places and names of members, never values.

use std::{fmt, io};

use store::Offence;
use sunshine::bundle::{Reason, Refusal};
use verify::Verdict;

use super::shelf::Amiss;

/// Why a file cannot be taken in.
#[derive(Debug)]
pub enum Unfit {
    /// A line of a bundle.
    Line(Refusal),
    /// The file that a line of a bundle names.
    Attachment {
        /// Its line, from 1.
        line: u64,
        /// What is wrong.
        amiss: Amiss,
    },
    /// A place in a copy.
    Copy {
        /// Where: `conversations[3].messages[17].content`.
        place: String,
        /// What is wrong there.
        flaw: Flaw,
    },
    /// It is not what its signer signed, or no copy at all, or not signed by whom it has to be.
    Verdict(Verdict),
    /// A record does not fit the others.
    Record {
        /// Where it stands.
        at: Spot,
        /// What is wrong.
        offence: Offence,
    },
}

/// Where a record stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// In a bundle: its line, from 1.
    Line(u64),
    /// In a copy: the member and the element, `conversations[3].messages[17]`.
    Member(String),
}

/// What is wrong with a place in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It could not be read any further.
    Unreadable(io::ErrorKind),
    /// It ends where something has to follow.
    Ends,
    /// White space, of which a copy has none.
    Space,
    /// Something else than this.
    Expected(&'static str),
    /// Over what a record may have.
    Long,
    /// Objects and lists within each other, more than 64.
    Deep,
    /// By the rules for records.
    Record(Reason),
    /// The lists of requests and entries are longer than what is kept.
    Much,
    /// The copy says that there are so many, and there are others.
    Counts {
        /// What it says.
        says: Option<u64>,
        /// How many there are.
        are: u64,
    },
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(refusal) => write!(f, "{refusal}"),
            Self::Attachment { line, amiss } => write!(f, "line {line}: {}: {amiss}", amiss.field()),
            Self::Copy { place, flaw } => write!(f, "{place}: {flaw}"),
            // Something follows in the same sentence.
            Self::Verdict(verdict) => f.write_str(verdict.to_string().trim_end_matches('.')),
            Self::Record { at, offence } => {
                let field = offence.field();
                match at {
                    Spot::Line(line) => write!(f, "line {line}: {field}: {offence}"),
                    Spot::Member(member) => {
                        let within = field.strip_prefix("data").unwrap_or_default();
                        write!(f, "{member}{within}: {offence}")
                    }
                }
            }
        }
    }
}

impl std::error::Error for Unfit {}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(kind) => write!(f, "the file cannot be read here ({kind})"),
            Self::Ends => f.write_str("the file ends here, where something has to follow"),
            Self::Space => f.write_str(
                "white space, which no export has: another program saved it anew, so ask for a fresh copy",
            ),
            Self::Expected(text) => write!(f, "expected {text} here"),
            Self::Long => f.write_str("longer than 1 MiB"),
            Self::Deep => f.write_str("nested deeper than 64 levels"),
            Self::Record(reason) => write!(f, "{reason}"),
            Self::Much => f.write_str("requests and accessLog are longer than 16 MiB together"),
            Self::Counts { says: None, are } => write!(f, "is missing, and there are {are}"),
            Self::Counts {
                says: Some(says),
                are,
            } => write!(f, "says {says}, and there are {are}"),
        }
    }
}
