//! A copy goes in as a bundle does: what is in it comes out again, byte for byte; and nothing goes in of one that is
//! not as it was signed.

use std::{
    collections::BTreeMap,
    io::{self, Read},
};

use domain::{
    id::{AppId, UserId},
    record::Record,
};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json, value::RawValue};
use store::{List, Offence};
use tokio::runtime::Runtime;
use verify::{
    Counts, PublicKey,
    format::{ExportDigest, OPENING},
};

use super::{
    File, ImportTerms, TakenIn,
    copy::{self, Take, Whole},
    marks::Part,
    outbox::Stop,
};
use crate::{
    Error, ImportSpot, Unfit, UserRef,
    testing::{BUSINESS, MERGED, OPERATOR, Office, collect},
};

fn app(id: &str) -> AppId {
    AppId::parse(id).unwrap()
}

fn user(id: &str) -> UserId {
    UserId::parse(id).unwrap()
}

impl Office {
    async fn copy(&self, app_id: &str, user_id: &str) -> Vec<u8> {
        let who = UserRef::Id(user(user_id));
        let export = self.desk.export_of(&OPERATOR, &app(app_id), &who).await;
        collect(export.unwrap()).await.unwrap()
    }

    async fn take(&self, files: &[&[u8]], terms: ImportTerms) -> Result<TakenIn, Error> {
        let file = |bytes: &&[u8]| Box::new(io::Cursor::new(bytes.to_vec())) as File;
        let files = files.iter().map(file).collect();
        self.desk.import_files(&OPERATOR, files, terms, |_| {}).await
    }

    async fn takes(&self, copy: &[u8]) -> Result<TakenIn, Error> {
        self.take(&[copy], ImportTerms::default()).await
    }

    /// Why this does not come in; and nothing of it did.
    async fn refuses(&self, copy: &[u8], terms: ImportTerms) -> String {
        let said = self.take(&[copy], terms).await.unwrap_err().to_string();
        assert!(self.desk.chains(&OPERATOR).await.unwrap().is_empty(), "{said}");
        assert!(self.store_is_empty().await, "{said}");
        said
    }

    async fn store_is_empty(&self) -> bool {
        let reach = domain::key::Reach::Provider;
        self.desk.store.apps(&reach).await.unwrap().is_empty()
    }

    /// A copy of this body, signed as this portal signs.
    fn signed(&self, body: &str, counts: &Counts) -> Vec<u8> {
        let signer = self.desk.keyring.signer();
        let mut digest = ExportDigest::new();
        digest.update(body.as_bytes());
        let key = PublicKey::from_bytes(signer.public_key());
        let tail = digest.integrity(counts, &key, |message| signer.sign(message));
        [body, &tail.unwrap()].concat().into_bytes()
    }
}

/// The members that a round trip keeps, each as its own text.
fn kept(copy: &[u8]) -> BTreeMap<String, String> {
    let members: BTreeMap<String, Box<RawValue>> = serde_json::from_slice(copy).unwrap();
    let apart = ["controller", "notice", "requests", "accessLog", "integrity"];
    members
        .into_iter()
        .filter(|(name, _)| !apart.contains(&&**name))
        .map(|(name, value)| (name, value.get().to_owned()))
        .collect()
}

/// Out, in, out, in, out, each time into an empty portal; and in again where it is.
async fn goes_round(office: &Office, app_id: &str, user_id: &str) {
    let first = office.copy(app_id, user_id).await;
    let mut copy = first.clone();
    for round in 0..2 {
        let next = Office::empty().await;
        let taken = next.takes(&copy).await.unwrap();
        assert_eq!(taken.imported.received, 1);
        let again = next.takes(&copy).await.unwrap().imported;
        assert_eq!((again.added.len(), again.received), (0, 0), "{again:?}");
        copy = next.copy(app_id, user_id).await;
        assert_eq!(kept(&copy), kept(&first), "round {round}");
    }
    assert_eq!(kept(&first).len(), 6);
}

