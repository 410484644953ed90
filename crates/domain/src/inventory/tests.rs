use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::*;
use crate::record::{
    Action, Attachment, Author, Client, Content, Conversation, Device, Identity, Item, Merge, Message,
    Participant, Preference, Profile, Quoted, Source, User,
};

#[test]
fn finds_a_field_by_its_place() {
    let label = |path| describe(path).map(|field| field.label.en);
    assert_eq!(label("user.profile.givenName"), Some("First name"));
    assert_eq!(label("message.content.items.3.title"), Some("Heading of a card"));
    assert_eq!(label("user.metadata.a.b"), Some("Noted by the business"));
    assert_eq!(
        label("message.quotedMessage.message.quotedMessage.message.content.text"),
        Some("Text")
    );
    assert_eq!(
        label("message.source.client.raw.FromZip"),
        label("client.raw.FromZip")
    );
    assert_eq!(
        describe("client.raw.FromZip").map(|f| f.category),
        Some(Category::Channels)
    );
    for (within, own) in [
        ("mergedUsers.discarded.metadata.tier", "user.metadata.tier"),
        ("mergedClients.surviving.raw.FromZip", "client.raw.FromZip"),
        (
            "mergedConversations.discarded.displayName",
            "conversation.displayName",
        ),
    ] {
        let found = describe(&format!("merge.{within}"));
        assert!(found.is_some() && found == describe(own), "{within}: {found:?}");
    }
    for unknown in [
        "user.profile.favouriteColour",
        "user.profile",
        "nothing.id",
        "user",
        "",
        "user.id.x",
    ] {
        assert_eq!(label(unknown), None, "{unknown}");
    }
    assert!(is_described("user.profile") && !is_described("user.profile.favouriteColour"));
}

#[test]
fn no_field_stands_twice_or_without_words() {
    let mut seen = BTreeSet::new();
    for field in fields() {
        assert!(seen.insert(field.path), "{}", field.path);
        assert!(
            !field.label.en.is_empty() && !field.label.de.is_empty(),
            "{}",
            field.path
        );
    }
}

/// What the platform's API description names, and what it does not name and records have all the same. Neither is made
/// of the inventory.
const KNOWN: [(&str, &str); 2] = [
    ("platform/fields.txt", include_str!("platform/fields.txt")),
    ("platform/noted.txt", include_str!("platform/noted.txt")),
];

/// Of these lists, what has no line.
fn missing<'a>(lists: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let lines = lists.into_iter().flat_map(str::lines);
    lines
        .filter(|line| !line.starts_with('#') && !has_a_line(line))
        .collect()
}

fn has_a_line(path: &str) -> bool {
    // Where names are free, those that are known have lines of their own.
    let free = path.strip_suffix(".**").or_else(|| path.strip_suffix(".*"));
    if let Some(object) = free {
        return is_described(object);
    }
    let record = path.rsplit_once('.').filter(|(_, last)| last.starts_with('<'));
    match record {
        Some(_) => fields().any(|field| field.path == path),
        None => describe(path).is_some(),
    }
}

#[test]
fn every_known_field_has_its_line() {
    for (name, list) in KNOWN {
        assert!(list.lines().count() > 50, "{name}");
        assert_eq!(
            missing([list]),
            [""; 0],
            "of {name}: add lines to inventory/fields"
        );
    }
}

#[test]
fn the_control_a_field_without_a_line_is_named() {
    let with = format!(
        "{}user.profile.nickname\nmessage.reactions.*.emoji\nmerge.mergedUsers.third.<user>\n",
        KNOWN[0].1
    );
    assert_eq!(
        missing([with.as_str()]),
        [
            "user.profile.nickname",
            "message.reactions.*.emoji",
            "merge.mergedUsers.third.<user>"
        ]
    );
}

/// The list is as it was made, and it was made of the description that lies beside the repository. Where none lies
/// there, the first has to do.
#[test]
fn the_list_of_the_platforms_fields_is_not_stale() {
    let digest = |bytes: &[u8]| {
        let digest = Sha256::digest(bytes);
        digest
            .iter()
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
    };
    let (first, paths) = KNOWN[0].1.split_once('\n').unwrap();
    assert!(
        first.starts_with(&format!("# {}, of ", digest(paths.as_bytes()))),
        "edited by hand: {first}"
    );
    let description = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/reference/sunshine-openapi-v2.yaml"
    );
    if let Ok(text) = std::fs::read(description) {
        assert!(
            first.contains(&digest(&text)),
            "run inventory/platform/fields.py again: {first}"
        );
    }
}

