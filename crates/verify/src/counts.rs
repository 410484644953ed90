//! How many records of each kind an export holds.

use std::fmt;

use crate::cursor::{Cursor, Fault};

/// How many records of each kind an export says it holds, in the order the file names them:
/// `{"conversations":2,"messages":31}`.
///
/// Names are 1 to 32 ASCII letters, each once; numbers are plain decimal `u64`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts(Vec<(String, u64)>);

impl Counts {
    /// No counts yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a kind and how many there are of it. A name that breaks the rules makes
    /// [`ExportDigest::integrity`](crate::format::ExportDigest::integrity) refuse.
    #[must_use]
    pub fn with(mut self, name: &str, number: u64) -> Self {
        self.0.push((name.to_owned(), number));
        self
    }

    /// How many there are of a kind; `None` when the file does not count it.
    pub fn get(&self, name: &str) -> Option<u64> {
        self.iter()
            .find(|&(held, _)| held == name)
            .map(|(_, number)| number)
    }

    /// The kinds and their numbers, in the file's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(name, number)| (name.as_str(), *number))
    }

    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Result<Self, Fault> {
        let mut counts = Self::new();
        cursor.literal("{")?;
        if cursor.literal("}").is_ok() {
            return Ok(counts);
        }
        loop {
            let name = cursor.quoted(32, |b| b.is_ascii_alphabetic())?;
            cursor.literal(":")?;
            let digits = cursor.run(20, |b| b.is_ascii_digit())?;
            let number = digits.parse::<u64>().map_err(|_| Fault::Other)?;
            let zero_leads = digits.len() > 1 && digits.starts_with('0');
            if zero_leads || counts.get(name).is_some() {
                return Err(Fault::Other);
            }
            counts = counts.with(name, number);
            match cursor.literal(",") {
                Ok(()) => {}
                Err(Fault::Short) => return Err(Fault::Short),
                Err(Fault::Other) => break,
            }
        }
        cursor.literal("}")?;
        Ok(counts)
    }
}

/// The JSON text, without white space.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{")?;
        for (place, (name, number)) in self.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            write!(f, "{comma}\"{name}\":{number}")?;
        }
        f.write_str("}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Counts, Fault> {
        Counts::read(&mut Cursor::new(text.as_bytes()))
    }

    #[test]
    fn comes_back_from_its_text() {
        for counts in [
            Counts::new(),
            Counts::new().with("messages", 0),
            Counts::new()
                .with("users", 1)
                .with("messages", u64::MAX)
                .with("accessLog", 10),
        ] {
            assert_eq!(read(&format!("{counts} ")).unwrap(), counts);
        }
        let counts = read(r#"{"b":2,"a":1}"#).unwrap();
        assert_eq!(counts.get("a"), Some(1));
        assert_eq!(counts.get("c"), None);
        assert_eq!(counts.iter().map(|(name, _)| name).collect::<String>(), "ba");
    }

    #[test]
    fn takes_one_spelling_only() {
        for text in [
            "[]",
            r#"{ "a":1}"#,
            r#"{"a": 1}"#,
            r#"{"a":1 }"#,
            r#"{"a":01}"#,
            r#"{"a":-1}"#,
            r#"{"a":1.0}"#,
            r#"{"a":18446744073709551616}"#,
            r#"{"a":100000000000000000000}"#,
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,}"#,
            r#"{"":1}"#,
            r#"{"a_b":1}"#,
            r#"{"abcdefghijklmnopqrstuvwxyzabcdefg":1}"#,
            r#"{"a":{"b":1}}"#,
        ] {
            assert_eq!(read(text), Err(Fault::Other), "{text}");
        }
        let whole = r#"{"a":1,"bc":23}"#;
        for end in 0..whole.len() {
            assert_eq!(read(&whole[..end]), Err(Fault::Short), "{}", &whole[..end]);
        }
    }
}
