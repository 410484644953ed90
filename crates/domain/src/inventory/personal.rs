//! What an erasure of personal information empties.
//!
//! It is what the platform empties when it is told to delete a person's personal information: the profile and all that
//! the business noted, and of each channel what it showed and said of the person. The ids by which person and channel are
//! found stay, and so do devices, messages and the names within them. Its documentation does not name identities; its
//! example of the result has none, and each is an address of the person's, so they go here. What was noted about a record
//! that went into the person's is theirs too.

use std::borrow::Cow;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::place::Place;

/// The members of records, each with all that stands below.
const EMPTIED: [&str; 8] = [
    "user.profile",
    "user.metadata",
    "user.identities",
    "client.displayName",
    "client.avatarUrl",
    "client.info",
    "client.raw",
    "merge.discardedMetadata",
];

/// Whether the field at `path` goes when personal information is erased.
pub fn is_personal(path: &str) -> bool {
    EMPTIED.iter().any(|emptied| {
        path.strip_prefix(emptied)
            .is_some_and(|below| below.is_empty() || below.starts_with('.'))
    })
}

/// The record of this kind (`user`, `client`, `merge`) with what is personal emptied, byte for byte as it was
/// otherwise; none if there is nothing to empty, or if it is no object.
pub fn without_personal(kind: &str, data: &str) -> Option<String> {
    let mut cuts = Vec::new();
    find(Place::of(kind)?, kind, data, data, &mut cuts);
    if cuts.is_empty() {
        return None;
    }
    let mut emptied = String::with_capacity(data.len());
    let mut done = 0;
    for Cut { from, to, instead } in cuts {
        emptied.push_str(data.get(done..from)?);
        emptied.push_str(instead);
        done = to;
    }
    emptied.push_str(data.get(done..)?);
    Some(emptied)
}

/// A value that is emptied: where its text stands, and what comes instead.
struct Cut {
    from: usize,
    to: usize,
    instead: &'static str,
}

/// Notes, in their order, the values in `object` that are emptied: `object` stands in `whole`.
fn find(place: Place, path: &str, object: &str, whole: &str, cuts: &mut Vec<Cut>) {
    let Ok(Members(members)) = serde_json::from_str(object) else {
        return;
    };
    for (name, value) in members {
        let text = value.get();
        let below = format!("{path}.{name}");
        if EMPTIED.contains(&below.as_str()) {
            let instead = empty(text);
            if text != instead {
                let from = text.as_ptr().addr() - whole.as_ptr().addr();
                cuts.push(Cut {
                    from,
                    to: from + text.len(),
                    instead,
                });
            }
        } else if let Some(place) = place.named(&name)
            && text.starts_with('{')
        {
            find(place, place.record().unwrap_or(&below), text, whole, cuts);
        }
    }
}

/// A value of the same kind with nothing in it.
fn empty(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'{') => "{}",
        Some(b'[') => "[]",
        _ => "null",
    }
}

/// An object's members in their order, each value its own text.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
                    members.push((name.0, value));
                }
                Ok(Members(members))
            }
        }
        from.deserialize_map(Object)
    }
}

#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
    use super::{
        super::{Category, OnErasure, fields, is_described},
        *,
    };
    use crate::erasure::Size;

    #[test]
    fn what_the_platform_empties_is_emptied_and_every_other_byte_stays() {
        let user = r#"{"id":"u1","\u0065xternalId":"ada@x","n":1.50,"profile":{"givenName":"SECRET","pets":["SECRET"]},"metadata":{"tier":"SECRET"},"identities":[{"value":"SECRET"}],"hasPaymentInfo":false}"#;
        assert_eq!(
            without_personal("user", user).unwrap(),
            r#"{"id":"u1","\u0065xternalId":"ada@x","n":1.50,"profile":{},"metadata":{},"identities":[],"hasPaymentInfo":false}"#
        );
        let client = r#"{"id":"c1","type":"whatsapp","externalId":"4477","displayName":"SECRET","avatarUrl":"SECRET","info":{"city":"SECRET"},"raw":{"from":"SECRET"},"lastSeen":"2026-01-01"}"#;
        assert_eq!(
            without_personal("client", client).unwrap(),
            r#"{"id":"c1","type":"whatsapp","externalId":"4477","displayName":null,"avatarUrl":null,"info":{},"raw":{},"lastSeen":"2026-01-01"}"#
        );
        let merge = r#"{"mergedUsers":{"surviving":{"id":"u1"},"discarded":{"id":"u9","profile":{"email":"SECRET"},"metadata":{"a":"SECRET"}}},"mergedClients":{"discarded":{"id":"c9","raw":{"from":"SECRET"}}},"reason":"api","discardedMetadata":{"b":"SECRET"}}"#;
        assert_eq!(
            without_personal("merge", merge).unwrap(),
            r#"{"mergedUsers":{"surviving":{"id":"u1"},"discarded":{"id":"u9","profile":{},"metadata":{}}},"mergedClients":{"discarded":{"id":"c9","raw":{}}},"reason":"api","discardedMetadata":{}}"#
        );
    }

    #[test]
    fn what_is_empty_already_is_left_alone() {
        for (kind, data) in [
            (
                "user",
                r#"{"id":"u1","profile":{},"metadata":{},"identities":[]}"#,
            ),
            ("user", r#"{"id":"u1"}"#),
            ("user", r#"{"id":"u1","profile":null}"#),
            ("client", r#"{"id":"c1","displayName":null,"raw":null}"#),
            // Names that only look alike.
            ("device", r#"{"id":"d1","info":{"city":"Tarrow"}}"#),
            ("user", r#"{"id":"u1","unknown":{"profile":{"a":1}}}"#),
            ("user", "7"),
            ("user", "{"),
        ] {
            assert_eq!(without_personal(kind, data), None, "{data}");
        }
        for (kind, data) in [
            ("user", r#"{"profile":{"a":1},"metadata":7}"#),
            ("client", r#"{"info":[1]}"#),
        ] {
            let once = without_personal(kind, data).unwrap();
            assert_eq!(without_personal(kind, &once), None, "{once}");
        }
    }

    /// What the register says of a category holds for its fields.
    #[test]
    fn the_register_says_of_which_categories_something_goes() {
        for emptied in EMPTIED {
            assert!(is_described(emptied), "{emptied}");
        }
        for category in Category::ALL {
            let of_it = || fields().filter(move |field| field.category == category);
            let some = of_it().any(|field| is_personal(field.path));
            let all = of_it().all(|field| is_personal(field.path));
            let said = category.on_erasure(&Size::PersonalInformation);
            let as_said = match said {
                OnErasure::Erased => all && some,
                OnErasure::Emptied => some && !all,
                OnErasure::OwnErased => false,
                OnErasure::NotAsked | OnErasure::Kept { .. } => !some,
            };
            assert!(as_said, "{category:?} {said:?}");
        }
    }
}
