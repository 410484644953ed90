//! Goes through JSON (RFC 8259) byte by byte, whatever the chunks' borders, and tells where values begin and end. Keeps a
//! bit for each open bracket and one member's name; nothing of what it has passed.

mod digits;
mod open;
#[cfg(test)]
mod tests;
mod wide;

use self::{digits::Digits, open::Open, wide::Wide};

/// How many brackets may be open at once: the 64 of a record (docs/EXPORT.md, “Importing a copy”), and what is around it.
pub const DEEPEST: usize = 72;

/// As much of a member's name as is kept. Ours are shorter.
const NAME: usize = 64;

/// What a value is, from its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `{`
    Object,
    /// `[`
    List,
    /// A text, a number, or one of the three words.
    Plain,
}

/// What the scanner comes past. `depth` is how many brackets are open around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'s> {
    /// A member's name, as it is written between its quotation marks, as far as it is kept.
    Name {
        /// Brackets around it: that of its object is the last.
        depth: usize,
        /// The name.
        name: &'s [u8],
    },
    /// A value begins at this byte.
    Begin {
        /// Brackets around it.
        depth: usize,
        /// Its first byte's offset.
        at: u64,
        /// What it is.
        kind: Kind,
    },
    /// A value ends before this byte.
    End {
        /// Brackets around it.
        depth: usize,
        /// The offset of the byte after its last.
        at: u64,
    },
    /// Something that JSON readers pass over and no export has.
    Odd {
        /// What it is.
        odd: Odd,
        /// Brackets around it.
        depth: usize,
        /// Its first byte's offset.
        at: u64,
    },
}

/// What JSON readers pass over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// White space between two tokens.
    Space,
    /// In a text, a byte that is no UTF-8 where it stands.
    Bytes,
}

/// Why it is no JSON, or none that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Something stands where nothing or something else should.
    Unexpected,
    /// More than [`DEEPEST`] brackets are open.
    TooDeep,
    /// It ends too early.
    Cut,
}

/// A flaw and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The offset of the byte that does not fit.
    pub at: u64,
    /// What is wrong with it.
    pub flaw: Flaw,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// A value has to come.
    Value,
    /// After `[`: a value, or `]`.
    FirstValue,
    /// After a comma in an object.
    Name,
    /// After `{`: a name, or `}`.
    FirstName,
    Colon,
    /// After a value: a comma, or the bracket that closes.
    After,
    Text {
        name: bool,
    },
    Escape {
        name: bool,
    },
    Hex {
        name: bool,
        left: u8,
    },
    Wide {
        name: bool,
        wide: Wide,
    },
    Number(Digits),
    Word(&'static [u8]),
}

/// Goes through one JSON value, or through what is left of a list.
#[derive(Debug, Clone)]
pub struct Scanner {
    state: State,
    open: Open,
    at: u64,
    name: [u8; NAME],
    long: usize,
    watched: usize,
}

impl Scanner {
    /// From the first byte. Of what is deeper than `watched` brackets nothing is told but what is odd.
    pub const fn new(watched: usize) -> Self {
        Self {
            state: State::Value,
            open: Open::NONE,
            at: 0,
            name: [0; NAME],
            long: 0,
            watched,
        }
    }

    /// From an element of a list, whose first byte is at this offset. Elements are told at depth 1, the list's end at 0.
    pub const fn within_list(at: u64) -> Self {
        Self {
            open: Open::LIST,
            at,
            ..Self::new(1)
        }
    }

    /// The offset of the byte that comes next.
    pub const fn position(&self) -> u64 {
        self.at
    }