#[tokio::test]
async fn the_platforms_own_examples_go_round_and_nothing_is_lost() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../sunshine/tests/fixtures");
    let mut people = 0;
    for name in ["openapi.ndjson", "sunshine.ndjson"] {
        let bundle = std::fs::read_to_string(format!("{fixtures}/{name}")).unwrap();
        let office = Office::empty().await;
        office.import(&bundle).await.unwrap();
        for line in bundle.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            if line["type"] == "user" {
                let (app, user) = (&line["appId"], &line["data"]["id"]);
                goes_round(&office, app.as_str().unwrap(), user.as_str().unwrap()).await;
                people += 1;
            }
        }
    }
    assert!(people > 20, "{people}");
}

#[tokio::test]
async fn somebody_among_others_goes_round_with_a_former_record() {
    let office = Office::open().await;
    office.import(MERGED).await.unwrap();
    // What stands under the former id is their own, here and there.
    let before = r#"{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"m9","received":"2026-10-02T11:00:00.000Z","author":{"type":"user","userId":"u9","displayName":"Maren"},"content":{"type":"text","text":"BEFORE"}}}"#;
    office.import(before).await.unwrap();
    goes_round(&office, "a1", "u1").await;
    let copy = String::from_utf8(office.copy("a1", "u1").await).unwrap();
    assert!(
        copy.contains("\"other_") && copy.contains("\"userId\":\"u9\""),
        "{copy}"
    );
}

