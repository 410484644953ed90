//! A copy's bytes, as they are read: each is digested for the check, and none is held longer than what it belongs to.

use std::io::{self, Read};

use sunshine::{bundle::LONGEST_LINE, json::DEEPEST};
use verify::{Checker, PublicKey, Verdict};

use super::unfit::Flaw;

/// Read in this much at once.
const CHUNK: usize = 256 * 1024;

/// A record may have this many bytes: as many as the longest line of a bundle, and what pseudonyms add to it.
pub(super) const LONGEST: usize = LONGEST_LINE + 4096;

/// What is read of a copy.
pub(super) struct Source<R> {
    reader: R,
    checker: Checker,
    chunk: Vec<u8>,
    at: usize,
    end: usize,
}

impl<R: Read> Source<R> {
    /// With `key`, that key must have signed it.
    pub(super) fn new(reader: R, key: Option<PublicKey>) -> Self {
        Self {
            reader,
            checker: Checker::new(key),
            chunk: vec![0; CHUNK],
            at: 0,
            end: 0,
        }
    }

    /// The next byte; none where the file ends.
    pub(super) fn peek(&mut self) -> Result<Option<u8>, Flaw> {
        if self.at == self.end && !self.fill()? {
            return Ok(None);
        }
        Ok(Some(self.chunk[self.at]))
    }

    /// Over the next byte, if it is this one.
    pub(super) fn skips(&mut self, byte: u8) -> Result<bool, Flaw> {
        let there = self.peek()? == Some(byte);
        self.at += usize::from(there);
        Ok(there)
    }

    /// Over exactly this text.
    pub(super) fn literal(&mut self, text: &'static str) -> Result<(), Flaw> {
        for byte in text.bytes() {
            if !self.skips(byte)? {
                return Err(self.instead_of(text));
            }
        }
        Ok(())
    }

    /// An object or a list with all that stands in it, by its first byte, into `text`. That it is well-formed is not
    /// said.
    pub(super) fn value(&mut self, first: u8, text: &mut Vec<u8>) -> Result<(), Flaw> {
        text.clear();
        if self.peek()? != Some(first) {
            return Err(self.instead_of(if first == b'{' { "an object" } else { "a list" }));
        }
        let mut within = Within::default();
        while self.peek()?.is_some() {
            let here = &self.chunk[self.at..self.end];
            let end = within.end_of_value(here)?;
            let taken = end.unwrap_or(here.len());
            text.extend_from_slice(&here[..taken]);
            self.at += taken;
            if text.len() > LONGEST {
                return Err(Flaw::Long);
            }
            if end.is_some() {
                return Ok(());
            }
        }
        Err(Flaw::Ends)
    }

    /// What is left of the file; none if that is more than so many bytes.
    pub(super) fn rest(&mut self, most: usize) -> Result<Option<Vec<u8>>, Flaw> {
        let mut rest = Vec::new();
        while self.peek()?.is_some() {
            rest.extend_from_slice(&self.chunk[self.at..self.end]);
            self.at = self.end;
            if rest.len() > most {
                return Ok(None);
            }
        }
        Ok(Some(rest))
    }

    /// What all bytes that were read are, taken together.
    pub(super) fn verdict(self) -> Verdict {
        self.checker.finish()
    }

    /// What is wrong where something else stands than has to.
    pub(super) fn instead_of(&mut self, text: &'static str) -> Flaw {
        match self.peek() {
            Ok(Some(b' ' | b'\t' | b'\r' | b'\n')) => Flaw::Space,
            Ok(Some(_)) => Flaw::Expected(text),
            Ok(None) => Flaw::Ends,
            Err(flaw) => flaw,
        }
    }

