//! A bundle, line by line, in bounded memory.

use std::io::{self, BufRead, Read};

use domain::record::Record;

use super::{Parser, Reason, Refusal};

/// A line may have this many bytes, its ending not counted.
pub const LONGEST_LINE: usize = 1 << 20;

/// The records of a bundle, each with the number of its line, from 1. Empty lines are passed over, but counted.
///
/// After a refusal the next line can be asked for, to name more than one at once; after [`Reason::Unreadable`] there
/// is no next one. Of a line that is too long, no more is held than the longest allowed.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    parser: Parser,
    line: Vec<u8>,
    number: u64,
    bytes: u64,
    /// The rest of a line that was too long still stands before the next.
    within_line: bool,
    over: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads from the beginning of a bundle.
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            parser: Parser::new(),
            line: Vec::new(),
            number: 0,
            bytes: 0,
            within_line: false,
            over: false,
        }
    }

    /// How many lines have been read, empty ones counted.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How many bytes have been taken in, for showing how far it is.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether there is a line; then it stands in `self.line`.
    fn advance(&mut self) -> io::Result<bool> {
        if self.within_line {
            self.bytes += self.reader.skip_until(b'\n')? as u64;
            self.within_line = false;
        }
        self.line.clear();
        let most = LONGEST_LINE as u64 + 1;
        let read = self
            .reader
            .by_ref()
            .take(most)
            .read_until(b'\n', &mut self.line)?;
        self.bytes += read as u64;
        self.number += u64::from(read > 0);
        Ok(read > 0)
    }

    fn parse(&mut self) -> Result<Option<Record>, Refusal> {
        if self.line.len() > LONGEST_LINE && self.line.last() != Some(&b'\n') {
            self.within_line = true;
            return Err(Refusal::of("", Reason::LongLine).on_line(self.number));
        }
        self.parser.line(&self.line, self.number)
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<(u64, Record), Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            match self.advance() {
                Ok(true) => {
                    if let Some(found) = self.parse().transpose() {
                        return Some(found.map(|record| (self.number, record)));
                    }
                }
                Ok(false) => self.over = true,
                Err(error) => {
                    self.over = true;
                    let reason = Reason::Unreadable(error.kind());
                    return Some(Err(Refusal::of("", reason).on_line(self.number + 1)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Cursor};

    use super::*;

    /// A bundle of one line of so many bytes, and a record after it.
    fn long(bytes: u64) -> impl BufRead {
        let after = br#"{"type":"app","appId":"a","data":{"id":"a"}}"#;
        BufReader::new(
            io::repeat(b'x')
                .take(bytes)
                .chain(Cursor::new([&b"\n"[..], after].concat())),
        )
    }

    #[test]
    fn of_a_line_of_100_megabytes_no_more_is_read_and_held_than_the_longest_allowed() {
        let mut lines = Lines::new(long(100_000_000));
        let refusal = lines.next().unwrap().unwrap_err();
        assert_eq!((refusal.line, refusal.reason), (1, Reason::LongLine));
        assert_eq!(lines.bytes(), LONGEST_LINE as u64 + 1);
        assert_eq!(lines.next().unwrap().unwrap().0, 2);
        assert_eq!(lines.bytes(), 100_000_045);
        assert!(
            lines.line.capacity() <= 2 * LONGEST_LINE,
            "{}",
            lines.line.capacity()
        );
        assert!(lines.next().is_none());
    }
}
