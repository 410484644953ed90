//! The demo looks current whenever it is shown.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::Value;

use super::{NOW, bundle_at, demo_at, of_type};
use crate::demo::Outcome;

/// A leap day, a night on which the clock changes, another year.
const MOMENTS: [&str; 4] = [
    NOW,
    "2028-02-29T23:59:59.999Z",
    "2027-03-28T01:30:00Z",
    "2031-07-15T00:00:00Z",
];

fn stamps(bundle: &str) -> impl Iterator<Item = &str> {
    bundle
        .split('"')
        .filter(|text| text.len() == 24 && text.ends_with('Z') && text.parse::<Timestamp>().is_ok())
}

#[test]
fn nothing_happened_later_than_now_and_something_happened_lately() {
    for now in MOMENTS {
        let bundle = bundle_at(now);
        // Of one width and in UTC, so they stand in the order of their letters.
        let latest = stamps(&bundle).max().unwrap();
        let latest: Timestamp = latest.parse().unwrap();
        let limit: Timestamp = now.parse().unwrap();
        assert!(latest <= limit, "{now}: {latest}");
        assert!(
            limit.duration_since(latest).as_hours() < 24 * 6,
            "{now}: {latest}"
        );
        assert!(bundle.lines().count() > 26_000, "{now}");
    }
}

#[test]
fn people_conversations_and_channels_have_the_same_ids_on_every_day() {
    let ids = |now: &str| -> Vec<String> {
        let bundle = bundle_at(now);
        let lasting = bundle
            .lines()
            .filter(|line| !line.starts_with(r#"{"type":"message""#));
        let lasting = lasting.map(|line| serde_json::from_str::<Value>(line).unwrap());
        lasting
            .map(|record| format!("{} {}", record["type"], record["data"]["id"]))
            .collect()
    };
    assert_eq!(ids(MOMENTS[0]), ids(MOMENTS[3]));
}

#[test]
fn conversations_are_in_order_and_begin_after_their_people() {
    let time = |value: &Value| value.as_str().unwrap().parse::<Timestamp>().unwrap();
    let mut said: HashMap<&str, Vec<Timestamp>> = HashMap::new();
    for message in of_type("message") {
        let conversation = message["conversationId"].as_str().unwrap();
        said.entry(conversation)
            .or_default()
            .push(time(&message["data"]["received"]));
    }
    for conversation in of_type("conversation") {
        let data = &conversation["data"];
        let times = &said[data["id"].as_str().unwrap()];
        assert!(
            times.iter().all(|said| *said >= time(&data["createdAt"])),
            "{data}"
        );
        assert_eq!(
            times.iter().max().copied(),
            Some(time(&data["lastUpdatedAt"])),
            "{data}"
        );
        for part in of_type("participant").filter(|part| part["conversationId"] == data["id"]) {
            let user = of_type("user")
                .find(|user| user["data"]["id"] == part["data"]["userId"])
                .unwrap();
            assert!(
                time(&user["data"]["signedUpAt"]) <= time(&data["createdAt"]),
                "{data}"
            );
        }
    }
}

#[test]
fn requests_come_before_what_became_of_them() {
    for now in MOMENTS {
        let limit: Timestamp = now.parse().unwrap();
        for request in demo_at(now).requests() {
            let decided = match &request.outcome {
                Outcome::Waiting => request.received_at,
                Outcome::InReview { at, .. }
                | Outcome::Asked { at, .. }
                | Outcome::Refused { at, .. }
                | Outcome::Approved { at, .. }
                | Outcome::Withdrawn { at } => *at,
            };
            assert!(
                request.received_at <= decided && decided <= limit,
                "{now}: {request:?}"
            );
        }
    }
}
