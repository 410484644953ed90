//! Where a damaged export does not fit, as far as its structure and its counts tell.

use std::fmt;

use super::Path;

/// A place that does not fit, by its member and by what is wrong there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The member.
    pub path: Path,
    /// What is wrong with it.
    pub misfit: Misfit,
}

/// What is wrong at a place. Offsets are counted in bytes from the beginning of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It stops being JSON (RFC 8259) at this byte.
    Broken {
        /// The byte's offset.
        at: u64,
    },
    /// White space stands between its tokens, which no export has (docs/EXPORT.md, “Records”).
    Space {
        /// The offset of the first.
        at: u64,
    },
    /// A byte in a text is no UTF-8 (RFC 3629).
    Bytes {
        /// The byte's offset.
        at: u64,
    },
    /// It is an object, a list or a plain value, and should be another of these.
    Form,
    /// The file ends within it.
    Ends,
    /// It is not there.
    Missing,
    /// It is there, but not where it belongs, or twice.
    Misplaced,
    /// Before it stands a member that the format does not have.
    Unknown,
    /// After the export's last brace something else begins.
    After {
        /// The offset of its first byte.
        at: u64,
    },
    /// `integrity.counts` states another number of them than there are.
    Count {
        /// How many it states.
        stated: u64,
        /// How many there are.
        found: u64,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match self.misfit {
            Misfit::Broken { at } => write!(f, "it stops making sense in {path}, at byte {at}"),
            Misfit::Space { at } => write!(f, "white space stands in {path}, at byte {at}"),
            Misfit::Bytes { at } => write!(f, "{path} holds a byte that is no text, byte {at}"),
            Misfit::Form => write!(f, "{path} is not of the form that it has in an export"),
            Misfit::Ends => write!(f, "it ends in {path}"),
            Misfit::Missing => write!(f, "{path} is missing"),
            Misfit::Misplaced => write!(f, "{path} stands where it does not belong"),
            Misfit::Unknown => write!(f, "a member that is not known stands before {path}"),
            Misfit::After { at } => write!(f, "something follows its last brace, from byte {at} on"),
            Misfit::Count { stated, found } => write!(f, "it states {stated} {path}, but holds {found}"),
        }
    }
}
