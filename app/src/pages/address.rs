//! Addresses with a value in them.

use std::fmt::Write as _;

use crate::view::Fact;

/// `path?name=value`; `path?first=one&name=value` if a pair stands there already.
pub(crate) fn address(path: &str, name: &str, value: &str) -> String {
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{name}={}", encoded(value))
}

/// `path/value`.
pub(crate) fn under(path: &str, value: &str) -> String {
    format!("{path}/{}", encoded(value))
}

/// A step in asking for a deletion: of how much, of which conversation, and of which messages, by the name that these
/// are kept under.
pub(crate) fn erasure_at(step: &str, size: &str, conversation: Option<&str>, chosen: Option<&str>) -> String {
    let first = address(&format!("/me/requests/new/erasure/{step}"), "size", size);
    [("conversation", conversation), ("chosen", chosen)]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .fold(first, |here, (name, value)| address(&here, name, value))
}

/// A conversation of whose messages some are to be chosen, around a place in it if one is named.
pub(crate) fn choosing_at(conversation: &str, place: Option<&str>) -> String {
    let here = address(&under("/me/conversations", conversation), "choose", "messages");
    place.map_or(here.clone(), |place| address(&here, "at", place))
}

/// A metadata value goes by the name it was noted under.
pub(crate) fn named_by_path(fact: Fact) -> Fact {
    let name = fact
        .path
        .strip_prefix("metadata.")
        .unwrap_or(&fact.path)
        .to_owned();
    Fact {
        label: Some(name.clone()),
        path: name,
        ..fact
    }
}

/// Everything but letters, digits and `-._~` as `%XX`.
fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a String does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_an_address() {
        assert_eq!(
            address("/me", "after", "a b&c=\"ø"),
            "/me?after=a%20b%26c%3D%22%C3%B8"
        );
        assert_eq!(address("/me?q=1", "after", "a&b"), "/me?q=1&after=a%26b");
        assert_eq!(under("/me", "../x?y#z"), "/me/..%2Fx%3Fy%23z");
        assert_eq!(
            erasure_at("check", "messages", Some("v1&size=everything"), Some("a")),
            "/me/requests/new/erasure/check?size=messages&conversation=v1%26size%3Deverything&chosen=a"
        );
        assert_eq!(
            erasure_at("sure", "everything", None, None),
            "/me/requests/new/erasure/sure?size=everything"
        );
    }
}
