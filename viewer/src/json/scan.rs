//! Goes through JSON byte by byte, whatever the chunks' borders, and tells where values begin and end. Keeps the open
//! brackets and one member's name; nothing of what it has passed.

/// How many brackets may be open at once.
pub const DEEPEST: usize = 64;

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
    Number(Digits),
    Word(&'static [u8]),
}

/// Where in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    Minus,
    Zero,
    Whole,
    Point,
    Fraction,
    Power,
    PowerSign,
    Exponent,
}

impl Digits {
    const fn next(self, byte: u8) -> Option<Self> {
        Some(match (self, byte) {
            (Self::Minus, b'0') => Self::Zero,
            (Self::Minus, b'1'..=b'9') | (Self::Whole, b'0'..=b'9') => Self::Whole,
            (Self::Zero | Self::Whole, b'.') => Self::Point,
            (Self::Point | Self::Fraction, b'0'..=b'9') => Self::Fraction,
            (Self::Zero | Self::Whole | Self::Fraction, b'e' | b'E') => Self::Power,
            (Self::Power, b'+' | b'-') => Self::PowerSign,
            (Self::Power | Self::PowerSign | Self::Exponent, b'0'..=b'9') => Self::Exponent,
            _ => return None,
        })
    }

    const fn may_end(self) -> bool {
        matches!(self, Self::Zero | Self::Whole | Self::Fraction | Self::Exponent)
    }
}

/// Goes through one JSON value, or through what is left of a list.
#[derive(Debug, Clone)]
pub struct Scanner {
    state: State,
    open: Vec<Kind>,
    at: u64,
    name: Vec<u8>,
    watched: usize,
}

impl Scanner {
    /// From the first byte. Of what is deeper than `watched` brackets nothing is told.
    pub const fn new(watched: usize) -> Self {
        Self {
            state: State::Value,
            open: Vec::new(),
            at: 0,
            name: Vec::new(),
            watched,
        }
    }

