//! One record, read as a whole. Members keep their order, numbers their digits.

use std::borrow::Cow;

use verify::structure::DEEPEST;

/// A value, borrowed from the record's text as far as it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// As it is written.
    Number(&'t str),
    /// Without its escapes.
    Text(Cow<'t, str>),
    /// In order.
    List(Vec<Json<'t>>),
    /// In order; a name may stand there twice.
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

impl<'t> Json<'t> {
    /// Reads one value; none if it is no JSON.
    pub fn parse(text: &'t str) -> Option<Self> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.space();
        (reader.at == text.len()).then_some(value)
    }

    /// A member, by its name; none where there is none, or no object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.members()
            .iter()
            .find(|(held, _)| held == name)
            .map(|(_, value)| value)
    }

    /// A value further in: one name after the other.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |value, name| value.get(name))
    }

    /// The text that it is.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A member that is a text with anything in it.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text().filter(|text| !text.is_empty())
    }

    /// Its elements; none if it is no list.
    pub fn elements(&self) -> &[Self] {
        match self {
            Self::List(elements) => elements,
            _ => &[],
        }
    }

    /// The elements of a member.
    pub fn list(&self, name: &str) -> &[Self] {
        self.get(name).map(Self::elements).unwrap_or_default()
    }

    /// Its members; none if it is no object.
    pub fn members(&self) -> &[(Cow<'t, str>, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// A plain value as text: a text, a number, `true`, `false`. Empty for anything else.
    pub fn plainly(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(digits) => digits,
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Null | Self::List(_) | Self::Object(_) => "",
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Whether this byte comes next; then it is passed.
    fn passes(&mut self, byte: u8) -> bool {
        self.space();
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn value(&mut self, depth: usize) -> Option<Json<'t>> {
        self.space();
        let byte = self.peek()?;
        if matches!(byte, b'{' | b'[') && depth == DEEPEST {
            return None;
        }
        match byte {
            b'{' => self.object(depth + 1),
            b'[' => self.list(depth + 1),
            b'"' => self.quoted().map(Json::Text),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Null),
            b'-' | b'0'..=b'9' => self.number(),
            _ => None,
        }
    }

    fn word(&mut self, word: &str, value: Json<'t>) -> Option<Json<'t>> {
        let here = self.text.get(self.at..)?.starts_with(word);
        self.at += word.len();
        here.then_some(value)
    }

    fn number(&mut self) -> Option<Json<'t>> {
        let rest = self.text.get(self.at..)?;
        let part = |byte: &u8| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
        let long = rest.bytes().take_while(part).count();
        self.at += long;
        rest.get(..long).map(Json::Number)
    }

    fn list(&mut self, depth: usize) -> Option<Json<'t>> {
        self.at += 1;
        let mut elements = Vec::new();
        if self.passes(b']') {
            return Some(Json::List(elements));
        }
        loop {
            elements.push(self.value(depth)?);
            if self.passes(b']') {
                return Some(Json::List(elements));
            }
            if !self.passes(b',') {
                return None;
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json<'t>> {
        self.at += 1;
        let mut members = Vec::new();
        if self.passes(b'}') {
            return Some(Json::Object(members));
        }
        loop {
            self.space();
            let name = self.quoted()?;
            if !self.passes(b':') {
                return None;
            }
            members.push((name, self.value(depth)?));
            if self.passes(b'}') {
                return Some(Json::Object(members));
            }
            if !self.passes(b',') {
                return None;
            }
        }
    }

    /// From one quotation mark to the next.
    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        let rest = self.text.get(self.at..)?.strip_prefix('"')?;
        let mut escaped = false;
        let mut has_escapes = false;
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => (escaped, has_escapes) = (true, true),
                b'"' => {
                    self.at += at + 2;
                    let inner = rest.get(..at)?;
                    return Some(if has_escapes {
                        unescaped(inner)?.into()
                    } else {
                        inner.into()
                    });
                }
                _ => {}
            }
        }
        None
    }
}

fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, after)) = rest.split_once('\\') {
        out.push_str(plain);
        let mut letters = after.chars();
        match letters.next()? {
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'u' => {
                let (letter, long) = code(after)?;
                out.push(letter);
                rest = after.get(long..)?;
                continue;
            }
            same => out.push(same),
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    Some(out)
}

/// `uXXXX`, or a pair `uXXXX\uXXXX`: the character, and how long it is written. Half a pair is no character.
fn code(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| u32::from_str_radix(text.get(at..at + 4)?, 16).ok();
    let first = unit(1)?;
    if let Some(letter) = char::from_u32(first) {
        return Some((letter, 5));
    }
    let second = match text.get(5..7) {
        Some("\\u") => unit(7),
        _ => None,
    };
    Some(match (first, second) {
        (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => {
            let joined = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            (char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER), 11)
        }
        _ => (char::REPLACEMENT_CHARACTER, 5),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The same value, as serde has it.
    fn known(json: &Json<'_>) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Bool(*value),
            Json::Number(digits) => digits.parse::<serde_json::Number>().unwrap().into(),
            Json::Text(text) => Value::from(text.as_ref()),
            Json::List(elements) => elements.iter().map(known).collect(),
            Json::Object(members) => members
                .iter()
                .map(|(name, value)| (name.to_string(), known(value)))
                .collect(),
        }
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
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
    fn keeps_digits_and_order() {
        let json = Json::parse(r#" {"b":1.50,"a":[true,null,"x"],"b":-1E400} "#).unwrap();
        assert_eq!(json.get("b"), Some(&Json::Number("1.50")));
        assert_eq!(json.members().len(), 3);
        assert_eq!(json.list("a").len(), 3);
        assert_eq!(json.at(&["a", "b"]), None);
        assert_eq!(json.get("b").unwrap().plainly(), "1.50");
    }

    #[test]
    fn reads_escapes_as_serde_does() {
        for text in [
            r#""""#,
            r#""\"\\\/\b\f\n\r\t""#,
            r#""\u0041\u00e9\u4e00""#,
            r#""\ud83d\udeb2 wheel""#,
            "\"é\u{7f}\"",
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(known(&Json::parse(text).unwrap()), value, "{text}");
        }
    }

    #[test]
    fn half_a_pair_is_shown_as_what_it_is() {
        for (text, shown) in [
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            (r#""\udeb2x""#, "\u{fffd}x"),
            (r#""\ud83d\ud83d\udeb2""#, "\u{fffd}\u{1f6b2}"),
        ] {
            assert_eq!(Json::parse(text).unwrap().as_text(), Some(shown), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        for text in [
            "",
            "nul",
            "[1",
            "[1,]",
            "{\"a\"}",
            "\"a",
            "\"\\",
            "\"\\u12\"",
            "{} {}",
            "'a'",
        ] {
            assert_eq!(Json::parse(text), None, "{text}");
        }
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Json::parse(&nested(DEEPEST)).is_some());
        assert_eq!(Json::parse(&nested(100_000)), None);
    }

    proptest! {
        #[test]
        fn reads_whatever_serde_writes(value in any_json(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            prop_assert_eq!(Json::parse(&text).map(|json| known(&json)), Some(value));
        }

        #[test]
        fn anything_at_all_can_be_read(text in any::<String>()) {
            let _ = Json::parse(&text);
            let _ = Json::parse(&format!("{{\"a\":\"{text}"));
        }
    }
}