/// The names of a type's members, as serde asks for them.
fn members_of<T: DeserializeOwned>() -> &'static [&'static str] {
    struct Asking<'a>(&'a mut &'static [&'static str]);
    impl<'de> serde::Deserializer<'de> for Asking<'_> {
        type Error = serde::de::value::Error;
        fn deserialize_any<V: serde::de::Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            Err(serde::de::Error::custom("only the names are asked for"))
        }
        fn deserialize_struct<V: serde::de::Visitor<'de>>(
            self,
            _: &'static str,
            members: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            *self.0 = members;
            self.deserialize_any(visitor)
        }
        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }
    let mut members: &[&str] = &[];
    let _ = T::deserialize(Asking(&mut members));
    members
}

/// What the typed records read and no line describes.
fn unregistered(types: &[(&str, &[&str])]) -> Vec<String> {
    let paths = types
        .iter()
        .flat_map(|(place, members)| members.iter().map(move |member| format!("{place}.{member}")));
    paths.filter(|path| !is_described(path)).collect()
}

#[test]
fn every_member_of_the_typed_records_has_its_line() {
    let types = [
        ("user", members_of::<User>()),
        ("user.profile", members_of::<Profile>()),
        ("user.identities.*", members_of::<Identity>()),
        ("client", members_of::<Client>()),
        ("device", members_of::<Device>()),
        ("conversation", members_of::<Conversation>()),
        ("participant", members_of::<Participant>()),
        ("merge", members_of::<Merge>()),
        ("preference", members_of::<Preference>()),
        ("attachment", members_of::<Attachment>()),
        ("message", members_of::<Message>()),
        ("message.author", members_of::<Author>()),
        ("message.source", members_of::<Source>()),
        ("message.quotedMessage", members_of::<Quoted>()),
        ("message.content", members_of::<Content>()),
        ("message.content.items.*", members_of::<Item>()),
        ("message.content.actions.*", members_of::<Action>()),
        ("message.content.items.*.actions.*", members_of::<Action>()),
        ("message.content.fields.*", members_of::<crate::record::Field>()),
    ];
    assert!(types.iter().all(|(_, members)| !members.is_empty()), "{types:?}");
    assert_eq!(unregistered(&types), [""; 0]);
}

#[test]
fn the_control_a_member_without_a_line_is_named() {
    #[derive(Default, serde::Deserialize)]
    #[serde(default, rename_all = "camelCase")]
    struct Newer {
        given_name: String,
        nick_name: String,
    }
    assert_eq!(
        unregistered(&[("user.profile", members_of::<Newer>())]),
        ["user.profile.nickName"]
    );
}

/// Every value of the platform's published examples, but for what our own records around them are marked with.
#[test]
fn the_platforms_own_examples_are_described() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../sunshine/tests/fixtures");
    let mut found = BTreeSet::new();
    let mut records = 0;
    for name in ["openapi.ndjson", "sunshine.ndjson"] {
        let bundle = std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
        for line in bundle.lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            records += 1;
            found.extend(undescribed(
                line["type"].as_str().unwrap(),
                &line["data"].to_string(),
            ));
        }
    }
    assert!(records > 100, "{records}");
    // One example misspells a name, `text"`.
    found.retain(|path| !path.ends_with(".example") && path != r#"message.content.text""#);
    assert_eq!(found, BTreeSet::new());
}

