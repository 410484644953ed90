//! Objects member by member, and how each is seen.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// How a member is seen.
pub(super) enum Seen {
    AsStored,
    As(String),
    Dropped,
}

/// An object as it is seen, if not as it is stored.
impl From<Option<String>> for Seen {
    fn from(seen: Option<String>) -> Self {
        seen.map_or(Self::AsStored, Self::As)
    }
}

pub(super) fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// An object's members in their own order, each value as its own text.
pub(super) struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    pub(super) fn raw(&self, name: &str) -> Option<&'a str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.get())
    }

    pub(super) fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        self.raw(name)
            .and_then(|raw| serde_json::from_str::<Text<'a>>(raw).ok())
            .map(|text| text.0)
    }

    /// Who wrote it, if it is a message.
    pub(super) fn author(&self) -> Option<Self> {
        self.raw("author")
            .and_then(|author| serde_json::from_str(author).ok())
    }

    /// The object written anew, its members as `member` says; `None` when all of them stand as they are stored.
    pub(super) fn seen(&self, member: impl Fn(&str, &str) -> Seen) -> Option<String> {
        let mut out = String::from("{");
        let mut changed = false;
        for (name, value) in &self.0 {
            let seen = member(name, value.get());
            changed |= !matches!(seen, Seen::AsStored);
            let value = match &seen {
                Seen::AsStored => value.get(),
                Seen::As(text) => text,
                Seen::Dropped => continue,
            };
            if out.len() > 1 {
                out.push(',');
            }
            out.push_str(&quote(name));
            out.push(':');
            out.push_str(value);
        }
        out.push('}');
        changed.then_some(out)
    }
}

#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<Text<'de>, &'de RawValue>()? {
                    members.push((name.0, value));
                }
                Ok(Members(members))
            }
        }
        from.deserialize_map(Object)
    }
}
