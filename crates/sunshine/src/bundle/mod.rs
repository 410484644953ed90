//! The import bundle: NDJSON, one record a line.
//!
//! `{"type": T, "appId": …, "userId"?: …, "conversationId"?: …, "data": {…}}`. A line becomes a
//! [`Record`]: its place, parsed into types that cannot be wrong, and the platform's object as
//! its own text. What the portal does not need to know to place a record is not judged: it must show what is held,
//! even if odd.

mod envelope;
mod lines;
mod place;
mod refusal;
mod time;

#[cfg(test)]
mod tests;

use domain::record::Record;

pub use self::{
    envelope::Around,
    lines::{LONGEST_LINE, Lines},
    refusal::{Reason, Refusal},
};
use crate::json::{Kind, Scanner, Value};

/// The platform allows an object's `metadata` no more, in bytes of its compact text.
pub const LONGEST_METADATA: usize = 4096;

/// What found no room when two records became one is less than both had.
pub const LONGEST_DISCARDED: usize = 2 * LONGEST_METADATA;

/// Parses lines one after another with the same buffers.
#[derive(Debug, Default)]
pub struct Parser {
    scanner: Scanner,
}

impl Parser {
    /// A parser with empty buffers.
    pub fn new() -> Self {
        Self::default()
    }

    /// The record of one line, with or without its line ending; `None` for an empty line.
    ///
    /// # Errors
    /// [`Refusal`] naming `number`, the field and the reason.
    pub fn line(&mut self, line: &[u8], number: u64) -> Result<Option<Record>, Refusal> {
        if line.iter().all(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')) {
            return Ok(None);
        }
        self.record(line)
            .map(Some)
            .map_err(|refusal| refusal.on_line(number))
    }

    fn record(&mut self, line: &[u8]) -> Result<Record, Refusal> {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        if line.len() > LONGEST_LINE {
            return Err(Refusal::of("", Reason::LongLine));
        }
        let line = self
            .scanner
            .scan_bytes(line)
            .map_err(|error| Refusal::of_json(line, error))?;
        let envelope = envelope::open(line)?;
        let data = envelope.data;
        Ok(Record {
            place: place::of(envelope)?,
            data: data.compact().into(),
        })
    }

    /// The record of an object that stands by itself, by the rules for lines.
    ///
    /// # Errors
    /// [`Refusal`] of no line, naming the field within the object and the reason.
    pub fn object(&mut self, around: Around<'_>, data: &[u8]) -> Result<Record, Refusal> {
        let data = self.value(data)?;
        if data.kind() != Kind::Object {
            return Err(Refusal::of("", Reason::MustBe("an object")));
        }
        let place = place::of(around.envelope(data)).map_err(Refusal::within_data)?;
        Ok(Record {
            place,
            data: data.compact().into(),
        })
    }

    /// A value that is no record, checked as a line is.
    ///
    /// # Errors
    /// [`Refusal`] of no line, naming the field within the value and the reason.
    pub fn value<'a>(&'a mut self, text: &'a [u8]) -> Result<Value<'a>, Refusal> {
        self.scanner
            .scan_bytes(text)
            .map_err(|error| Refusal::of_json(text, error))
    }
}

/// Parses one line by itself. For more than one, a [`Parser`] keeps its buffers.
///
/// # Errors
/// Those of [`Parser::line`].
pub fn parse_line(line: &[u8], number: u64) -> Result<Option<Record>, Refusal> {
    Parser::new().line(line, number)
}
