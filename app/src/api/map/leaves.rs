//! A stored record taken apart: every value with its path, in the order and with the literals it is stored in.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// Every leaf of `data`: its path and its text; none for `null`, and for a list or object with nothing in it.
pub(super) fn leaves(data: &str) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    walk(data, &mut String::new(), &mut found);
    found
}

/// What a member is called that has the empty name.
const NO_NAME: &str = "\"\"";

/// `path` is of `data`, and again when this is done.
fn walk(data: &str, path: &mut String, found: &mut Vec<(String, Option<String>)>) {
    let here = path.len();
    let mut under = |name: &str, value: &RawValue| {
        if here > 0 {
            path.push('.');
        }
        path.push_str(if name.is_empty() { NO_NAME } else { name });
        walk(value.get(), path, found);
        path.truncate(here);
    };
    match data.as_bytes().first() {
        Some(b'{') => match serde_json::from_str::<Members<'_>>(data) {
            Ok(members) if !members.0.is_empty() => {
                for (name, value) in members.0 {
                    under(&name, value);
                }
            }
            _ => found.push((path.clone(), None)),
        },
        Some(b'[') => match serde_json::from_str::<Vec<&RawValue>>(data) {
            Ok(items) if !items.is_empty() => {
                for (at, value) in items.into_iter().enumerate() {
                    under(&at.to_string(), value);
                }
            }
            _ => found.push((path.clone(), None)),
        },
        Some(b'"') => found.push((path.clone(), serde_json::from_str(data).ok())),
        _ if data == "null" => found.push((path.clone(), None)),
        _ => found.push((path.clone(), Some(data.to_owned()))),
    }
}

/// An object's members in their own order, each value as its own text.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry::<Cow<'de, str>, &'de RawValue>()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        from.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_out_as_it_is_stored() {
        let data = r#"{"b":{"y":1.50,"x":"\u0041\n"},"a":[true,null,{"k":1e3}],"e":{},"l":[],"s":""}"#;
        let found: Vec<_> = leaves(data);
        let said: Vec<_> = found
            .iter()
            .map(|(path, value)| (path.as_str(), value.as_deref()))
            .collect();
        assert_eq!(
            said,
            [
                ("b.y", Some("1.50")),
                ("b.x", Some("A\n")),
                ("a.0", Some("true")),
                ("a.1", None),
                ("a.2.k", Some("1e3")),
                ("e", None),
                ("l", None),
                ("s", Some("")),
            ]
        );
    }

    #[test]
    fn the_empty_name_is_a_name() {
        assert_eq!(
            leaves(r#"{"":{"":1}}"#),
            [("\"\".\"\"".to_owned(), Some("1".to_owned()))]
        );
    }

    #[test]
    fn big_numbers_keep_their_digits() {
        assert_eq!(
            leaves(r#"{"n":12345678901234567890123}"#),
            [("n".to_owned(), Some("12345678901234567890123".to_owned()))]
        );
    }
}
