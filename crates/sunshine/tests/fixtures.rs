//! The platform's own published examples come in as they are. `fixtures/make.py` says how the bundles were made.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::collections::{BTreeMap, HashSet};

use domain::record::{Place, Record};
use serde_json::Value;
use sunshine::{
    bundle::Lines,
    json::{Scanner, compact},
};

const OPENAPI: [&str; 2] = [
    include_str!("fixtures/openapi.ndjson"),
    include_str!("fixtures/openapi.examples.ndjson"),
];
const SUNSHINE: [&str; 2] = [
    include_str!("fixtures/sunshine.ndjson"),
    include_str!("fixtures/sunshine.examples.ndjson"),
];

fn records(bundle: &str) -> Vec<Record> {
    Lines::new(bundle.as_bytes())
        .map(|line| line.unwrap().1)
        .collect()
}

/// Each example against the record that holds it; how many there were.
fn check([bundle, examples]: [&str; 2]) -> usize {
    let records = records(bundle);
    assert_eq!(records.len(), bundle.lines().count());
    let (mut of_list, mut of_record) = (Scanner::new(), Scanner::new());
    for line in examples.lines() {
        let entry = of_list.scan(line).unwrap();
        let [from, at, within, object] =
            ["from", "line", "within", "object"].map(|name| entry.get(name).unwrap());
        let at: usize = at.raw().parse().unwrap();
        let data = of_record.scan(&records[at - 1].data).unwrap();
        let held = if within.raw() == "true" {
            data.get("example").unwrap()
        } else {
            data
        };
        assert_eq!(held.raw(), object.compact(), "{}", from.raw());
        let value = |text| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(value(held.raw()), value(object.raw()), "{}", from.raw());
    }
    examples.lines().count()
}

fn kinds(bundle: &str) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for record in records(bundle) {
        *kinds.entry(record.place.kind()).or_default() += 1;
    }
    kinds
}

#[test]
fn every_published_example_comes_in_field_for_field() {
    assert_eq!(check(OPENAPI), 56);
    let expected = [
        ("app", 9),
        ("client", 8),
        ("conversation", 13),
        ("device", 1),
        ("merge", 1),
        ("message", 20),
        ("participant", 14),
        ("user", 18),
    ];
    assert_eq!(kinds(OPENAPI[0]), BTreeMap::from(expected));
}

#[test]
fn every_payload_of_our_own_notes_comes_in_field_for_field() {
    assert_eq!(check(SUNSHINE), 31);
    let expected = [
        ("app", 4),
        ("businessSystem", 4),
        ("client", 3),
        ("conversation", 3),
        ("device", 2),
        ("group", 1),
        ("message", 10),
        ("participant", 4),
        ("user", 5),
    ];
    assert_eq!(kinds(SUNSHINE[0]), BTreeMap::from(expected));
}

#[test]
fn the_bundles_hold_whatever_their_records_belong_to() {
    for [bundle, _] in [OPENAPI, SUNSHINE] {
        let (mut held, mut needed) = (HashSet::new(), HashSet::new());
        for record in records(bundle) {
            let (own, others) = ids(&record.place);
            assert!(held.insert(own.clone()), "{own} stands twice");
            needed.extend(others);
        }
        let missing: Vec<_> = needed.difference(&held).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

/// A record's own id, and those of what it belongs to.
fn ids(place: &Place) -> (String, Vec<String>) {
    let user = |app, user| format!("{app} user {user}");
    let room = |app, room| format!("{app} conversation {room}");
    match place {
        Place::App { app } => (app.to_string(), vec![]),
        Place::Group { group, apps } => (
            format!("group {group}"),
            apps.iter().map(ToString::to_string).collect(),
        ),
        Place::User { app, user: id, .. } => (user(app, id), vec![app.to_string()]),
        Place::Client {
            app,
            user: of,
            client,
        } => (format!("{app} client {client}"), vec![user(app, of)]),
        Place::Device {
            app,
            user: of,
            device,
        } => (format!("{app} device {device}"), vec![user(app, of)]),
        Place::BusinessSystem { app, user: of, key } => (format!("{app} {of} {key}"), vec![user(app, of)]),
        Place::Conversation { app, conversation } => (room(app, conversation), vec![app.to_string()]),
        Place::Participant {
            app,
            conversation,
            participant,
            user: of,
        } => (
            format!("{app} participant {participant}"),
            of.iter()
                .map(|of| user(app, of))
                .chain([room(app, conversation)])
                .collect(),
        ),
        Place::Message {
            app,
            conversation,
            message,
            author,
            ..
        } => (
            format!("{app} message {message}"),
            author
                .iter()
                .map(|of| user(app, of))
                .chain([room(app, conversation)])
                .collect(),
        ),
        Place::Merge {
            app,
            user: of,
            discarded,
        } => (format!("{app} merge {discarded}"), vec![user(app, of)]),
        Place::Preference { app, user: of } => (format!("{app} preference {of}"), vec![user(app, of)]),
        Place::Attachment { app, url, .. } => (format!("{app} attachment {url}"), vec![app.to_string()]),
    }
}

#[test]
fn number_literals_are_those_of_the_source() {
    let all: String = records(OPENAPI[0])
        .into_iter()
        .chain(records(SUNSHINE[0]))
        .map(|record| record.data)
        .collect();
    for literal in [
        "45.5261583",
        "-73.595346",
        "1793600090.417",
        "1793600400.25",
        "\"roomId\":2204",
        "\"amount\":1250",
    ] {
        assert!(all.contains(literal), "{literal}");
    }
    assert!(
        compact(OPENAPI[0].lines().next().unwrap()).unwrap().len() < OPENAPI[0].lines().next().unwrap().len()
    );
}
