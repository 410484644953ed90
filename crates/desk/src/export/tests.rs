mod accounts;
mod examples;
mod parts;
mod ranges;
mod schema;
mod snapshot;

use domain::{audit::Act, inventory::Category, retention::Class};
use proptest::test_runner::{Config, RngSeed, TestRunner, contextualize_config};
use serde_json::{Value, json};
use store::Walk;
use tokio::sync::oneshot;
use verify::{PublicKey, Verdict};

use super::{
    sending::{Line, Sending as _},
    *,
};
use crate::testing::{BUSINESS, MERGED, OPERATOR, Office, UNWANTED, collect, hold_against_the_schema};

/// The same cases at each run. `PROPTEST_CASES` asks for more of them, `PROPTEST_RNG_SEED` for others.
fn runner(cases: u32) -> TestRunner {
    let config = Config {
        rng_seed: RngSeed::Fixed(5),
        failure_persistence: None,
        ..Config::with_cases(cases)
    };
    TestRunner::new(contextualize_config(config))
}

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
async fn what_was_said_about_marketing_stands_in_the_access_log_as_it_came() {
    let office = Office::open().await;
    let copy = copy_of(&office, "a1", "maren").await;
    assert!(!copy.contains("preferenceSet"), "{copy}");
    office.import(UNWANTED).await.unwrap();
    let copy = copy_of(&office, "a1", "maren").await;
    let Verdict::Intact { counts, .. } = verify::check(copy.as_bytes(), None) else {
        panic!("{copy}")
    };
    let value: Value = serde_json::from_str(&copy).unwrap();
    let log = value["accessLog"].as_array().unwrap();
    assert_eq!(counts.get("accessLog"), Some(log.len() as u64));
    let set = log.iter().filter(|entry| entry["act"] == "preferenceSet");
    assert_eq!(set.count(), 1);
    let data = UNWANTED
        .split_once("\"data\":")
        .unwrap()
        .1
        .strip_suffix('}')
        .unwrap();
    assert!(copy.contains(&format!(",\"preference\":{data}}}")), "{copy}");
    // Not among the records: no byte before the requests says so.
    assert!(!copy.split_once(",\"requests\":").unwrap().0.contains("UNWANTED"));
    assert!(!copy_of(&office, "a1", "kofi").await.contains("UNWANTED"));
    let maren = office.person("a1", "maren").await;
    assert_eq!(office.desk.new_erasure(&maren).await.unwrap().counts.profiles, 2);
    let profile = office.desk.profile(&maren).await.unwrap().unwrap();
    assert_eq!(profile.preference.as_deref(), Some(data));
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

/// The copy that this walk makes.
async fn made_by(office: &Office, walk: Walk) -> Value {
    let (reader, mut body) = mpsc::channel::<Result<Bytes, Cut>>(1_000);
    let line = Line {
        say: oneshot::channel().0,
        reader: reader.into(),
        at: walk.log.entry.at,
    };
    let keyring = Arc::clone(&office.desk.keyring);
    let writer = Writer::new(keyring, walk.app.clone(), None, line);
    let visit = office.desk.store.walk(walk, Box::new(writer)).await;
    let end = Writer::rest(visit.unwrap().unwrap()).await.unwrap();
    let mut bytes = Vec::new();
    while let Some(chunk) = body.recv().await {
        bytes.extend_from_slice(&chunk.unwrap());
    }
    bytes.extend_from_slice(&end);
    hold_against_the_schema(&bytes);
    serde_json::from_slice(&bytes).unwrap()
}

/// Whoever takes it, and without a session to look after.
#[tokio::test]
async fn of_whoever_is_erased_meanwhile_no_copy_comes_to_its_end() {
    let app = AppId::parse("a1").unwrap();
    let maren = UserRef::External(ExternalId::parse("maren").unwrap());
    for is_erased in [false, true] {
        let office = Office::open().await;
        let (person, reference) = office.asked().await;
        let own = office.desk.export(&person).await.unwrap();
        let operators = office.desk.export_of(&OPERATOR, &app, &maren).await.unwrap();
        if is_erased {
            let reviewer = office.reviewer_of("a1").await;
            let approved = office
                .desk
                .approve(&reviewer, &reference, crate::Verdict::default());
            approved.await.unwrap();
        }
        for mut copy in [own, operators] {
            let (mut bytes, mut is_cut) = (Vec::new(), false);
            while let Some(chunk) = copy.body.recv().await {
                match chunk {
                    Ok(chunk) => bytes.extend_from_slice(&chunk),
                    Err(Cut) => is_cut = true,
                }
            }
            assert_eq!(is_cut, is_erased);
            assert_eq!(verify::check(&bytes, None).is_intact(), !is_erased);
            let text = String::from_utf8(bytes).unwrap();
            assert!(
                text.contains("MAREN-GROUP"),
                "far more was sent than its beginning"
            );
            assert_eq!(text.contains("\"integrity\""), !is_erased);
        }
        let is_held = office.desk.is_held(&OPERATOR, &app, &maren).await;
        assert_eq!(is_held.unwrap(), !is_erased);
    }
}

/// A merge that comes when a copy was asked for and its moment is still ahead brings what was asked under the former
/// name along, as it brings the records.
#[tokio::test]
async fn a_merge_just_before_its_moment_stands_in_it_with_all_that_it_brings() {
    const BEFORE: &str = r#"{"type":"user","appId":"a1","data":{"id":"u9","externalId":"maren-before"}}"#;
    let office = Office::open().await;
    office.import(BEFORE).await.unwrap();
    let before = office.person("a1", "maren-before").await;
    let reference = office.desk.submit_erasure(&before, "once").await.unwrap();
    office.desk.withdraw(&before, &reference).await.unwrap();

    let maren = office.person("a1", "maren").await;
    let subject = me(&maren).unwrap().subject;
    let (app, user) = (AppId::parse("a1").unwrap(), UserId::parse("u1").unwrap());
    let ready = || {
        let entry = office.desk.entry(Act::Exported, By::Portal);
        office.desk.walk_through(&app, &user, subject, entry)
    };
    let walk = ready();
    // The control: the names as they were known when the copy was asked for.
    let names = office.desk.former_of(&app, &user, &subject).await.unwrap();
    let knowing = Walk {
        former: Box::new(move |_| names.clone()),
        ..ready()
    };
    office.clock.forward(60);
    office.update(MERGED).await.unwrap();

    for (walk, asked, acts) in [(walk, 1, 5), (knowing, 0, 2)] {
        let copy = made_by(&office, walk).await;
        assert_eq!(copy["requests"].as_array().unwrap().len(), asked);
        let log = copy["accessLog"].as_array().unwrap();
        assert_eq!(log.len(), acts, "{log:?}");
        assert!(log.iter().any(|line| line["act"] == "recordsMerged"));
    }
}

/// As a business says it; of what it has not said, that it has not.
const FACTS: &str = r#"{
    "staff": {"shown": "by_name"},
    "controller": {"name": "Harbourline AS", "email": "privacy@harbourline.example"},
    "data_protection_officer": {"name": "Solveig Aune"},
    "authority": {"name": "Datatilsynet", "url": "https://datatilsynet.example"},
    "recipients": [{"name": "Mailhouse"}, {"name": "Print Ltd"}],
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
    assert_eq!(notice.len(), Category::ALL.len());
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
        assert_eq!(said.get("recipientsByName"), None, "{said}");
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
    let names = json!(["Mailhouse", "Print Ltd"]);
    assert_eq!(
        (&of("profile")["recipientsByName"], &of("profile")["recipients"]),
        (&names, &Value::Null)
    );
    assert_eq!(of("messages")["recipientsByName"], names);
    assert_eq!(of("requests").get("recipientsByName"), None);
    assert_eq!(of("accessLog")["onErasure"]["does"], "kept");
    assert_eq!(of("messages")["onErasure"]["does"], "ownErased");
}

