//! Where a text breaks the rules, and which.

use std::fmt;

use super::{Span, names::Name, text};

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It ends where something has to follow.
    Ends,
    /// No value where one has to stand.
    Value,
    /// No member name where one has to stand.
    Name,
    /// No colon after a member's name.
    Colon,
    /// Neither a comma nor a closing brace after a member.
    Brace,
    /// Neither a comma nor a closing bracket after an element.
    Bracket,
    /// Something after the value.
    More,
    /// A number in a form that JSON does not have.
    Number,
    /// A text without its closing quotation mark.
    Open,
    /// A control character within a text.
    Control,
    /// A backslash with something after it that JSON does not know.
    Escape,
    /// Half of a surrogate pair in a `\u` escape.
    Surrogate,
    /// Objects and lists within each other, more than [`DEEPEST`](super::DEEPEST).
    Deep,
    /// A member whose object has one of the same name already.
    Twice,
    /// Bytes that are not UTF-8.
    Utf8,
    /// A byte order mark before the value.
    Mark,
    /// More bytes than four can count.
    Long,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ends => "it ends too early",
            Self::Value => "expected a value",
            Self::Name => "expected the name of a member in quotation marks",
            Self::Colon => "expected a colon",
            Self::Brace => "expected a comma or the end of the object",
            Self::Bracket => "expected a comma or the end of the list",
            Self::More => "expected nothing after the value",
            Self::Number => "not a number as JSON writes it",
            Self::Open => "a text without its closing quotation mark",
            Self::Control => "a control character that is not escaped",
            Self::Escape => "an escape that JSON does not have",
            Self::Surrogate => "half of a surrogate pair in a \\u escape",
            Self::Deep => "nested deeper than 64 levels",
            Self::Twice => "a member that stands twice",
            Self::Utf8 => "not UTF-8",
            Self::Mark => "a byte order mark at the beginning",
            Self::Long => "longer than 4 GiB",
        })
    }
}

/// Why a text was refused. Names members, never values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub flaw: Flaw,
    /// Where, in bytes from the beginning.
    pub at: usize,
    /// The value in which it is, `data.content.items[2].title`; empty for the outermost. Names that may not be shown
    /// stand as `…`.
    pub path: String,
    /// With [`Flaw::Twice`]: the name, if it may be shown.
    pub name: Option<String>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.flaw, self.at)?;
        if !self.path.is_empty() {
            write!(f, " in {}", self.path)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// A flaw and its place, small enough to travel in a register.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fault {
    pub(super) flaw: Flaw,
    pub(super) at: u32,
}

/// One step of the way to a fault.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Member(Name),
    Element(usize),
}

impl Fault {
    /// `steps` lead from the fault outwards.
    pub(super) fn explain(self, text: &[u8], steps: &[Step], twice: Option<Name>) -> Error {
        let mut path = String::new();
        for step in steps.iter().rev() {
            match step {
                Step::Member(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(shown(text, name.span).as_deref().unwrap_or("…"));
                }
                Step::Element(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        Error {
            flaw: self.flaw,
            at: self.at as usize,
            path,
            name: twice.and_then(|name| shown(text, name.span)),
        }
    }
}

fn shown(text: &[u8], name: Span) -> Option<String> {
    let raw = std::str::from_utf8(text.get(name.range())?).ok()?;
    let name = text::decode(raw);
    may_be_shown(&name).then(|| name.into_owned())
}

/// Whether a member's name can stand in a message: short, and made like a name. One that holds an address, a sentence
/// or an escape sequence for the terminal is not.
pub(crate) fn may_be_shown(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':' | b'$'))
}
