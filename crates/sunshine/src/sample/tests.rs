use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use super::Sample;
use crate::bundle::parse_line;

fn bundle(messages: u64, users: u64, seed: u64) -> String {
    let mut out = Vec::new();
    Sample {
        messages,
        users,
        seed,
    }
    .write(&mut out)
    .unwrap();
    String::from_utf8(out).unwrap()
}

fn records(bundle: &str) -> Vec<Value> {
    bundle
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn counts(records: &[Value]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for record in records {
        *counts.entry(record["type"].as_str().unwrap()).or_default() += 1;
    }
    counts
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    assert_eq!(bundle(500, 7, 3), bundle(500, 7, 3));
    assert_ne!(bundle(500, 7, 3), bundle(500, 7, 4));
}

/// Benches on different machines compare only if this never changes unnoticed.
#[test]
fn the_bytes_are_these() {
    let sum = bundle(2_000, 11, 1)
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    assert_eq!(format!("{sum:016x}"), "342579d74f1a3e85");
}

#[test]
fn the_import_takes_every_line() {
    for (line, number) in bundle(2_000, 20, 7).lines().zip(1..) {
        let parsed = parse_line(line.as_bytes(), number);
        assert!(matches!(parsed, Ok(Some(_))), "{line}: {parsed:?}");
    }
}

#[test]
fn every_record_asked_for_is_there_and_no_other() {
    let text = bundle(1_000, 10, 1);
    let records = records(&text);
    let expected = [
        ("app", 1),
        ("client", 20),
        ("conversation", 10),
        ("device", 10),
        ("message", 1_000),
        ("participant", 10),
        ("user", 10),
    ];
    assert_eq!(counts(&records), BTreeMap::from(expected));
}

#[test]
fn ids_are_24_hex_digits_and_unique_over_kinds_and_seeds() {
    let mut seen = HashSet::new();
    for seed in [1, 2, u64::MAX] {
        for record in records(&bundle(3_000, 25, seed)) {
            let id = record["data"]["id"].as_str().unwrap().to_owned();
            assert!(
                id.len() == 24 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')),
                "{id}"
            );
            assert!(seen.insert(id));
        }
    }
}

#[test]
fn messages_stand_in_the_order_of_arrival_and_so_do_their_ids() {
    let text = bundle(5_000, 3, 9);
    let records = records(&text);
    let messages = records
        .iter()
        .filter(|record| record["type"] == "message")
        .map(|record| &record["data"]);
    let order: Vec<(&str, &str)> = messages
        .map(|data| (data["received"].as_str().unwrap(), data["id"].as_str().unwrap()))
        .collect();
    assert!(order.is_sorted());
    assert!(order.iter().map(|(_, id)| id).is_sorted());
    assert!(order[0].0 >= "2023-01-01T00:00:00.000Z" && order[4_999].0 < "2026-01-01T00:00:00.000Z");
}

#[test]
fn every_reference_leads_somewhere() {
    let records = records(&bundle(2_000, 12, 5));
    let ids: HashSet<&str> = records
        .iter()
        .map(|record| record["data"]["id"].as_str().unwrap())
        .collect();
    for record in &records {
        for place in [
            "/appId",
            "/userId",
            "/conversationId",
            "/data/userId",
            "/data/author/userId",
            "/data/clientId",
        ] {
            if let Some(id) = record.pointer(place) {
                assert!(ids.contains(id.as_str().unwrap()), "{place} {id}");
            }
        }
    }
}

#[test]
fn one_person_may_have_everything() {
    let text = bundle(30_000, 1, 1);
    let records = records(&text);
    assert_eq!(counts(&records)["conversation"], 4);
    let mut shares: BTreeMap<&str, u32> = BTreeMap::new();
    for record in records.iter().filter(|record| record["type"] == "message") {
        *shares
            .entry(record["conversationId"].as_str().unwrap())
            .or_default() += 1;
    }
    assert_eq!(shares.len(), 4);
    assert!(
        shares.values().all(|count| (6_500..8_500).contains(count)),
        "{shares:?}"
    );
}

#[test]
fn there_may_be_people_without_messages_but_not_messages_without_people() {
    assert_eq!(records(&bundle(0, 2, 1)).len(), 1 + 2 * 6);
    assert_eq!(records(&bundle(0, 0, 1)).len(), 1);
    assert!(
        Sample {
            messages: 1,
            users: 0,
            seed: 1
        }
        .write(&mut Vec::new())
        .is_err()
    );
}

#[test]
fn content_is_varied_and_as_long_as_real_messages_are() {
    let text = bundle(20_000, 40, 1);
    let mut kinds: BTreeMap<String, u32> = BTreeMap::new();
    let (mut length, mut by_people) = (0, 0);
    for line in text
        .lines()
        .filter(|line| line.starts_with(r#"{"type":"message""#))
    {
        let record: Value = serde_json::from_str(line).unwrap();
        *kinds
            .entry(record["data"]["content"]["type"].as_str().unwrap().to_owned())
            .or_default() += 1;
        by_people += u32::from(record["data"]["author"]["type"] == "user");
        length += line.len() - line.find(r#""data":"#).unwrap() - 8;
    }
    assert_eq!(kinds.len(), 9, "{kinds:?}");
    assert!(kinds["text"] > 18_000, "{kinds:?}");
    assert!((8_000..12_000).contains(&by_people), "{by_people}");
    let mean = length / 20_000;
    assert!((280..=300).contains(&mean), "{mean}");
}
