//! JSON as text: checked against RFC 8259, freed of white space, and looked into without building a tree.
//!
//! What comes in goes out again: member order, number literals and escapes stay as they were written. Beyond the
//! grammar it refuses what two readers could understand differently: a member that stands twice in its object (names
//! compared after decoding), halves of surrogate pairs in `\u` escapes, and nesting over [`DEEPEST`].
//!
//! ```
//! let mut scanner = sunshine::json::Scanner::new();
//! let user = scanner.scan(r#"{ "id": "u1", "profile": { "n": 1.50 } }"#).unwrap();
//! assert_eq!(user.get("id").and_then(|id| id.text()).as_deref(), Some("u1"));
//! assert_eq!(user.get("profile").unwrap().compact(), r#"{"n":1.50}"#);
//! ```

mod error;
mod names;
mod number;
mod scan;
mod text;
mod tokens;
mod value;
mod walk;

#[cfg(test)]
mod tests;

pub(crate) use self::error::may_be_shown;
use std::borrow::Cow;

pub use self::{
    error::{Error, Flaw},
    scan::{DEEPEST, Scanner},
    value::{Kind, Value},
};

/// Checks one JSON text and drops the white space between its tokens. Borrows where there was none.
///
/// # Errors
/// [`Error`] for what the module's head refuses.
pub fn compact(text: &str) -> Result<Cow<'_, str>, Error> {
    let mut scanner = Scanner::new();
    match scanner.scan(text)?.compact() {
        Cow::Borrowed(same) if same.len() == text.len() => Ok(Cow::Borrowed(text)),
        other => Ok(Cow::Owned(other.into_owned())),
    }
}

/// A stretch of the text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Texts longer than `u32` can count are refused before anything is spanned.
    #[expect(clippy::cast_possible_truncation)]
    const fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A member of an object outside lists: where its name (without the quotation marks) and its value stand.
#[derive(Debug, Clone, Copy)]
struct Member {
    name: names::Name,
    value: Span,
    /// Whether the value is a text with escapes.
    escaped: bool,
    /// The index after the last member within its value: the next member of the same object, if there is one.
    next: u32,
}