/// A bundle about a person `me`, and others whom they meet.
fn account() -> impl Strategy<Value = String> {
    let more = prop_oneof![
        Just(""),
        Just(r#","metadata":{"price":1.50,"n":-0,"big":1E5}"#),
        Just(r#","\u006dood":["\u0041\/","\ud83d\ude00",null,[]]"#),
        Just(r#","displayName":"a\tb \u0000","metadata":{}"#),
    ];
    let more = || more.clone();
    let author = prop_oneof![
        3 => Just(r#"{"type":"user","userId":"me","displayName":"Me"}"#),
        3 => Just(r#"{"type":"user","userId":"you","userExternalId":"y","displayName":"Zed"}"#),
        1 => Just(r#"{"type":"user","userId":"they","avatarUrl":"https://t"}"#),
        1 => Just(r#"{"type":"business","subtypes":["agent"],"displayName":"Idris"}"#),
        1 => Just(r#"{"type":"business","subtypes":["bot"],"displayName":"Helper"}"#),
    ];
    let message = (author.clone(), author, any::<bool>(), 0..3i64, more());
    let talk = (
        prop::collection::vec(message, 0..6),
        prop::sample::subsequence(vec!["me", "you", "they"], 0..3),
        more(),
    );
    let sheets = (0..3usize, 0..2usize, 0..2usize, more());
    (prop::collection::vec(talk, 0..4), sheets, more()).prop_map(|(talks, sheets, of_user)| {
        let mut lines = vec![
            r#"{"type":"app","appId":"a","data":{"displayName":"A \u00e9","id":"a","metadata":{"x":1}}}"#.to_owned(),
            format!(r#"{{"type":"user","appId":"a","data":{{"id":"me","externalId":"m@x"{of_user}}}}}"#),
        ];
        let (clients, devices, systems, of_sheet) = sheets;
        for (kind, many) in [("client", clients), ("device", devices)] {
            for n in 0..many {
                lines.push(format!(
                    r#"{{"type":"{kind}","appId":"a","userId":"me","data":{{"id":"{kind}-{n}"{of_sheet}}}}}"#
                ));
            }
        }
        for n in 0..systems {
            lines.push(format!(
                r#"{{"type":"businessSystem","appId":"a","userId":"me","data":{{"type":"hipchat","roomId":{n}}}}}"#
            ));
        }
        for (talk, (messages, seats, of_talk)) in talks.into_iter().enumerate() {
            lines.push(format!(
                r#"{{"type":"conversation","appId":"a","data":{{"id":"t{talk}"{of_talk}}}}}"#
            ));
            for seat in seats {
                lines.push(format!(
                    r#"{{"type":"participant","appId":"a","conversationId":"t{talk}","data":{{"id":"s{talk}{seat}","userId":"{seat}","userExternalId":"x","clientAssociations":[{{"clientId":"c"}}]}}}}"#
                ));
            }
            for (n, (author, quoted, quotes, second, of_message)) in messages.into_iter().enumerate() {
                let quoted = if quotes {
                    format!(r#","quotedMessage":{{"type":"message","message":{{"author":{quoted}}}}}"#)
                } else {
                    String::new()
                };
                lines.push(format!(
                    r#"{{"type":"message","appId":"a","conversationId":"t{talk}","data":{{"id":"m{talk}-{n}","received":"2026-10-01T10:00:0{second}.000Z","author":{author},"source":{{"type":"sdk","originalMessageId":"w","client":{{"id":"c"}}}}{quoted}{of_message}}}}}"#
                ));
            }
        }
        lines.join("\n")
    })
}

/// Accounts as properties make them, the same at each run.
#[test]
fn any_account_goes_round_and_nothing_is_lost() {
    let config = ProptestConfig {
        rng_seed: proptest::test_runner::RngSeed::Fixed(5),
        failure_persistence: None,
        ..ProptestConfig::with_cases(24)
    };
    let runtime = Runtime::new().unwrap();
    let outcome = TestRunner::new(config).run(&account(), |bundle| {
        runtime.block_on(async {
            let office = Office::empty().await;
            office.import(&bundle).await.unwrap();
            goes_round(&office, "a", "me").await;
        });
        Ok(())
    });
    outcome.unwrap();
}

#[tokio::test]
async fn an_app_that_is_held_keeps_its_record_and_one_that_is_not_gets_one() {
    let office = Office::open().await;
    let copy = office.copy("a1", "u1").await;
    let other = Office::empty().await;
    let named = r#"{"type":"app","appId":"a1","data":{"id":"a1","displayName":"Renamed","more":1}}"#;
    other.import(named).await.unwrap();
    other.takes(&copy).await.unwrap();
    let held = other.desk.store.app(&app("a1")).await.unwrap().unwrap();
    assert_eq!(&*held.data, r#"{"id":"a1","displayName":"Renamed","more":1}"#);

    let new = Office::empty().await;
    new.takes(&copy).await.unwrap();
    let made: Value =
        serde_json::from_str(&new.desk.store.app(&app("a1")).await.unwrap().unwrap().data).unwrap();
    assert_eq!(made, json!({"id": "a1", "displayName": "Harbourline"}));
}

#[tokio::test]
async fn says_by_which_key_and_takes_no_other_than_is_asked_for() {
    let office = Office::open().await;
    let key = PublicKey::from_bytes(office.desk.keyring.signer().public_key());
    let copy = office.copy("a1", "u1").await;
    let kofi = office.copy("a1", "u2").await;
    let asked = |key| ImportTerms {
        key,
        ..ImportTerms::default()
    };

    let other = Office::empty().await;
    let foreign = PublicKey::from_bytes(other.desk.keyring.signer().public_key());
    assert_eq!(
        other.refuses(&copy, asked(Some(foreign))).await,
        format!(
            "The export is whole, but another key signed it than the one you gave: its key is {}",
            key.kid()
        )
    );
    // A bundle is signed by nobody.
    assert_eq!(
        other.refuses(BUSINESS.as_bytes(), asked(Some(key))).await,
        "This file is not a Rightsdesk export"
    );
    let taken = other.take(&[&copy], asked(Some(key))).await.unwrap();
    assert_eq!((taken.copies[0].file, taken.copies[0].own), (0, false));
    assert_eq!(taken.copies[0].kid, key.kid());

    let emptied = Office::empty().await;
    let bundle = r#"{"type":"app","appId":"a1","data":{"id":"a1"}}"#.as_bytes();
    let taken = emptied.take(&[bundle, &kofi], asked(None)).await.unwrap();
    assert_eq!((taken.copies[0].file, taken.copies[0].own), (1, false));
    // Its own, of what it holds already.
    let again = emptied.copy("a1", "u2").await;
    assert!(emptied.takes(&again).await.unwrap().copies[0].own);
}

#[tokio::test]
async fn what_another_portal_wrote_down_is_kept_as_a_document() {
    let office = Office::open().await;
    office.asked().await;
    let copy = office.copy("a1", "u1").await;
    let members: BTreeMap<String, Box<RawValue>> = serde_json::from_slice(&copy).unwrap();
    let list = |name: &str| {
        let list: Vec<Box<RawValue>> = serde_json::from_str(members[name].get()).unwrap();
        list.iter()
            .map(|element| element.get().into())
            .collect::<Vec<Box<str>>>()
    };
    let (requests, entries) = (list("requests"), list("accessLog"));
    assert!(!requests.is_empty() && !entries.is_empty());

    let other = Office::empty().await;
    other.takes(&copy).await.unwrap();
    let received = other
        .desk
        .store
        .received(&app("a1"), &user("u1"), 100)
        .await
        .unwrap();
    assert_eq!(received[0].elements, [&requests[..], &entries[..]].concat());
    let told = (received[0].requests, received[0].entries);
    assert_eq!(told, (requests.len() as u64, entries.len() as u64));
    // Nothing of it is this portal's own.
    let own: Value = serde_json::from_slice(&other.copy("a1", "u1").await).unwrap();
    assert_eq!(own["requests"], json!([]));
    let maren = other.person("a1", "maren").await;
    assert!(other.desk.requests(&maren).await.unwrap().is_empty());
}

/// The control is the last line.
#[tokio::test]
async fn with_any_byte_changed_nothing_comes_in() {
    let office = Office::open().await;
    let copy = office.copy("a1", "u1").await;
    let other = Office::empty().await;
    for at in (0..copy.len()).step_by(11).chain(copy.len() - 600..copy.len()) {
        let mut changed = copy.clone();
        changed[at] ^= 1;
        other.refuses(&changed, ImportTerms::default()).await;
    }
    other.takes(&copy).await.unwrap();
    assert!(other.holds("MAREN-SAYS"));
}

#[tokio::test]
async fn what_is_no_whole_copy_is_told_for_what_it_is() {
    let office = Office::open().await;
    let copy = office.copy("a1", "u1").await;
    let other = Office::empty().await;
    let text = String::from_utf8(copy.clone()).unwrap();
    let pretty: Value = serde_json::from_slice(&copy).unwrap();
    let pretty = serde_json::to_string_pretty(&pretty).unwrap();
    let resaved = format!("{{\n  \"format\":{}", text.split_once(':').unwrap().1);
    let talks = ",\"conversations\":[";
    let before = text.split_once(talks).unwrap().0;
    for (what, bytes, said) in [
        (
            "cut in the middle",
            copy[..copy.len() / 2].to_vec(),
            "The export is damaged: it does not end with its integrity block, so it was cut short or something was added",
        ),
        (
            "cut at its end",
            copy[..copy.len() - 1].to_vec(),
            "The export is damaged: it was cut short",
        ),
        (
            "cut at its beginning",
            copy[..31].to_vec(),
            "The export is damaged: it was cut short",
        ),
        (
            "two of them",
            [&copy[..], &copy[..]].concat(),
            "The export is damaged: something was added after its end",
        ),
        (
            "a line break",
            [&copy[..], b"\n"].concat(),
            "The export is damaged: something was added after its end",
        ),
        (
            "much after it",
            [&copy[..], &b" ".repeat(100_000)].concat(),
            "The export is damaged: something was added after its end",
        ),
        (
            "a word changed",
            text.replace("MAREN-SAYS", "MAREN-SAID").into_bytes(),
            "The export is damaged: its content was changed after it was signed",
        ),
        (
            "set anew",
            resaved.into_bytes(),
            "The export is damaged: another program saved it anew and changed its layout, so ask for a fresh copy",
        ),
        (
            "a later format",
            text.replacen("export/1", "export/2", 1).into_bytes(),
            "The export is of format 2, which this release cannot check: use a newer release of Rightsdesk",
        ),
        (
            "another format",
            text.replacen("rightsdesk.export", "somebody.export", 1)
                .into_bytes(),
            "This file is not a Rightsdesk export",
        ),
        (
            "white space",
            text.replace("\"devices\":[", "\"devices\": [").into_bytes(),
            "devices: white space, which no export has: another program saved it anew, so ask for a fresh copy",
        ),
        (
            "white space without end",
            [before.as_bytes(), talks.as_bytes(), &b" ".repeat(5_000_000)].concat(),
            "white space, which no export has: another program saved it anew, so ask for a fresh copy",
        ),
    ] {
        let refused = other.refuses(&bytes, ImportTerms::default()).await;
        assert!(refused.ends_with(said), "{what}: {refused}");
    }
    // Sorted by its names, it begins otherwise, and is no line of a bundle either.
    let refused = other.refuses(pretty.as_bytes(), ImportTerms::default()).await;
    assert!(refused.starts_with("line 1: "), "{refused}");
    other.takes(&copy).await.unwrap();
}

/// The body of a copy whose person has this and nothing else.
fn body(of_user: &str, messages: &[&str], log: &[&str]) -> String {
    let (messages, log) = (messages.join(","), log.join(","));
    format!(
        r#"{OPENING}"controller":{{"app":{{"id":"a"}}}},"notice":[],"user":{{"id":"me"{of_user}}},"clients":[],"devices":[],"businessSystems":[],"conversations":[{{"conversation":{{"id":"t"}},"participants":[{{"id":"s","userId":"me"}}],"messages":[{messages}]}}],"requests":[],"accessLog":[{log}]"#
    )
}

fn counts(messages: u64, log: u64) -> Counts {
    Counts::new()
        .with("clients", 0)
        .with("devices", 0)
        .with("businessSystems", 0)
        .with("conversations", 1)
        .with("participants", 1)
        .with("messages", messages)
        .with("requests", 0)
        .with("accessLog", log)
}

fn said(more: &str) -> String {
    format!(r#"{{"id":"m","received":"2026-10-01T10:00:00.000Z"{more}}}"#)
}

impl Office {
    /// Why each of these does not come in, signed as it is: the signature says who made it, not that it is a copy.
    async fn refuses_each(&self, all: Vec<(&str, String, Counts, &str)>) {
        for (what, copy, counts, expected) in all {
            let refused = self
                .refuses(&self.signed(&copy, &counts), ImportTerms::default())
                .await;
            assert!(refused.starts_with(expected), "{what}: {refused}");
        }
    }
}

#[tokio::test]
async fn a_record_that_cannot_be_taken_in_is_named_by_member_and_element() {
    let office = Office::empty().await;
    let nested = |levels: usize| said(&format!(r#","a":{}{}"#, "[".repeat(levels), "]".repeat(levels)));
    let (fifty, deep) = (nested(49), nested(64));
    let long = said(&format!(r#","a":"{}""#, "x".repeat((1 << 20) + 4_096)));
    let merge = r#"{"act":"recordsMerged","merge":{"mergedUsers":{"surviving":{"id":"me"}}}}"#;
    let good = said("");
    let other = good.replace("\"m\"", "\"n\"");
    let all = vec![
        (
            "deep",
            body("", &[&good, &deep], &[]),
            counts(2, 0),
            "conversations[0].messages[1]: nested deeper than 64 levels",
        ),
        (
            "long",
            body("", &[&long], &[]),
            counts(1, 0),
            "conversations[0].messages[0]: longer than 1 MiB",
        ),
        (
            "a member twice",
            body(r#","a":1,"\u0061":2"#, &[], &[]),
            counts(0, 0),
            "user: the member \"a\" stands twice",
        ),
        (
            "half a pair",
            body("", &[&other, &said(r#","content":{"text":"\ud800"}"#)], &[]),
            counts(2, 0),
            "conversations[0].messages[1].content.text: not valid JSON",
        ),
        (
            "no moment",
            body("", &[r#"{"id":"m"}"#], &[]),
            counts(1, 0),
            "conversations[0].messages[0].received: is missing",
        ),
        (
            "the same twice",
            body("", &[&good, &good], &[]),
            counts(2, 0),
            "conversations[0].messages[1].id: the same message stands twice in this file",
        ),
        (
            "a merge of nobody",
            body("", &[&good], &["{}", merge]),
            counts(1, 2),
            "accessLog[1].merge.mergedUsers.discarded: is missing",
        ),
    ];
    office.refuses_each(all).await;
    let deepest = nested(63).replace("\"m\"", "\"n\"");
    let good = office.signed(&body("", &[&fifty, &deepest], &["{}"]), &counts(2, 1));
    assert!(office.takes(&good).await.unwrap().copies[0].own, "the control");
}

#[tokio::test]
async fn what_is_signed_and_no_copy_is_named_by_what_is_missing() {
    let office = Office::empty().await;
    let much = format!(r#"{{"act":"{}"}}"#, "x".repeat(1 << 20));
    let whole = body("", &[&said("")], &[]);
    let all = vec![
        (
            "another order",
            whole.replace("\"clients\":[],\"devices\":[]", "\"devices\":[],\"clients\":[]"),
            counts(1, 0),
            "clients: expected ,\"clients\":[ here",
        ),
        (
            "no list",
            whole.replace("\"requests\":[]", "\"requests\":{}"),
            counts(1, 0),
            "requests: expected ,\"requests\":[ here",
        ),
        (
            "no comma",
            whole.replace("],\"requests\"", "};\"requests\""),
            counts(1, 0),
            "conversations[0].messages[0]: expected a comma or the end of the list here",
        ),
        (
            "no app",
            whole.replace("\"app\":{\"id\":\"a\"}", "\"regime\":\"GDPR\""),
            counts(1, 0),
            "controller.app: is missing",
        ),
        (
            "one more than it says",
            whole.clone(),
            counts(0, 0),
            "integrity.counts.messages: says 0, and there are 1",
        ),
        (
            "no number",
            whole.clone(),
            Counts::new(),
            "integrity.counts.clients: is missing, and there are 0",
        ),
        (
            "too many entries",
            body("", &[&said("")], &[&*much; 17]),
            counts(1, 17),
            "accessLog[15]: requests and accessLog are longer than 16 MiB together",
        ),
    ];
    office.refuses_each(all).await;
    let good = office.signed(&whole, &counts(1, 0));
    assert!(office.takes(&good).await.unwrap().copies[0].own, "the control");
}

#[tokio::test]
async fn what_is_held_and_differs_is_an_error_unless_it_may_be_replaced() {
    let office = Office::open().await;
    let copy = office.copy("a1", "u1").await;
    let other = Office::empty().await;
    other.takes(&copy).await.unwrap();
    let text = String::from_utf8(copy).unwrap();
    let changed = text.replace("\"crossings\":14", "\"crossings\":15");
    let body = changed.rsplit_once(",\"integrity\":").unwrap().0;
    let counts: Value = serde_json::from_str(&changed).unwrap();
    let counts = counts["integrity"]["counts"].as_object().unwrap().clone();
    let counts = counts.iter().fold(Counts::new(), |all, (name, n)| {
        all.with(name, n.as_u64().unwrap())
    });
    let changed = office.signed(body, &counts);
    let refused = other.takes(&changed).await.unwrap_err();
    assert!(
        matches!(
            &refused,
            Error::Import {
                file: 0,
                why: Unfit::Record {
                    at: ImportSpot::Member(member),
                    offence: Offence::Differs("user"),
                },
            } if member == "user"
        ),
        "{refused:?}"
    );
    assert_eq!(
        refused.to_string(),
        "user.id: this user is held already and differs: use --update to replace it"
    );
    assert!(!other.holds("\"crossings\":15"));
    let update = ImportTerms {
        update: true,
        ..ImportTerms::default()
    };
    let taken = other.take(&[&changed], update.clone()).await.unwrap().imported;
    assert_eq!(taken.replaced["user"], 1);

    // Into the portal that it is from: there, others stand under their own ids.
    for (terms, why) in [
        (
            update,
            "conversations[1].participants[1].id: this participant is held already and names",
        ),
        // What staff wrote stands there without their name.
        (
            ImportTerms::default(),
            "conversations[0].messages[1].id: this message is held already and differs",
        ),
    ] {
        let refused = office.take(&[&office.copy("a1", "u1").await], terms).await;
        let refused = refused.unwrap_err().to_string();
        assert!(refused.starts_with(why), "{refused}");
    }
}

/// What a reader gives.
#[derive(Debug, Default, PartialEq)]
struct Notes(Vec<String>);

impl Take for Notes {
    fn begin(&mut self, part: Part) {
        self.0.push(format!("{part:?}"));
    }

    fn step(&mut self) {
        self.0.push("step".to_owned());
    }

    fn record(&mut self, record: Record, yields: bool) -> Result<(), Stop> {
        self.0
            .push(format!("{yields} {} {}", record.place.kind(), record.data));
        Ok(())
    }

    fn element(&mut self, app: &AppId, user: &UserId, list: List, text: Box<str>) -> Result<(), Stop> {
        self.0.push(format!("{app} {user} {list:?} {text}"));
        Ok(())
    }

    fn leave_conversations(&mut self) -> Result<(), Stop> {
        self.0.push("left".to_owned());
        Ok(())
    }
}

/// Gives so many bytes at a time.
struct Pieces<'a>(&'a [u8], Vec<usize>, usize);

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let size = self.1[self.2 % self.1.len()].min(into.len());
        self.2 += 1;
        self.0.read(&mut into[..size])
    }
}

/// Whatever the borders of the pieces that it comes in, a copy is read the same, and refused for the same.
#[test]
fn the_borders_of_what_is_read_make_no_difference() {
    let runtime = Runtime::new().unwrap();
    let copy = runtime.block_on(async { Office::open().await.copy("a1", "u1").await });
    let read = |bytes: &[u8], sizes: Vec<usize>| {
        let mut notes = Notes::default();
        let read = copy::read(Pieces(bytes, sizes, 0), None, &mut notes);
        let read: Result<Whole, String> = read.map_err(|stop| match stop {
            Stop::Unfit(unfit) => unfit.to_string(),
            Stop::HungUp => "hung up".to_owned(),
        });
        (notes, read)
    };
    let whole = read(&copy, vec![usize::MAX]);
    assert!(whole.1.is_ok() && whole.0.0.len() > 30, "{whole:?}");
    for size in [1, 2, 3, 5, 64] {
        assert_eq!(read(&copy, vec![size]), whole, "{size}");
    }
    let sizes = prop::collection::vec(1usize..400, 1..30);
    let cut = any::<prop::sample::Index>();
    let mut runner = TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(256)
    });
    let outcome = runner.run(&(sizes, cut, any::<bool>()), |(sizes, at, cuts)| {
        let at = at.index(copy.len());
        let mut bytes = copy.clone();
        if cuts {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 8;
        }
        let whole = read(&bytes, vec![usize::MAX]);
        prop_assert!(whole.1.is_err());
        prop_assert_eq!(read(&bytes, sizes), whole);
        Ok(())
    });
    outcome.unwrap();
}
