//! Reading one text after another with the same buffers.

use super::{
    Member, Span,
    error::{Error, Flaw},
    value::Value,
    walk::Walk,
};

/// How many objects and lists may stand within each other, the outermost counted.
pub const DEEPEST: usize = 64;

/// Reads texts one after another with the same buffers.
#[derive(Debug, Default)]
pub struct Scanner {
    pub(super) members: Vec<Member>,
    pub(super) gaps: Vec<Span>,
}

impl Scanner {
    /// A scanner with empty buffers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Checks one JSON text, which may have white space around it.
    ///
    /// # Errors
    /// [`Error`] for the first thing in it that is refused.
    pub fn scan<'a>(&'a mut self, text: &'a str) -> Result<Value<'a>, Error> {
        self.members.clear();
        self.gaps.clear();
        let mut walk = Walk {
            text: text.as_bytes(),
            at: 0,
            scanner: self,
            steps: Vec::new(),
            twice: None,
        };
        let (span, escaped) = walk
            .whole()
            .map_err(|fault| fault.explain(walk.text, &walk.steps, walk.twice))?;
        Ok(Value::whole(text, self, span, escaped))
    }

    /// The same for bytes that still have to prove that they are text.
    ///
    /// # Errors
    /// Those of [`Scanner::scan`], and [`Flaw::Utf8`].
    pub fn scan_bytes<'a>(&'a mut self, bytes: &'a [u8]) -> Result<Value<'a>, Error> {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.scan(text),
            Err(error) => Err(self.no_text(bytes.get(..error.valid_up_to()).unwrap_or_default())),
        }
    }

    /// What is refused where only this much is text.
    fn no_text(&mut self, before: &[u8]) -> Error {
        let before = std::str::from_utf8(before).unwrap_or_default();
        let path = match self.scan(before) {
            Ok(_) => String::new(),
            // Where the text breaks off, there stands the first byte that is none.
            Err(error) if matches!(error.flaw, Flaw::Ends | Flaw::Open) => error.path,
            Err(earlier) => return earlier,
        };
        Error {
            flaw: Flaw::Utf8,
            at: before.len(),
            path,
            name: None,
        }
    }
}
