//! The tokens of a text, and the white space between them.

use super::{
    Span,
    error::{Fault, Flaw},
    text,
    walk::{Checked, Walk},
};

impl Walk<'_> {
    /// From the opening quotation mark to behind the closing one. Whether there are escapes in it.
    #[inline]
    pub(super) fn string(&mut self) -> Checked<bool> {
        let inside = self.text.get(self.at + 1..).unwrap_or_default();
        let length = text::plain(inside);
        if inside.get(length) == Some(&b'"') {
            self.at += length + 2;
            return Ok(false);
        }
        self.at += 1 + length;
        self.string_with_escapes()
    }

    /// From the first byte that does not stand for itself.
    #[inline(never)]
    fn string_with_escapes(&mut self) -> Checked<bool> {
        loop {
            match self.text.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(true);
                }
                Some(b'\\') => {
                    let length = text::escape(&self.text[self.at..]);
                    self.at += length.map_err(|flaw| self.fault(flaw))?;
                }
                Some(_) => return Err(self.fault(Flaw::Control)),
                None => return Err(self.fault(Flaw::Open)),
            }
            self.at += text::plain(&self.text[self.at..]);
        }
    }

    pub(super) fn word(&mut self, word: &[u8]) -> Checked {
        if !self.text[self.at..].starts_with(word) {
            return Err(self.fault(Flaw::Value));
        }
        self.at += word.len();
        Ok(())
    }

    /// The next byte; at the end 0, which stands nowhere between tokens.
    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    /// Over one byte and the white space after it.
    #[inline]
    pub(super) fn step(&mut self) {
        self.at += 1;
        self.gap();
    }

    #[inline]
    pub(super) fn gap(&mut self) {
        if self.peek() <= b' ' {
            self.wide_gap();
        }
    }

    fn wide_gap(&mut self) {
        let start = self.at;
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
        if start < self.at {
            self.scanner.gaps.push(Span::new(start, self.at));
        }
    }

    #[cold]
    pub(super) fn fault(&self, flaw: Flaw) -> Fault {
        let ended = self.at >= self.text.len() && flaw != Flaw::Open;
        Fault {
            flaw: if ended { Flaw::Ends } else { flaw },
            at: Span::new(0, self.at).end,
        }
    }
}