    fn fill(&mut self) -> Result<bool, Flaw> {
        loop {
            match self.reader.read(&mut self.chunk) {
                Ok(read) => {
                    self.checker.push(&self.chunk[..read]);
                    (self.at, self.end) = (0, read);
                    return Ok(read > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Flaw::Unreadable(error.kind())),
            }
        }
    }
}

/// Where in a value a chunk ended.
#[derive(Debug, Default)]
struct Within {
    /// Objects and lists that are open.
    depth: usize,
    /// A text is open.
    quoted: bool,
    /// A backslash was the last byte.
    escaped: bool,
}

impl Within {
    /// How many of these bytes belong to the value, if it ends here.
    fn end_of_value(&mut self, bytes: &[u8]) -> Result<Option<usize>, Flaw> {
        for (at, byte) in bytes.iter().enumerate() {
            if self.quoted {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.quoted = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.quoted = true,
                b'{' | b'[' if self.depth == DEEPEST => return Err(Flaw::Deep),
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth <= 1 => return Ok(Some(at + 1)),
                b'}' | b']' => self.depth -= 1,
                b' ' | b'\t' | b'\r' | b'\n' => return Err(Flaw::Space),
                _ => {}
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use std::io::repeat;

    use super::*;

    /// Gives one byte at a time.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let one = self.0.len().min(1);
            self.0.read(&mut into[..one])
        }
    }

    /// The value at the beginning, and what follows it.
    fn parted(reader: impl Read, first: u8) -> Result<(String, String), Flaw> {
        let mut source = Source::new(reader, None);
        let mut value = Vec::new();
        source.value(first, &mut value)?;
        let rest = source.rest(100)?.unwrap();
        Ok((
            String::from_utf8(value).unwrap(),
            String::from_utf8(rest).unwrap(),
        ))
    }

    fn value(text: &str, first: u8) -> Result<(String, String), Flaw> {
        let whole = parted(text.as_bytes(), first);
        assert_eq!(parted(Drops(text.as_bytes()), first), whole, "{text}");
        whole
    }

    #[test]
    fn a_value_ends_where_it_ends() {
        for (text, rest) in [
            ("{}", ""),
            ("{}", "}"),
            (r#"{"a":[{}]}"#, ",{}"),
            (r#"{"a":"}\"}\\"}"#, "]"),
            (r#"{"a b":" \u0020 "}"#, ""),
            ("{\"é\":\"]\"}", "\n"),
        ] {
            let parts = (text.to_owned(), rest.to_owned());
            assert_eq!(value(&format!("{text}{rest}"), b'{'), Ok(parts));
        }
        assert_eq!(value("[[],1]]", b'['), Ok(("[[],1]".to_owned(), "]".to_owned())));
    }

    #[test]
    fn what_is_none_is_told() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(value(&nested(DEEPEST), b'[').is_ok());
        let deep = nested(DEEPEST + 1);
        for (text, flaw) in [
            ("", Flaw::Ends),
            ("[", Flaw::Ends),
            ("[\"]", Flaw::Ends),
            ("{}", Flaw::Expected("a list")),
            (" []", Flaw::Space),
            ("[\n]", Flaw::Space),
            (&deep, Flaw::Deep),
        ] {
            assert_eq!(value(text, b'['), Err(flaw), "{text}");
        }
    }

    /// Of what has no end, no more is read than what may be a record, and the white space at once.
    #[test]
    fn what_has_no_end_is_refused_and_not_held() {
        let mut text = Vec::new();
        let mut source = Source::new((&b"{\""[..]).chain(repeat(b'x')), None);
        assert_eq!(source.value(b'{', &mut text), Err(Flaw::Long));
        assert!(text.len() <= LONGEST + CHUNK && text.capacity() <= 3 * LONGEST);

        let many = 10_000_000_000;
        let spaces = repeat(b' ').take(many);
        let mut source = Source::new((&b"["[..]).chain(spaces), None);
        assert_eq!(source.value(b'[', &mut text), Err(Flaw::Space));
        let (_, spaces) = source.reader.get_ref();
        assert!(many - spaces.limit() <= CHUNK as u64);

        let mut source = Source::new(repeat(b'}'), None);
        assert_eq!(source.rest(4096), Ok(None));
    }

    #[test]
    fn a_literal_is_exactly_that() {
        let mut source = Source::new(&b"],\"a\": "[..], None);
        assert_eq!(source.literal("],\"a\":"), Ok(()));
        assert_eq!(source.literal("["), Err(Flaw::Space));
        let mut source = Source::new(&b"],\"b\""[..], None);
        assert_eq!(source.literal("],\"a\":"), Err(Flaw::Expected("],\"a\":")));
        let mut source = Source::new(&b"],"[..], None);
        assert_eq!(source.literal("],\"a\":"), Err(Flaw::Ends));
    }
}