/// By the same rules as the page: what somebody has confirmed, as long as it is so.
#[tokio::test]
async fn says_for_how_long_things_are_kept_once_it_is_so_and_as_the_page_does() {
    let office = Office::open().await;
    let app = AppId::parse("a1").unwrap();
    let messages_for = async |period: &str| {
        let facts = json!({"retention": {"messages": period}});
        office.say(&facts.to_string()).await;
    };
    let said = async || {
        let copy: Value = serde_json::from_str(&copy_of(&office, "a1", "maren").await).unwrap();
        let notice = copy["notice"].as_array().unwrap().iter();
        let said = notice.filter_map(|said| {
            let kept = said.get("keptFor")?;
            Some(format!("{} {kept}", said["category"].as_str()?))
        });
        let maren = office.person("a1", "maren").await;
        let rules = office.desk.overview(&maren).await.unwrap().retention;
        let theirs = Category::ALL.into_iter().filter_map(|category| {
            let rule = rules
                .iter()
                .find(|rule| Some(rule.class) == Class::of(category))?;
            let (count, unit) = rule.period.counted();
            Some(format!("{} {{\"{}\":{count}}}", category.code(), unit.code()))
        });
        let said: Vec<_> = said.collect();
        assert_eq!(said, theirs.collect::<Vec<_>>());
        said
    };
    messages_for("30 days").await;
    assert_eq!(said().await, [""; 0]);
    let plan = office.desk.retention_by_hand(&OPERATOR, &app).await.unwrap();
    office.desk.confirm_by_hand(&OPERATOR, &plan).await.unwrap();
    let proof = [r#"requests {"months":24}"#, r#"accessLog {"months":24}"#];
    assert_eq!(said().await, [&[r#"messages {"days":30}"#][..], &proof].concat());
    messages_for("31 days").await;
    assert_eq!(said().await, proof);
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
