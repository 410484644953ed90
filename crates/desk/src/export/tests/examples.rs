//! The platform's own published examples, and those of our notes, go in and come out.

use std::collections::BTreeMap;

use domain::id::{AppId, UserId};
use serde_json::{Value, value::RawValue};
use verify::Verdict;

use super::parts::{Parts, texts};
use crate::{
    UserRef,
    testing::{OPERATOR, Office, collect},
};

/// The platform's published examples: what goes in comes out equal, field for field and literal for literal, apart
/// from what the rule for others and agents changes.
#[tokio::test]
async fn the_platforms_own_examples_go_in_and_come_out() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../sunshine/tests/fixtures");
    let mut compared = 0;
    for name in ["openapi.ndjson", "sunshine.ndjson"] {
        let bundle = std::fs::read_to_string(format!("{fixtures}/{name}")).unwrap();
        let office = Office::empty().await;
        office.import(&bundle).await.unwrap();
        compared += round_trip(&office, &bundle).await;
    }
    // Every line but those of apps and groups.
    assert_eq!(compared, 106);
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    app_id: Option<&'a str>,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// Exports everyone and looks for every record of the bundle. Returns how many were compared.
async fn round_trip(office: &Office, bundle: &str) -> usize {
    let mut out: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in bundle.lines() {
        let line: Line<'_> = serde_json::from_str(line).unwrap();
        if line.kind != "user" {
            continue;
        }
        let id = serde_json::from_str::<Value>(line.data.get()).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let app = AppId::parse(line.app_id.unwrap()).unwrap();
        let user = UserRef::Id(UserId::parse(&id).unwrap());
        let export = office.desk.export_of(&OPERATOR, &app, &user).await.unwrap();
        let copy = String::from_utf8(collect(export).await.unwrap()).unwrap();
        assert!(matches!(
            verify::check(copy.as_bytes(), None),
            Verdict::Intact { .. }
        ));
        let copy: Parts<'_> = serde_json::from_str(&copy).unwrap();
        out.entry("user").or_default().push(copy.user.get().to_owned());
        out.entry("client").or_default().extend(texts(&copy.clients));
        out.entry("device").or_default().extend(texts(&copy.devices));
        out.entry("businessSystem")
            .or_default()
            .extend(texts(&copy.business_systems));
        for talk in &copy.conversations {
            out.entry("conversation")
                .or_default()
                .push(talk.conversation.get().to_owned());
            out.entry("participant")
                .or_default()
                .extend(texts(&talk.participants));
            out.entry("message").or_default().extend(texts(&talk.messages));
        }
        let merges: Vec<_> = copy.access_log.iter().filter_map(|entry| entry.merge).collect();
        out.entry("merge").or_default().extend(texts(&merges));
    }
    let mut compared = 0;
    for (number, line) in bundle.lines().enumerate() {
        let line: Line<'_> = serde_json::from_str(line).unwrap();
        if matches!(line.kind, "app" | "group") {
            continue;
        }
        let data = sunshine::json::compact(line.data.get()).unwrap().into_owned();
        // Agents appear by role: the two members that name them are not in the copy.
        let agent = line.kind == "message" && {
            let value: Value = serde_json::from_str(&data).unwrap();
            value["author"]["type"] == "business"
        };
        if agent {
            let value: Value = serde_json::from_str(&data).unwrap();
            let same = |text: &String| {
                let mut found: Value = serde_json::from_str(text).unwrap();
                let mut wanted = value.clone();
                for side in [&mut found, &mut wanted] {
                    let author = side["author"].as_object_mut().unwrap();
                    author.retain(|name, _| !matches!(name.as_str(), "displayName" | "avatarUrl" | "email"));
                }
                found == wanted
            };
            assert!(out["message"].iter().any(same), "line {}: {data}", number + 1);
        } else {
            assert!(
                out.get(line.kind).is_some_and(|all| all.contains(&data)),
                "line {}: {data}",
                number + 1
            );
        }
        compared += 1;
    }
    compared
}