    /// Takes the next bytes and tells what they are.
    ///
    /// # Errors
    /// A [`Fault`] for the first byte that does not fit. After that, nothing may be pushed any more.
    pub fn push(&mut self, chunk: &[u8], tell: &mut impl FnMut(Event<'_>)) -> Result<(), Fault> {
        let mut rest = chunk;
        while let Some(&byte) = rest.first() {
            let taken = match self.state {
                State::Text { name } => self.text(rest, name, tell)?,
                State::Wide { name, wide } => self.wide(byte, name, wide, tell),
                State::Escape { name } => self.escape(byte, name)?,
                State::Hex { name, left } => self.hex(byte, name, left)?,
                State::Number(digits) => self.number(byte, digits, tell)?,
                State::Word(word) => self.word(byte, word, tell)?,
                _ if is_space(byte) => {
                    self.odd(Odd::Space, tell);
                    rest.iter().take_while(|&&byte| is_space(byte)).count()
                }
                _ => self.token(byte, tell)?,
            };
            rest = rest.get(taken..).unwrap_or_default();
            self.at += taken as u64;
        }
        Ok(())
    }

    /// Whether the value that came is whole.
    ///
    /// # Errors
    /// [`Flaw::Cut`] if it is not.
    pub const fn finish(&self) -> Result<(), Fault> {
        let over = match self.state {
            State::After => true,
            State::Number(digits) => digits.may_end(),
            _ => false,
        };
        if over && self.open.depth() == 0 {
            Ok(())
        } else {
            Err(self.fault(0, Flaw::Cut))
        }
    }

    const fn fault(&self, further: usize, flaw: Flaw) -> Fault {
        Fault {
            at: self.at + further as u64,
            flaw,
        }
    }

    const fn unexpected(&self) -> Fault {
        self.fault(0, Flaw::Unexpected)
    }

    fn odd(&self, odd: Odd, tell: &mut impl FnMut(Event<'_>)) {
        tell(Event::Odd {
            odd,
            depth: self.open.depth(),
            at: self.at,
        });
    }

    /// Between values: brackets, commas, colons, and what a value begins with.
    fn token(&mut self, byte: u8, tell: &mut impl FnMut(Event<'_>)) -> Result<usize, Fault> {
        match (self.state, byte, self.open.last()) {
            (State::FirstValue, b']', _)
            | (State::FirstName, b'}', _)
            | (State::After, b']', Some(Kind::List))
            | (State::After, b'}', Some(Kind::Object)) => {
                self.open.pop();
                self.ended(1, tell);
            }
            (State::Value | State::FirstValue, ..) => self.begin(byte, tell)?,
            (State::Name | State::FirstName, b'"', _) => {
                self.long = 0;
                self.state = State::Text { name: true };
            }
            (State::Colon, b':', _) | (State::After, b',', Some(Kind::List)) => self.state = State::Value,
            (State::After, b',', Some(Kind::Object)) => self.state = State::Name,
            _ => return Err(self.unexpected()),
        }
        Ok(1)
    }

    fn begin(&mut self, byte: u8, tell: &mut impl FnMut(Event<'_>)) -> Result<(), Fault> {
        let (state, kind) = match byte {
            b'{' => (State::FirstName, Kind::Object),
            b'[' => (State::FirstValue, Kind::List),
            b'"' => (State::Text { name: false }, Kind::Plain),
            b'-' => (State::Number(Digits::Minus), Kind::Plain),
            b'0' => (State::Number(Digits::Zero), Kind::Plain),
            b'1'..=b'9' => (State::Number(Digits::Whole), Kind::Plain),
            b't' => (State::Word(b"rue"), Kind::Plain),
            b'f' => (State::Word(b"alse"), Kind::Plain),
            b'n' => (State::Word(b"ull"), Kind::Plain),
            _ => return Err(self.unexpected()),
        };
        let depth = self.open.depth();
        if depth <= self.watched {
            tell(Event::Begin {
                depth,
                at: self.at,
                kind,
            });
        }
        if kind != Kind::Plain {
            if depth == DEEPEST {
                return Err(self.fault(0, Flaw::TooDeep));
            }
            self.open.push(kind == Kind::List);
        }
        self.state = state;
        Ok(())
    }

    /// A value has ended, `further` bytes from here.
    fn ended(&mut self, further: usize, tell: &mut impl FnMut(Event<'_>)) {
        self.state = State::After;
        let depth = self.open.depth();
        if depth <= self.watched {
            tell(Event::End {
                depth,
                at: self.at + further as u64,
            });
        }
    }

    fn text(&mut self, rest: &[u8], name: bool, tell: &mut impl FnMut(Event<'_>)) -> Result<usize, Fault> {
        let special = |&byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f | 0x80..=0xff);
        let plain = rest.iter().position(special).unwrap_or(rest.len());
        if name {
            self.remember(rest.get(..plain).unwrap_or_default());
        }
        match rest.get(plain) {
            None => return Ok(plain),
            Some(b'"') if name => {
                let depth = self.open.depth();
                if depth <= self.watched {
                    tell(Event::Name {
                        depth,
                        name: self.name.get(..self.long).unwrap_or_default(),
                    });
                }
                self.state = State::Colon;
            }
            Some(b'"') => self.ended(plain + 1, tell),
            Some(b'\\') => {
                if name {
                    self.remember(b"\\");
                }
                self.state = State::Escape { name };
            }
            Some(&byte) if byte >= 0x80 => {
                if name {
                    self.remember(&[byte]);
                }
                match Wide::begin(byte) {
                    Some(wide) => self.state = State::Wide { name, wide },
                    None => tell(Event::Odd {
                        odd: Odd::Bytes,
                        depth: self.open.depth(),
                        at: self.at + plain as u64,
                    }),
                }
            }
            Some(_) => return Err(self.fault(plain, Flaw::Unexpected)),
        }
        Ok(plain + 1)
    }

    /// Within a character of several bytes. A byte that does not go on with it is read once more, for itself.
    fn wide(&mut self, byte: u8, name: bool, wide: Wide, tell: &mut impl FnMut(Event<'_>)) -> usize {
        if !wide.takes(byte) {
            self.odd(Odd::Bytes, tell);
            self.state = State::Text { name };
            return 0;
        }
        if name {
            self.remember(&[byte]);
        }
        self.state = wide
            .next()
            .map_or(State::Text { name }, |wide| State::Wide { name, wide });
        1
    }

    fn escape(&mut self, byte: u8, name: bool) -> Result<usize, Fault> {
        self.state = match byte {
            b'u' => State::Hex { name, left: 4 },
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => State::Text { name },
            _ => return Err(self.unexpected()),
        };
        Ok(1)
    }

    fn hex(&mut self, byte: u8, name: bool, left: u8) -> Result<usize, Fault> {
        if !byte.is_ascii_hexdigit() {
            return Err(self.unexpected());
        }
        self.state = match left {
            0 | 1 => State::Text { name },
            _ => State::Hex { name, left: left - 1 },
        };
        Ok(1)
    }

    /// A number ends with the byte after it, which is left for what comes next.
    fn number(&mut self, byte: u8, digits: Digits, tell: &mut impl FnMut(Event<'_>)) -> Result<usize, Fault> {
        match digits.next(byte) {
            Some(next) => {
                self.state = State::Number(next);
                Ok(1)
            }
            None if digits.may_end() => {
                self.ended(0, tell);
                Ok(0)
            }
            None => Err(self.unexpected()),
        }
    }

    fn word(
        &mut self,
        byte: u8,
        word: &'static [u8],
        tell: &mut impl FnMut(Event<'_>),
    ) -> Result<usize, Fault> {
        match word.split_first() {
            Some((&next, [])) if next == byte => self.ended(1, tell),
            Some((&next, rest)) if next == byte => self.state = State::Word(rest),
            _ => return Err(self.unexpected()),
        }
        Ok(1)
    }

    /// Names with escapes are not ours: they only have to stay different. Those that nobody is told of are not kept.
    fn remember(&mut self, part: &[u8]) {
        if self.open.depth() <= self.watched {
            for (place, byte) in self.name.iter_mut().skip(self.long).zip(part) {
                *place = *byte;
                self.long += 1;
            }
        }
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}