#[test]
fn what_is_not_described_is_found_wherever_it_stands() {
    let found = |kind, data| undescribed(kind, data).into_iter().collect::<Vec<_>>();
    assert_eq!(
        found(
            "user",
            r#"{"id":"u","shoeSize":44,"profile":{"email":null,"pets":{"cat":"Tom"}},"metadata":{"a":{"b":1}}}"#
        ),
        ["user.profile.pets", "user.shoeSize"]
    );
    assert_eq!(
        found(
            "message",
            r#"{"content":{"items":[{"title":"x"},{"stars":5},{"stars":4}],"template":{"any":["thing"]}}}"#
        ),
        ["message.content.items.*.stars"]
    );
    assert_eq!(
        found(
            "message",
            r#"{"quotedMessage":{"type":"message","message":{"id":"q","mood":"good"}}}"#
        ),
        ["message.quotedMessage.message.mood"]
    );
    assert_eq!(
        found(
            "client",
            r#"{"raw":{"Mood":"good"},"info":["a"],"displayName":["b"]}"#
        ),
        ["client.displayName.*", "client.info.*", "client.raw.Mood"]
    );
    assert_eq!(
        found(
            "merge",
            r#"{"mergedUsers":{"discarded":{"id":"u","shoeSize":44}},"discardedMetadata":{"a":1},"mood":"good"}"#
        ),
        ["merge.mergedUsers.discarded.shoeSize", "merge.mood"]
    );
    assert_eq!(
        found(
            "preference",
            r#"{"userId":"u","marketing":false,"newsletter":true}"#
        ),
        ["preference.newsletter"]
    );
    for (kind, data) in [
        ("app", r#"{"x":1}"#),
        ("user", "7"),
        ("user", "{"),
        ("user", r#"{"profile":"x"}"#),
    ] {
        assert_eq!(found(kind, data), [""; 0], "{kind} {data}");
    }
}

#[test]
fn names_without_end_are_not_told_apart_without_end() {
    let many: Vec<_> = (0..1_000)
        .map(|n| format!(r#""{}{n}":1"#, "é".repeat(500)))
        .collect();
    let found = undescribed("client", &format!(r#"{{"raw":{{{}}}}}"#, many.join(",")));
    assert!(found.len() <= 50 && found.iter().all(|path| path.chars().count() <= 200));
}

/// What issue 6 says can be corrected by entering the right value: profile and metadata.
#[test]
fn profile_and_metadata_are_edited_and_nothing_else() {
    let edited: Vec<_> = fields()
        .filter(|field| field.correction == Correction::Edited)
        .map(|field| field.path)
        .collect();
    assert_eq!(
        edited,
        [
            "user.profile.givenName",
            "user.profile.surname",
            "user.profile.email",
            "user.profile.avatarUrl",
            "user.profile.locale",
            "user.metadata.**",
        ]
    );
}

#[test]
fn a_category_is_called_one_thing_everywhere() {
    for category in Category::ALL {
        assert_eq!(serde_json::to_value(category).unwrap(), category.code());
    }
}

/// What goes with a smaller size goes with every wider one, and proof of it all stays.
#[test]
fn a_wider_erasure_leaves_nothing_that_a_narrower_one_takes() {
    use crate::{
        erasure::OneOrMore,
        id::{ConversationId, MessageId},
    };
    let conversation = ConversationId::parse("v1").unwrap();
    let sizes = [
        Size::Messages {
            conversation: conversation.clone(),
            messages: OneOrMore::new(vec![MessageId::parse("m1").unwrap()]).unwrap(),
        },
        Size::Conversation { conversation },
        Size::AllMessages,
        Size::PersonalInformation,
        Size::Everything,
    ];
    let takes = |category: Category, size: &Size| {
        !matches!(
            category.on_erasure(size),
            OnErasure::NotAsked | OnErasure::Kept { .. }
        )
    };
    for size in &sizes {
        for wider in sizes.iter().filter(|wider| wider.covers(size)) {
            for category in Category::ALL {
                // A conversation that stays empty is another thing than one that goes.
                let stays_empty = category == Category::Conversations && *wider == Size::AllMessages;
                let kept = takes(category, size) && !takes(category, wider);
                assert!(!kept || stays_empty, "{category:?} {size:?} {wider:?}");
            }
        }
        for proof in [Category::Requests, Category::AccessLog] {
            assert!(
                matches!(proof.on_erasure(size), OnErasure::Kept { .. }),
                "{size:?}"
            );
        }
        assert!(
            Category::ALL.into_iter().any(|category| takes(category, size)),
            "{size:?}"
        );
    }
}

/// A letter of one law says nothing under another.
#[test]
fn what_stays_is_cited_by_the_law_that_counts_or_not_at_all() {
    let of = |category: Category, regime| category.on_erasure(&Size::Everything).source(regime);
    for (category, gdpr, uk, ccpa) in [
        (
            Category::Requests,
            "GDPR Art. 17(3)(e)",
            "UK GDPR Art. 17(3)(e)",
            Some("Cal. Civ. Code § 1798.145(a)"),
        ),
        (
            Category::AccessLog,
            "GDPR Art. 17(3)(b)",
            "UK GDPR Art. 17(3)(b)",
            Some("Cal. Civ. Code § 1798.105(d)(8)"),
        ),
        (Category::Messages, "GDPR Art. 17(1)", "UK GDPR Art. 17(1)", None),
    ] {
        assert_eq!(of(category, Regime::Gdpr), Some(gdpr));
        assert_eq!(of(category, Regime::UkGdpr), Some(uk));
        assert_eq!(of(category, Regime::Ccpa), ccpa);
        assert_eq!(of(category, Regime::Virginia), None);
    }
    assert_eq!(of(Category::Profile, Regime::Gdpr), None, "nothing of it stays");
}
