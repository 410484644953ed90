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
    lines::{LONGEST_LINE, Lines},
    refusal::{Reason, Refusal},
};
use crate::json::Scanner;

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
        let place = place::of(&envelope)?;
        Ok(Record {
            place,
            data: envelope.data.compact().into(),
        })
    }
}

/// Parses one line by itself. For more than one, a [`Parser`] keeps its buffers.
///
/// # Errors
/// Those of [`Parser::line`].
pub fn parse_line(line: &[u8], number: u64) -> Result<Option<Record>, Refusal> {
    Parser::new().line(line, number)
}
