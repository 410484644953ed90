//! One pass over a text: the grammar, the white space, and where members stand.

use super::{
    Member, Span,
    error::{Error, Fault, Flaw, Step},
    names::{self, FEW, Name},
    number::number,
    text,
    value::Value,
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
        let text = std::str::from_utf8(bytes).map_err(|error| Error {
            flaw: Flaw::Utf8,
            at: error.valid_up_to(),
            path: String::new(),
            name: None,
        })?;
        self.scan(text)
    }
}

struct Walk<'w> {
    text: &'w [u8],
    at: usize,
    scanner: &'w mut Scanner,
    /// After a fault: the way out.
    steps: Vec<Step>,
    twice: Option<Name>,
}

type Checked<T = ()> = Result<T, Fault>;

impl Walk<'_> {
    fn whole(&mut self) -> Checked<(Span, bool)> {
        if u32::try_from(self.text.len()).is_err() {
            return Err(Fault {
                flaw: Flaw::Long,
                at: 0,
            });
        }
        if self.text.starts_with("\u{feff}".as_bytes()) {
            return Err(self.fault(Flaw::Mark));
        }
        self.gap();
        let start = self.at;
        let escaped = self.value(0, true)?;
        let end = self.at;
        self.gap();
        if self.at < self.text.len() {
            return Err(self.fault(Flaw::More));
        }
        Ok((Span::new(start, end), escaped))
    }

    /// `kept`: no list stands around it, so members are kept to be looked up. Whether it is a text with escapes.
    #[inline]
    fn value(&mut self, depth: usize, kept: bool) -> Checked<bool> {
        if self.peek() == b'"' {
            return self.string();
        }
        self.other(depth, kept)?;
        Ok(false)
    }

    /// A value that is no text.
    #[inline(never)]
    fn other(&mut self, depth: usize, kept: bool) -> Checked {
        match self.peek() {
            b'{' => self.object(depth + 1, kept),
            b'[' => self.list(depth + 1),
            b'-' | b'0'..=b'9' => {
                let length = number(&self.text[self.at..]).ok_or(self.fault(Flaw::Number))?;
                self.at += length;
                Ok(())
            }
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ => Err(self.fault(Flaw::Value)),
        }
    }

    fn object(&mut self, depth: usize, kept: bool) -> Checked {
        self.enter(depth)?;
        let first = self.scanner.members.len();
        if self.peek() == b'}' {
            self.at += 1;
            return Ok(());
        }
        let mut count = 0;
        loop {
            self.member(depth, kept, first, count < FEW)?;
            count += 1;
            match self.peek() {
                b',' => self.step(),
                b'}' => break,
                _ => return Err(self.fault(Flaw::Brace)),
            }
        }
        self.at += 1;
        if count > FEW
            && let Some(name) = names::twice_among_many(self.text, &self.scanner.members, first)
        {
            return Err(self.stands_twice(name));
        }
        if !kept {
            self.scanner.members.truncate(first);
        }
        Ok(())
    }

    /// A name, a colon, a value, and the white space after each. `first` is the object's first member.
    #[inline]
    fn member(&mut self, depth: usize, kept: bool, first: usize, compare: bool) -> Checked {
        let name = self.name()?;
        if compare && self.stands_since(first, &name) {
            return Err(self.stands_twice(name));
        }
        self.gap();
        if self.peek() != b':' {
            return Err(self.fault(Flaw::Colon));
        }
        self.step();
        let this = self.scanner.members.len();
        let start = self.at;
        self.scanner.members.push(Member {
            name,
            value: Span::new(start, start),
            escaped: false,
            next: 0,
        });
        let escaped = match self.value(depth, kept) {
            Ok(escaped) => escaped,
            Err(fault) => {
                self.steps.push(Step::Member(name));
                return Err(fault);
            }
        };
        let (end, next) = (self.at, self.scanner.members.len());
        if let Some(member) = self.scanner.members.get_mut(this) {
            member.value = Span::new(start, end);
            member.escaped = escaped;
            member.next = Span::new(0, next).end;
        }
        self.gap();
        Ok(())
    }

    fn list(&mut self, depth: usize) -> Checked {
        self.enter(depth)?;
        if self.peek() == b']' {
            self.at += 1;
            return Ok(());
        }
        for index in 0.. {
            if let Err(fault) = self.value(depth, false) {
                self.steps.push(Step::Element(index));
                return Err(fault);
            }
            self.gap();
            match self.peek() {
                b',' => self.step(),
                b']' => break,
                _ => return Err(self.fault(Flaw::Bracket)),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn enter(&mut self, depth: usize) -> Checked {
        if depth > DEEPEST {
            return Err(self.fault(Flaw::Deep));
        }
        self.step();
        Ok(())
    }

    #[inline]
    fn name(&mut self) -> Checked<Name> {
        if self.peek() != b'"' {
            return Err(self.fault(Flaw::Name));
        }
        let start = self.at + 1;
        let escaped = self.string()?;
        Ok(Name::new(self.text, Span::new(start, self.at - 1), escaped))
    }

    /// From the opening quotation mark to behind the closing one. Whether there are escapes in it.
    #[inline]
    fn string(&mut self) -> Checked<bool> {
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

    fn word(&mut self, word: &[u8]) -> Checked {
        if !self.text[self.at..].starts_with(word) {
            return Err(self.fault(Flaw::Value));
        }
        self.at += word.len();
        Ok(())
    }

    #[inline]
    fn stands_since(&self, first: usize, name: &Name) -> bool {
        let mut at = first;
        while let Some(member) = self.scanner.members.get(at) {
            if member.name.is_same(self.text, name) {
                return true;
            }
            at = member.next as usize;
        }
        false
    }

    #[cold]
    fn stands_twice(&mut self, name: Name) -> Fault {
        self.twice = Some(name);
        Fault {
            flaw: Flaw::Twice,
            at: name.span.start - 1,
        }
    }

    /// The next byte; at the end 0, which stands nowhere between tokens.
    #[inline]
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    /// Over one byte and the white space after it.
    #[inline]
    fn step(&mut self) {
        self.at += 1;
        self.gap();
    }

    #[inline]
    fn gap(&mut self) {
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
    fn fault(&self, flaw: Flaw) -> Fault {
        let ended = self.at >= self.text.len() && flaw != Flaw::Open;
        Fault {
            flaw: if ended { Flaw::Ends } else { flaw },
            at: Span::new(0, self.at).end,
        }
    }
}
