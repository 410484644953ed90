mod parts;

use std::collections::BTreeMap;

use domain::id::{AppId, UserId};
use serde_json::{Value, json, value::RawValue};
use verify::{PublicKey, Verdict};

use super::*;
use crate::testing::{BUSINESS, MERGED, OPERATOR, Office, collect};

async fn copy_of(office: &Office, app: &str, who: &str) -> String {
    let person = office.person(app, who).await;
    let export = office.desk.export(&person).await.unwrap();
    String::from_utf8(collect(export).await.unwrap()).unwrap()
}

#[tokio::test]
async fn the_copy_is_intact_and_counts_what_stands_in_it() {
    let office = Office::open().await;
    let copy = copy_of(&office, "a1", "maren").await;
    let key = PublicKey::from_bytes(office.desk.keyring.signer().public_key());
    let Verdict::Intact { counts, .. } = verify::check(copy.as_bytes(), Some(key)) else {
        panic!("{copy}")
    };
    assert_eq!(
        (counts.get("messages"), counts.get("conversations")),
        (Some(4), Some(2))
    );
    let value: Value = serde_json::from_str(&copy).unwrap();
    let members: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
    // serde_json sorts members here; their order in the file is checked by position.
    assert_eq!(members.len(), 11);
    let order = [
        "format",
        "controller",
        "notice",
        "user",
        "clients",
        "devices",
        "businessSystems",
        "conversations",
        "requests",
        "accessLog",
        "integrity",
    ];
    let places: Vec<_> = order
        .iter()
        .map(|name| copy.find(&format!("\"{name}\":")).unwrap())
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn records_come_out_as_they_went_in() {
    let office = Office::open().await;
    let copy = copy_of(&office, "a1", "maren").await;
    for id in ["u1", "c1", "d1", "v1", "v2", "p1", "p2", "m1", "m3"] {
        let line = BUSINESS
            .lines()
            .find(|line| line.contains(&format!("\"data\":{{\"id\":\"{id}\"")))
            .unwrap();
        let data = line.split_once("\"data\":").unwrap().1.strip_suffix('}').unwrap();
        assert!(copy.contains(data), "{data}");
    }
    assert!(copy.contains(r#"{"type":"hipchat","roomId":2204}"#));
}

/// What became one stands where its time is, as it came in; and all counts agree.
#[tokio::test]
async fn merges_stand_in_the_access_log_as_they_came() {
    let office = Office::open().await;
    office.person("a1", "maren").await;
    office.clock.forward(60);
    office.import(MERGED).await.unwrap();
    office.clock.forward(60);
    let maren = office.person("a1", "maren").await;
    let export = office.desk.export(&maren).await.unwrap();
    let copy = String::from_utf8(collect(export).await.unwrap()).unwrap();
    let Verdict::Intact { counts, .. } = verify::check(copy.as_bytes(), None) else {
        panic!("{copy}")
    };
    let value: Value = serde_json::from_str(&copy).unwrap();
    let log = value["accessLog"].as_array().unwrap();
    let acts: Vec<_> = log.iter().map(|entry| entry["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["signedIn", "recordsMerged", "signedIn"]);
    assert_eq!(counts.get("accessLog"), Some(3));
    assert_eq!(log[1]["by"], "operator");
    let data = MERGED
        .split_once("\"data\":")
        .unwrap()
        .1
        .strip_suffix('}')
        .unwrap();
    assert!(copy.contains(&format!(",\"merge\":{data}}}")), "{copy}");
    // Not among the records: no byte before the requests says so.
    assert!(!copy.split_once(",\"requests\":").unwrap().0.contains("MERGED"));

    let overview = office.desk.overview(&maren).await.unwrap();
    let crate::Held::Here(_, totals) = overview.held else {
        panic!()
    };
    // The download before is one more.
    assert_eq!((overview.acts, totals.merges), (4, 1));
    assert_eq!(office.desk.new_erasure(&maren).await.unwrap().counts.profiles, 2);
    assert_eq!(
        office.desk.profile(&maren).await.unwrap().unwrap().merges,
        [data.into()]
    );
}

#[tokio::test]
async fn nothing_of_others_but_their_words() {
    let office = Office::open().await;
    let copy = copy_of(&office, "a1", "maren").await;
    assert!(copy.contains("KOFI-GROUP"));
    for foreign in [
        "\"u2\"",
        "kofi",
        "\"Kofi\"",
        "Idris",
        "KOFI-ALONE",
        "ZOE",
        "\"u3\"",
    ] {
        assert!(!copy.contains(foreign), "{foreign}");
    }
}

#[tokio::test]
async fn requests_and_the_access_log_end_before_this_download() {
    let office = Office::open().await;
    let (_, reference) = office.asked().await;
    let first: Value = serde_json::from_str(&copy_of(&office, "a1", "maren").await).unwrap();
    assert_eq!(first["requests"][0]["reference"], reference.as_str());
    let acts = |copy: &Value| {
        copy["accessLog"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| e["act"].clone())
            .collect::<Vec<_>>()
    };
    assert!(!acts(&first).contains(&"exported".into()));
    let second: Value = serde_json::from_str(&copy_of(&office, "a1", "maren").await).unwrap();
    assert!(acts(&second).contains(&"exported".into()));
}

#[tokio::test]
async fn no_byte_before_requests_depends_on_the_moment() {
    let office = Office::open().await;
    let head = |copy: String| copy.split_once(",\"requests\":").unwrap().0.to_owned();
    let first = head(copy_of(&office, "a1", "maren").await);
    office.clock.forward(3_600);
    assert_eq!(head(copy_of(&office, "a1", "maren").await), first);
}

/// As a business says it; of what it has not said, that it has not.
const FACTS: &str = r#"{
    "staff": {"shown": "by_name"},
    "controller": {"name": "Harbourline AS", "email": "privacy@harbourline.example"},
    "data_protection_officer": {"name": "Solveig Aune"},
    "authority": {"name": "Datatilsynet", "url": "https://datatilsynet.example"},
    "data": {"all": {"transfers": "None"}, "messages": {"purposes": {"en": "Answers", "de": "Antworten"}}}
}"#;

impl Office {
    async fn say(&self, facts: &str) {
        let app = AppId::parse("a1").unwrap();
        let facts = serde_json::from_str(facts).unwrap();
        self.desk.set_facts(&OPERATOR, &app, facts).await.unwrap();
    }
}

#[tokio::test]
async fn says_what_the_business_says_and_null_where_it_says_nothing() {
    let office = Office::open().await;
    let copy = async || serde_json::from_str::<Value>(&copy_of(&office, "a1", "maren").await).unwrap();
    let silent = copy().await;
    let app = json!({"id": "a1", "displayName": "Harbourline"});
    assert_eq!(
        silent["controller"],
        json!({"app": app, "name": null, "contact": null, "authority": null, "regime": "GDPR"})
    );
    let notice = silent["notice"].as_array().unwrap();
    assert_eq!(notice.len(), domain::inventory::Category::ALL.len());
    for said in notice {
        for member in [
            "purposes",
            "recipients",
            "retention",
            "source",
            "automatedDecisions",
            "transfers",
        ] {
            assert_eq!(said[member], Value::Null, "{said}");
        }
        assert!(said["rights"].as_array().unwrap().len() > 5 && said["onErasure"]["does"].is_string());
    }

    office.say(FACTS).await;
    let said = copy().await;
    assert_eq!(
        said["controller"],
        json!({
            "app": app,
            "name": "Harbourline AS",
            "contact": {
                "address": null, "email": "privacy@harbourline.example", "phone": null, "url": null,
                "dataProtectionOfficer": {
                    "name": "Solveig Aune", "address": null, "email": null, "phone": null, "url": null,
                },
            },
            "authority": {
                "name": "Datatilsynet", "address": null, "email": null, "phone": null,
                "url": "https://datatilsynet.example",
            },
            "regime": "GDPR",
        })
    );
    let of = |category: &str| {
        let notice = said["notice"].as_array().unwrap().iter();
        notice
            .clone()
            .find(|said| said["category"] == category)
            .unwrap()
            .clone()
    };
    assert_eq!(
        of("messages")["purposes"],
        json!({"de": "Antworten", "en": "Answers"})
    );
    assert_eq!(
        (&of("profile")["purposes"], &of("profile")["transfers"]),
        (&Value::Null, &json!("None"))
    );
    assert_eq!(of("accessLog")["onErasure"]["does"], "kept");
    assert_eq!(of("messages")["onErasure"]["does"], "ownErased");
}

/// The copy is made of the facts as they were in the moment of its snapshot, and of nothing that comes after.
#[tokio::test]
async fn staff_stand_in_it_as_the_business_shows_them() {
    let office = Office::open().await;
    assert!(!copy_of(&office, "a1", "maren").await.contains("Idris P."));
    office.say(FACTS).await;
    let copy = copy_of(&office, "a1", "maren").await;
    assert!(copy.contains("Idris P.") && !copy.contains("\"Kofi\""));
}

#[tokio::test]
async fn the_expected_size_is_about_right() {
    let office = Office::open().await;
    office.say(FACTS).await;
    let maren = office.person("a1", "maren").await;
    let export = office.desk.export(&maren).await.unwrap();
    let expected = export.expected_bytes;
    let real = u64::try_from(collect(export).await.unwrap().len()).unwrap();
    assert!(expected.abs_diff(real) < 2_000, "{expected} {real}");
}

#[tokio::test]
async fn a_reader_that_hangs_up_stops_the_work_and_holds_no_snapshot() {
    let office = Office::open().await;
    let line = |n| {
        format!(
            r#"{{"type":"message","appId":"a1","conversationId":"v1","data":{{"id":"x{n}","received":"2026-10-04T10:00:00.000Z","author":{{"type":"user","userId":"u1"}},"content":{{"type":"text","text":"{}"}}}}}}"#,
            "long ".repeat(40)
        )
    };
    let bundle = (0..20_000).map(line).collect::<Vec<_>>().join("\n");
    office.import(&bundle).await.unwrap();
    let maren = office.person("a1", "maren").await;
    let mut export = office.desk.export(&maren).await.unwrap();
    assert!(export.body.recv().await.unwrap().is_ok());
    let settles = async || office.desk.settle().await.unwrap();
    assert!(!settles().await, "a copy that is under way holds its snapshot");
    drop(export);
    while !settles().await {
        tokio::task::yield_now().await;
    }
    // Whole, the copy is far larger than what may be under way at once; the next one still comes out whole.
    let whole = collect(office.desk.export(&maren).await.unwrap()).await.unwrap();
    assert!(matches!(verify::check(&whole, None), Verdict::Intact { .. }));
    assert!(whole.len() > 4_000_000);
}

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
    assert!(compared > 50, "{compared}");
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

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Copy<'a> {
    #[serde(borrow)]
    user: &'a RawValue,
    #[serde(borrow)]
    clients: Vec<&'a RawValue>,
    #[serde(borrow)]
    devices: Vec<&'a RawValue>,
    #[serde(borrow)]
    business_systems: Vec<&'a RawValue>,
    #[serde(borrow)]
    conversations: Vec<Talk<'a>>,
}

#[derive(serde::Deserialize)]
struct Talk<'a> {
    #[serde(borrow)]
    conversation: &'a RawValue,
    #[serde(borrow)]
    participants: Vec<&'a RawValue>,
    #[serde(borrow)]
    messages: Vec<&'a RawValue>,
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
        let copy: Copy<'_> = serde_json::from_str(&copy).unwrap();
        let texts = |list: &[&RawValue]| list.iter().map(|raw| raw.get().to_owned()).collect::<Vec<_>>();
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
