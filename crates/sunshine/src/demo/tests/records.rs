//! The bundle is one the import takes.

use std::collections::HashSet;

use serde_json::Value;

use super::{BUNDLE, NOW, RECORDS, bundle_at, of_type};
use crate::bundle::parse_line;
use crate::demo::data;

#[test]
fn two_runs_are_equal() {
    assert!(bundle_at(NOW) == *BUNDLE);
}

#[test]
fn the_import_takes_every_line() {
    for (line, number) in BUNDLE.lines().zip(1..) {
        let parsed = parse_line(line.as_bytes(), number);
        assert!(matches!(parsed, Ok(Some(_))), "{line}: {parsed:?}");
    }
}

#[test]
fn records_carry_what_they_belong_to_and_no_more() {
    for record in RECORDS.iter() {
        let has = |name: &str| record.get(name).is_some();
        let kind = record["type"].as_str().unwrap();
        assert_eq!(has("appId"), kind != "group", "{record}");
        assert_eq!(
            has("userId"),
            matches!(kind, "client" | "device" | "businessSystem"),
            "{record}"
        );
        assert_eq!(
            has("conversationId"),
            matches!(kind, "participant" | "message"),
            "{record}"
        );
        assert!(record["data"].is_object(), "{record}");
    }
}

#[test]
fn ids_are_24_hex_digits_and_unique() {
    let mut seen = HashSet::new();
    for record in RECORDS.iter() {
        let data = &record["data"];
        let own = match record["type"].as_str() {
            Some("merge") => &data["mergedUsers"]["discarded"]["id"],
            Some("preference") => &data["userId"],
            _ => &data["id"],
        };
        let Some(id) = own.as_str() else {
            assert_eq!(record["type"], "businessSystem");
            continue;
        };
        assert!(
            id.len() == 24 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')),
            "{id}"
        );
        assert!(
            seen.insert((
                record["appId"].to_string(),
                record["type"].to_string(),
                id.to_owned()
            )),
            "{id}"
        );
    }
}

#[test]
fn every_reference_leads_somewhere_in_the_same_app() {
    let id = |record: &Value, place: &str| record.pointer(place).and_then(Value::as_str).map(str::to_owned);
    let known: HashSet<_> = RECORDS
        .iter()
        .map(|record| {
            (
                record["appId"].to_string(),
                record["type"].to_string(),
                id(record, "/data/id"),
            )
        })
        .collect();
    let places = [
        ("/userId", "\"user\""),
        ("/conversationId", "\"conversation\""),
        ("/data/userId", "\"user\""),
        ("/data/author/userId", "\"user\""),
        ("/data/quotedMessage/message/id", "\"message\""),
        ("/data/clientId", "\"client\""),
        ("/data/mergedUsers/surviving/id", "\"user\""),
        ("/data/mergedConversations/surviving/id", "\"conversation\""),
        ("/data/mergedClients/surviving/id", "\"client\""),
        ("/data/clientAssociations/0/clientId", "\"client\""),
    ];
    for record in RECORDS.iter() {
        for (place, kind) in places {
            let Some(found) = id(record, place) else { continue };
            let key = (record["appId"].to_string(), kind.to_owned(), Some(found));
            assert!(known.contains(&key), "{place} of {record}");
        }
    }
    let apps: HashSet<_> = of_type("app").map(|record| &record["data"]["id"]).collect();
    let group = of_type("group").next().unwrap();
    assert_eq!(
        group["data"]["appIds"]
            .as_array()
            .unwrap()
            .iter()
            .collect::<HashSet<_>>(),
        apps
    );
}

#[test]
fn people_speak_only_where_they_take_part() {
    let part = |record: &Value, user: &str| {
        (
            record["conversationId"].to_string(),
            record.pointer(user).cloned(),
        )
    };
    let taking_part: HashSet<_> = of_type("participant")
        .map(|record| part(record, "/data/userId"))
        .collect();
    for message in of_type("message").filter(|message| message["data"]["author"]["type"] == "user") {
        assert!(
            taking_part.contains(&part(message, "/data/author/userId")),
            "{message}"
        );
    }
}

#[test]
fn the_platforms_limits_are_kept() {
    for record in RECORDS.iter() {
        let data = &record["data"];
        for metadata in [&data["metadata"], &data["content"]["metadata"]] {
            assert!(metadata.to_string().len() <= 4096);
            let values = metadata
                .as_object()
                .into_iter()
                .flat_map(|members| members.values());
            for value in values {
                assert!(
                    value.is_string() || value.is_number() || value.is_boolean(),
                    "{metadata}"
                );
            }
        }
        let text = data["content"]["text"].as_str().unwrap_or("-");
        assert!(text.chars().count() <= 4096);
        assert_eq!(text.is_empty(), data["deleted"] == true, "{record}");
        for item in data["content"]["items"].as_array().unwrap_or(&Vec::new()) {
            assert!(
                (1..=3).contains(&item["actions"].as_array().unwrap().len()),
                "{item}"
            );
            assert!(item["title"].as_str().unwrap().chars().count() <= 128);
        }
    }
}

#[test]
fn every_user_has_one_default_conversation_at_most_and_groups_are_none() {
    let mut owners = HashSet::new();
    for conversation in of_type("conversation") {
        let default = conversation["data"]["isDefault"] == true;
        assert!(!default || conversation["data"]["type"] == "personal");
        let id = &conversation["data"]["id"];
        let of = |part: &&Value| &part["conversationId"] == id;
        let owner = of_type("participant").find(of).unwrap();
        assert!(
            !default || owners.insert(owner["data"]["userId"].to_string()),
            "{conversation}"
        );
    }
}

#[test]
fn the_sample_person_is_there_to_the_letter() {
    let bundle = &*BUNDLE;
    let lines: HashSet<&str> = bundle.lines().collect();
    for line in data::MAREN.lines() {
        assert!(lines.contains(line), "{line}");
    }
}

#[test]
fn numbers_keep_their_last_zero() {
    let bundle = &*BUNDLE;
    assert!(bundle.contains(r#""parkHectares":12.50"#));
    assert!(bundle.contains(r#""returnsRate":0.0125"#));
}
