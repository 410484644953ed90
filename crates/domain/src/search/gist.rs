//! What search reads of a message.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use super::filter::Kind;

/// What a message is, apart from its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gist<'a> {
    /// The platform id of the person who wrote it.
    pub author: Option<Cow<'a, str>>,
    /// What it is; none for what this version does not know.
    pub kind: Option<Kind>,
    /// Over which channel, by the platform's name.
    pub channel: Option<Cow<'a, str>>,
}

/// Reads a message's record, and gives every text of its own content: what its reader may see. Names and ids are no
/// part of that, neither is what it quotes: that is a message of its own.
pub fn gist<'a>(data: &'a str, mut give: impl FnMut(&str)) -> Gist<'a> {
    let Ok(message) = serde_json::from_str::<Message<'a>>(data) else {
        return Gist::default();
    };
    let content = message.content.map(RawValue::get);
    let mut html = true;
    if let Some(content) = content {
        read(content, TEXTS, &mut |text| {
            html = false;
            give(text);
        });
        if html {
            read(content, &["htmlText"], &mut give);
        }
    }
    let type_of = |value: Option<&'a RawValue>| member::<Typed<'a>>(value).kind.0;
    let kind = match type_of(message.activity) {
        Some(_) => Some(Kind::Event),
        None => type_of(message.content).and_then(|kind| Kind::of_content(&kind)),
    };
    Gist {
        author: member::<Author<'a>>(message.author).user_id.0,
        kind,
        channel: type_of(message.source),
    }
}

/// The members of a content, at any depth, that people read.
const TEXTS: &[&str] = &[
    "text",
    "title",
    "description",
    "altText",
    "label",
    "email",
    "address",
];

fn read(content: &str, texts: &[&str], give: &mut dyn FnMut(&str)) {
    let mut reader = serde_json::Deserializer::from_str(content);
    let walk = Walk {
        texts,
        shown: false,
        named: false,
        give,
    };
    // A record is whole JSON since it was taken in.
    drop(walk.deserialize(&mut reader));
}

#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow, default)]
    author: Option<&'a RawValue>,
    #[serde(borrow, default)]
    content: Option<&'a RawValue>,
    #[serde(borrow, default)]
    activity: Option<&'a RawValue>,
    #[serde(borrow, default)]
    source: Option<&'a RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Author<'a> {
    #[serde(borrow, rename = "userId")]
    user_id: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed<'a> {
    #[serde(borrow, rename = "type")]
    kind: Text<'a>,
}

fn member<'a, T: Default + Deserialize<'a>>(value: Option<&'a RawValue>) -> T {
    value
        .and_then(|value| serde_json::from_str(value.get()).ok())
        .unwrap_or_default()
}

/// A text; none if it is anything else.
#[derive(Default)]
struct Text<'a>(Option<Cow<'a, str>>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Plain<'a>(#[serde(borrow)] Cow<'a, str>);
        let value = <&'de RawValue>::deserialize(from)?;
        Ok(Self(
            serde_json::from_str::<Plain<'de>>(value.get())
                .ok()
                .map(|text| text.0),
        ))
    }
}

/// Goes through a value of any shape.
struct Walk<'w> {
    texts: &'w [&'w str],
    /// Whether a text here is one that people read.
    shown: bool,
    /// Whether this is a place, whose name people read. Elsewhere a name is technical.
    named: bool,
    give: &'w mut dyn FnMut(&str),
}

impl Walk<'_> {
    fn inner(&mut self, shown: bool, named: bool) -> Walk<'_> {
        Walk {
            texts: self.texts,
            shown,
            named,
            give: self.give,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }
    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let named = self.named;
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            let shown = self.texts.contains(&&*name) || (named && name == "name");
            map.next_value_seed(self.inner(shown, name == "location"))?;
        }
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let shown = self.shown;
        while list.next_element_seed(self.inner(shown, false))?.is_some() {}
        Ok(())
    }
    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if self.shown && !text.is_empty() {
            (self.give)(text);
        }
        Ok(())
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(data: &str) -> Vec<String> {
        let mut texts = Vec::new();
        gist(data, |text| texts.push(text.to_owned()));
        texts
    }

    #[test]
    fn what_people_read_is_looked_through_and_nothing_else() {
        let content = r#"{"type":"carousel","text":"One \u00e9","htmlText":"<b>No</b>","payload":"NO","mediaUrl":"https://NO",
            "items":[{"title":"Two","description":"Three","actions":[{"type":"link","text":"Four","uri":"https://NO","payload":"NO"}]}],
            "fields":[{"name":"NO","label":"Five","text":"Six","email":"Seven","select":[{"name":"NO","label":"Eight"}],"options":[{"label":"Nine"}]}],
            "location":{"name":"Ten","address":"Eleven"},"altText":"Twelve","textFallback":"NO","unknown":{"text":["Thirteen",7,null]}}"#;
        let data = format!(
            r#"{{"id":"NO","author":{{"displayName":"NO","userId":"NO"}},"content":{content},"metadata":{{"text":"NO"}},
                "quotedMessage":{{"message":{{"content":{{"text":"NO"}}}}}},"text":"NO"}}"#
        );
        assert_eq!(
            texts(&data),
            [
                "One é", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
                "Twelve", "Thirteen"
            ]
        );
    }

    #[test]
    fn html_is_looked_through_where_there_is_nothing_else() {
        assert_eq!(
            texts(r#"{"content":{"type":"text","htmlText":"<b>Hello</b>"}}"#),
            ["<b>Hello</b>"]
        );
    }

    #[test]
    fn says_what_a_message_is() {
        let data = r#"{"author":{"type":"user","userId":"u\u0031"},"content":{"type":"image"},"source":{"type":"whatsapp"}}"#;
        let said = gist(data, |_| {});
        assert_eq!(said.author.as_deref(), Some("u1"));
        assert_eq!(
            (said.kind, said.channel.as_deref()),
            (Some(Kind::Picture), Some("whatsapp"))
        );
        let event = gist(
            r#"{"activity":{"type":"ticket:closed"},"content":{"type":"text"}}"#,
            |_| {},
        );
        assert_eq!(event.kind, Some(Kind::Event));
    }

    #[test]
    fn anything_at_all_can_be_read() {
        for data in [
            "null",
            "7",
            "[]",
            "{}",
            r#"{"author":7,"content":"text","source":[],"activity":null}"#,
            r#"{"content":{"type":7,"text":{"text":1},"items":"x"}}"#,
            r#"{"content":{"type":"poem","text":1e400}}"#,
            "not JSON",
        ] {
            assert_eq!(gist(data, |_| {}), Gist::default(), "{data}");
        }
    }
}
