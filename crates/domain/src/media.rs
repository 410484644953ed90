//! Pictures and files, which messages name by their addresses.

use std::fmt;

use memchr::memmem;
use serde_json::Value;

/// The member that names one, wherever in a message it stands.
pub const MEDIA_URL: &str = "mediaUrl";

/// How a letter of that name could be written otherwise.
const ESCAPE: &[u8] = b"\\u";

/// What a picture or file is found by: the SHA-256 of its address, of which it tells nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaId([u8; 32]);

impl MediaId {
    /// By the digest of its address.
    pub const fn from_digest(digest: [u8; 32]) -> Self {
        Self(digest)
    }

    /// The digest.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// From what [`fmt::Display`] writes, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        digest(text).map(Self)
    }
}

impl fmt::Display for MediaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A SHA-256 of 64 lower-case hexadecimal digits.
pub fn digest(hex: &str) -> Option<[u8; 32]> {
    if hex.len() != 64 {
        return None;
    }
    let mut digest = [0; 32];
    for (byte, pair) in digest.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
        *byte = (nibble(pair[0])? << 4) | nibble(pair[1])?;
    }
    Some(digest)
}

const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// Whether a message's text could name any: nearly all name none, and need not be read for it.
pub fn may_name(message: &str) -> bool {
    let has = |word: &[u8]| memmem::find(message.as_bytes(), word).is_some();
    has(MEDIA_URL.as_bytes()) || has(ESCAPE)
}

/// Where in a message media are named (RFC 6901), and what else is said there.
pub fn named(message: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    find(message, &mut String::new(), &mut found);
    found
}

fn find<'v>(value: &'v Value, place: &mut String, found: &mut Vec<(String, &'v Value)>) {
    if value.get(MEDIA_URL).is_some_and(Value::is_string) {
        found.push((format!("{place}/{MEDIA_URL}"), value));
    }
    let mut within = |name: &str, inner: &'v Value| {
        let outside = place.len();
        place.push('/');
        place.push_str(&name.replace('~', "~0").replace('/', "~1"));
        find(inner, place, found);
        place.truncate(outside);
    };
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                within(name, inner);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                within(&at.to_string(), inner);
            }
        }
        _ => {}
    }
}

/// The addresses that a message's text names, each once.
pub fn addresses(message: &str) -> Vec<String> {
    if !may_name(message) {
        return Vec::new();
    }
    let message = serde_json::from_str(message).unwrap_or(Value::Null);
    let named = named(&message);
    let urls = named
        .iter()
        .filter_map(|(_, media)| media.get(MEDIA_URL).and_then(Value::as_str));
    let mut urls: Vec<_> = urls.filter(|url| !url.is_empty()).map(str::to_owned).collect();
    urls.sort_unstable();
    urls.dedup();
    urls
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_wherever_it_stands_and_however_its_name_is_written() {
        let message = r#"{"content":{"mediaUrl":"b","items":[{"mediaUrl":"a"},{"media\u0055rl":"c"},{"mediaUrl":""}]},
            "quotedMessage":{"message":{"content":{"mediaUrl":"a"}}},"x":{"mediaUrl":7},"y":"mediaUrl"}"#;
        assert_eq!(addresses(message), ["a", "b", "c"]);
    }

    #[test]
    fn of_what_names_none_nothing_is_found() {
        for message in [
            r#"{"content":{"type":"text","text":"\n"}}"#,
            r#"{"content":{"text":"\u00e9"}}"#,
            r#"{"mediaUrl":"#,
            "7",
            "",
        ] {
            assert_eq!(addresses(message), [""; 0], "{message}");
        }
        assert!(!may_name(r#"{"content":{"text":"\n","mediaurl":"a"}}"#));
    }

    #[test]
    fn a_place_is_a_pointer() {
        let message = serde_json::from_str(r#"{"a/~b":[{"mediaUrl":"x"}]}"#).unwrap();
        let places: Vec<_> = named(&message).into_iter().map(|(place, _)| place).collect();
        assert_eq!(places, ["/a~1~0b/0/mediaUrl"]);
    }

    #[test]
    fn an_id_is_what_it_is_written_as_and_nothing_else() {
        let id = MediaId::from_digest([0xa5; 32]);
        let written = id.to_string();
        assert_eq!(written, "a5".repeat(32));
        assert_eq!(MediaId::parse(&written), Some(id));
        for other in [
            "",
            "a5",
            &"A5".repeat(32),
            &"g0".repeat(32),
            &format!("{written}0"),
            &"é".repeat(32),
        ] {
            assert_eq!(MediaId::parse(other), None, "{other}");
        }
    }
}