    /// From an element of a list, whose first byte is at this offset. Elements are told at depth 1, the list's end at 0.
    pub fn within_list(at: u64) -> Self {
        Self {
            open: vec![Kind::List],
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
                State::Escape { name } => self.escape(byte, name)?,
                State::Hex { name, left } => self.hex(byte, name, left)?,
                State::Number(digits) => self.number(byte, digits, tell)?,
                State::Word(word) => self.word(byte, word, tell)?,
                _ => match byte {
                    b' ' | b'\t' | b'\r' | b'\n' => space(rest),
                    _ => self.token(byte, tell)?,
                },
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
    pub fn finish(&self) -> Result<(), Fault> {
        let over = match self.state {
            State::After => true,
            State::Number(digits) => digits.may_end(),
            _ => false,
        };
        if over && self.open.is_empty() {
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

    /// Between values: brackets, commas, colons, and what a value begins with.
    fn token(&mut self, byte: u8, tell: &mut impl FnMut(Event<'_>)) -> Result<usize, Fault> {
        match (self.state, byte, self.open.last().copied()) {
            (State::FirstValue, b']', _)
            | (State::FirstName, b'}', _)
            | (State::After, b']', Some(Kind::List))
            | (State::After, b'}', Some(Kind::Object)) => {
                self.open.pop();
                self.ended(1, tell);
            }
            (State::Value | State::FirstValue, ..) => self.begin(byte, tell)?,
            (State::Name | State::FirstName, b'"', _) => {
                self.name.clear();
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
        let depth = self.open.len();
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
            self.open.push(kind);
        }
        self.state = state;
        Ok(())
    }

    /// A value has ended, `further` bytes from here.
    fn ended(&mut self, further: usize, tell: &mut impl FnMut(Event<'_>)) {
        self.state = State::After;
        let depth = self.open.len();
        if depth <= self.watched {
            tell(Event::End {
                depth,
                at: self.at + further as u64,
            });
        }
    }

    fn text(&mut self, rest: &[u8], name: bool, tell: &mut impl FnMut(Event<'_>)) -> Result<usize, Fault> {
        let special = |&byte: &u8| byte == b'"' || byte == b'\\' || byte < 0x20;
        let plain = rest.iter().position(special).unwrap_or(rest.len());
        if name {
            self.remember(rest.get(..plain).unwrap_or_default());
        }
        match rest.get(plain) {
            None => return Ok(plain),
            Some(b'"') if name => {
                let depth = self.open.len();
                if depth <= self.watched {
                    tell(Event::Name {
                        depth,
                        name: &self.name,
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
            Some(_) => return Err(self.fault(plain, Flaw::Unexpected)),
        }
        Ok(plain + 1)
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

    /// Names with escapes are not ours: they only have to stay different.
    fn remember(&mut self, part: &[u8]) {
        let room = NAME.saturating_sub(self.name.len());
        self.name.extend_from_slice(part.get(..room).unwrap_or(part));
    }
}

fn space(rest: &[u8]) -> usize {
    let space = |byte: &&u8| matches!(**byte, b' ' | b'\t' | b'\r' | b'\n');
    rest.iter().take_while(space).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::IgnoredAny;
    use serde_json::Value;

    use super::*;

    /// Whether it is taken, with everything that was told; in chunks of this size.
    fn scanned(text: &[u8], size: usize) -> (Result<(), Fault>, Vec<String>) {
        let mut told = Vec::new();
        let mut scanner = Scanner::new(usize::MAX);
        let mut tell = |event: Event<'_>| {
            told.push(match event {
                Event::Name { depth, name } => format!("{depth} {}", String::from_utf8_lossy(name)),
                Event::Begin { depth, at, kind } => format!("{depth} {kind:?} from {at}"),
                Event::End { depth, at } => format!("{depth} to {at}"),
            });
        };
        let mut fine = Ok(());
        for chunk in text.chunks(size) {
            fine = scanner.push(chunk, &mut tell);
            if fine.is_err() {
                break;
            }
        }
        (fine.and_then(|()| scanner.finish()), told)
    }

    fn taken(text: &str) -> bool {
        scanned(text.as_bytes(), text.len().max(1)).0.is_ok()
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 64, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..8)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn says_where_values_begin_and_end() {
        let (fine, told) = scanned(br#"{"a":[1, "x"],"b\n":true}"#, 100);
        assert_eq!(fine, Ok(()));
        assert_eq!(
            told,
            [
                "0 Object from 0",
                "1 a",
                "1 List from 5",
                "2 Plain from 6",
                "2 to 7",
                "2 Plain from 9",
                "2 to 12",
                "1 to 13",
                "1 b\\",
                "1 Plain from 20",
                "1 to 24",
                "0 to 25",
            ]
        );
    }

    #[test]
    fn takes_json_and_nothing_else() {
        for text in [
            "null",
            " [ ] ",
            "{}",
            "-0.5e+10",
            "1E5",
            "\"\\u00e9\\\"\"",
            "[1,2]",
            "{\"a\":{}}",
        ] {
            assert!(taken(text), "{text}");
        }
        for text in [
            "",
            "nul",
            "nulls",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "--1",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "\"\n\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "[1}",
            "{]",
            "[] []",
            "]",
            "[1 2]",
        ] {
            assert!(!taken(text), "{text}");
        }
    }

    #[test]
    fn names_the_byte_that_does_not_fit() {
        let fault = |text: &str| scanned(text.as_bytes(), 3).0.unwrap_err();
        assert_eq!(
            fault("[1,x]"),
            Fault {
                at: 3,
                flaw: Flaw::Unexpected
            }
        );
        assert_eq!(
            fault("[\"ab\ncd\"]"),
            Fault {
                at: 4,
                flaw: Flaw::Unexpected
            }
        );
        assert_eq!(
            fault("[1,"),
            Fault {
                at: 3,
                flaw: Flaw::Cut
            }
        );
    }

    #[test]
    fn refuses_what_is_too_deep_and_takes_what_is_not() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(taken(&nested(DEEPEST)));
        let deep = nested(DEEPEST + 1);
        let fault = scanned(deep.as_bytes(), 7).0.unwrap_err();
        assert_eq!((fault.at, fault.flaw), (64, Flaw::TooDeep));
        // However much comes, no more is kept of it.
        let mut scanner = Scanner::new(4);
        assert!(scanner.push("[".repeat(100_000).as_bytes(), &mut |_| {}).is_err());
        assert_eq!(scanner.open.len(), DEEPEST);
    }

    #[test]
    fn keeps_nothing_of_long_names_texts_and_spaces() {
        let mut scanner = Scanner::new(4);
        let push = |scanner: &mut Scanner, text: &[u8]| scanner.push(text, &mut |_| {}).unwrap();
        push(&mut scanner, b"{\"");
        for part in [b"a".as_slice(), b" ", b"\\n"] {
            push(&mut scanner, &part.repeat(100_000));
        }
        push(&mut scanner, b"\":\"");
        push(&mut scanner, &b"b".repeat(100_000));
        push(&mut scanner, b"\"");
        push(&mut scanner, &b" ".repeat(100_000));
        push(&mut scanner, b"}");
        assert_eq!(scanner.finish(), Ok(()));
        assert!(scanner.name.capacity() <= 2 * NAME, "{}", scanner.name.capacity());
    }

    #[test]
    fn goes_on_within_a_list() {
        let text = br#"[{"a":1},[2],3]"#;
        let mut scanner = Scanner::within_list(9);
        let mut told = Vec::new();
        scanner
            .push(&text[9..], &mut |event| {
                if let Event::End { depth, at } = event {
                    told.push((depth, at));
                }
            })
            .unwrap();
        assert_eq!(told, [(1, 12), (1, 14), (0, 15)]);
    }

    proptest! {
        #[test]
        fn takes_whatever_serde_takes(value in any_json(), pretty in any::<bool>(), size in 1_usize..20) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            prop_assert_eq!(scanned(text.as_bytes(), size).0, Ok(()));
        }

        #[test]
        fn borders_make_no_difference(value in any_json(), size in 1_usize..20) {
            let text = serde_json::to_string(&value).unwrap();
            prop_assert_eq!(scanned(text.as_bytes(), size), scanned(text.as_bytes(), text.len()));
        }

        /// A changed character: taken by both or by neither.
        #[test]
        fn refuses_whatever_serde_refuses(value in any_json(), place in any::<prop::sample::Index>(), other in "[\\[\\]{},:\"\\\\a-f0-9eE+.\n -]") {
            let mut text: Vec<char> = serde_json::to_string(&value).unwrap().chars().collect();
            let place = place.index(text.len());
            text.splice(place..=place, other.chars());
            let text: String = text.into_iter().collect();
            let serde = serde_json::from_str::<IgnoredAny>(&text).is_ok();
            prop_assert_eq!(taken(&text), serde, "{}", text);
        }

        #[test]
        fn anything_at_all_ends_in_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200), size in 1_usize..20) {
            let (fine, told) = scanned(&bytes, size);
            prop_assert!(fine.is_ok() || told.len() <= 2 * bytes.len() + 1);
        }
    }
}
