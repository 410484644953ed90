//! Everything that is held about a person stands on a page of theirs: every value of every record, under its name.
//! What others are kept from is kept from them; `others.rs` has the other side.

#[path = "../../../crates/sunshine/tests/fixtures/account.rs"]
mod account;
mod leaf;
mod reading;

use std::{cell::Cell, collections::BTreeMap, io::Cursor};

use desk::Operator;
use domain::{
    id::{AppId, ExternalId},
    key::{KeyUse, Reach},
};
use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::{Config, RngSeed, TestCaseError, TestRunner},
};
use serde_json::{Value, json, value::RawValue};
use server::auth::mint::For;
use tokio::runtime::Runtime;

use self::{
    account::{Account, account},
    reading::{Record, Sheet, lost, parts, read},
};
use crate::{
    main_job::{ask, open_record},
    others::groups::{Read, follow},
    support::{Element, HARBOUR, Portal},
};

/// The platform's own published examples, and those of our notes.
const PUBLISHED: [&str; 2] = [
    include_str!("../../../crates/sunshine/tests/fixtures/openapi.ndjson"),
    include_str!("../../../crates/sunshine/tests/fixtures/sunshine.ndjson"),
];

/// The same accounts at each run. `PROPTEST_CASES` asks for more of them, `PROPTEST_RNG_SEED` for others.
fn runner(cases: u32) -> TestRunner {
    let config = Config {
        rng_seed: RngSeed::Fixed(4),
        failure_persistence: None,
        ..Config::with_cases(cases)
    };
    TestRunner::new(proptest::test_runner::contextualize_config(config))
}

/// An account as lines of a bundle, and the records in it that are the person's own.
fn filled(account: &Account, me: &str) -> (Vec<String>, Vec<Record>) {
    let all = account.filled(me);
    let lines = all.iter().map(|record| record.line(HARBOUR)).collect();
    let own = all.into_iter().filter(|record| record.own);
    let own = own.map(|record| Record {
        kind: record.kind.to_owned(),
        data: record.data,
    });
    (lines, own.collect())
}

/// The person's records, and every part of every page of theirs.
async fn shown(portal: &Portal, account: &Account, me: &str) -> (Vec<Record>, Vec<Sheet>) {
    let (lines, own) = filled(account, me);
    import(portal, &lines.join("\n")).await;
    let sheets = read(&mut portal.person(me).await).await;
    (own, sheets)
}

async fn import(portal: &Portal, bundle: &str) {
    let bundle = Cursor::new(bundle.to_owned());
    let imported = portal
        .desk
        .import(&Operator::at_the_machine(), bundle, false, |_| {})
        .await;
    imported.unwrap();
}

#[test]
fn no_field_of_anybodys_is_lost() {
    let runtime = Runtime::new().unwrap();
    let portal = runtime.block_on(Portal::open_wide());
    let people = Cell::new(0);
    let outcome = runner(48).run(&account(), |account| {
        people.set(people.get() + 1);
        let me = format!("somebody-{}", people.get());
        let (own, sheets) = runtime.block_on(shown(&portal, &account, &me));
        let twice = sheets.iter().filter(|sheet| sheet.is_of_a_message());
        let twice: Vec<_> = twice.flat_map(Sheet::twice).collect();
        match lost(&own, &sheets, &me) {
            lost if lost.is_empty() && twice.is_empty() => Ok(()),
            lost => Err(TestCaseError::fail(format!("lost: {lost:?}, twice: {twice:?}"))),
        }
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// The control: what a bubble says and the list below it says again is told.
#[test]
fn a_field_that_a_message_says_twice_is_told() {
    let bubble = r#"<time datetime="2026-10-30T18:02:00Z" data-field="received">6.02 pm UTC</time>
        <p data-field="content.text content.htmlText">Hello</p>
        <pre data-field="content.template">{"a":{"b":1}}</pre>"#;
    let twice = |row: &str| {
        let page = format!("<article>{bubble}<table><tr><th>{row}</th><td>Hello</td></tr></table></article>");
        let sheets = parts(&Element::parse(&page));
        assert_eq!(sheets.len(), 1);
        let twice = sheets[0].twice().into_iter();
        twice.map(str::to_owned).collect::<Vec<_>>()
    };
    for row in [
        "received",
        "content.text",
        "content.htmlText",
        "content.template.a.b",
    ] {
        assert_eq!(twice(row), [row]);
    }
    assert_eq!(twice("id"), [""; 0]);
}

/// The control: what stands there for one record is not there for another.
#[test]
fn a_value_that_one_record_has_and_another_lost_is_missed() {
    let seat = |id: &str| Record {
        kind: "participant".to_owned(),
        data: format!(r#"{{"id":"{id}","lastRead":"5"}}"#),
    };
    let seats = [seat("a"), seat("b")];
    let row = |name: &str, value: &str| format!("<tr><th>{name}</th><td>{value}</td></tr>");
    let lost = |rows: &[String]| {
        let page = format!("<section><table>{}</table></section>", rows.concat());
        lost(&seats, &parts(&Element::parse(&page)), "me")
    };
    let mut rows = vec![
        row("id", "a"),
        row("lastRead", "5"),
        row("id", "b"),
        row("lastRead", "5"),
    ];
    assert_eq!(lost(&rows), [""; 0]);
    rows.pop();
    assert_eq!(lost(&rows), [r#"participant: lastRead = Said("5")"#]);
    rows[2] = row("lastRead", "5");
    assert_eq!(lost(&rows), [r#"participant: id = Said("b")"#]);
}

/// The control: whichever value a page leaves out, it is missed.
#[test]
fn a_field_that_a_page_leaves_out_is_missed() {
    let runtime = Runtime::new().unwrap();
    let portal = runtime.block_on(Portal::open_wide());
    let mut left_out = 0;
    let mut runner = runner(1);
    for number in 0..4 {
        let account = account().new_tree(&mut runner).unwrap().current();
        let me = format!("somebody-{number}");
        let (own, sheets) = runtime.block_on(shown(&portal, &account, &me));
        assert_eq!(lost(&own, &sheets, &me), [""; 0]);
        for (at, record) in own.iter().enumerate() {
            for (path, _) in leaf::leaves(&record.data) {
                let name = path
                    .strip_prefix("metadata.")
                    .filter(|_| record.kind == "user")
                    .unwrap_or(&path);
                let without: Vec<Sheet> = sheets.iter().map(|sheet| sheet.without(name)).collect();
                let missed = lost(&own[at..=at], &without, &me);
                let kept = match &*record.kind {
                    "message" => leaf::is_below(
                        &path,
                        &leaf::kept_back(&serde_json::from_str(&record.data).unwrap(), &me),
                    ),
                    kind => (kind, &*path) == ("user", "metadata"),
                };
                assert_eq!(missed.is_empty(), kept, "{} {path}: {missed:?}", record.kind);
                left_out += 1;
            }
        }
    }
    assert!(left_out > 100, "{left_out}");
}

#[tokio::test]
async fn no_field_of_the_platforms_own_examples_is_lost() {
    for published in PUBLISHED {
        let portal = Portal::open_wide().await;
        let (lines, people) = people(published);
        import(&portal, &lines.join("\n")).await;
        let mut unseen: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut keys = BTreeMap::new();
        for Person {
            app,
            user,
            external_id,
            records,
        } in people
        {
            if !keys.contains_key(&app) {
                let reach = Reach::App(AppId::parse(&app).unwrap());
                keys.insert(app.clone(), portal.key_for(reach, KeyUse::People).await);
            }
            let whom = For::User(ExternalId::parse(&external_id).unwrap());
            let mut visitor = portal.signed_in(&keys[&app].kid, &whom, "/me").await;
            let sheets = read(&mut visitor).await;
            for (line, record) in records {
                let lost = lost(&[record], &sheets, &user);
                // One that several people see is shown as soon as one of them sees all of it.
                if lost.is_empty() || !unseen.contains_key(&line) {
                    unseen.insert(line, lost);
                }
            }
        }
        let lost: Vec<_> = unseen.iter().filter(|(_, lost)| !lost.is_empty()).collect();
        assert!(lost.is_empty(), "{lost:#?}");
        // The business's own records, and what belongs to nobody.
        let others = published.lines().count() - unseen.len();
        let businesses = published
            .lines()
            .filter(|line| line.contains(r#""type": "app""#) || line.contains(r#""type": "group""#));
        assert_eq!(others, businesses.count(), "records that nobody sees");
    }
}

/// In each of the records that may have one, its end is shown, to staff too.
#[tokio::test]
async fn a_push_token_stands_whole_in_the_copy_alone() {
    let token = |place: &str| format!("push-token-of-{place}-0123456789-{place}");
    let with =
        |id: &str, place: &str| json!({"id": id, "type": "android", "pushNotificationToken": token(place)});
    let source = |channel: &str, device: &str| json!({"type": "android", "client": with("c", channel), "device": with("d", device)});
    let author = json!({"type": "user", "userId": "user-Maren"});
    let of_maren = |kind: &str, data: Value| json!({"type": kind, "appId": HARBOUR, "userId": "user-Maren", "data": data});
    let bundle = [
        of_maren("client", with("client-pushed", "chan")),
        of_maren("device", with("device-pushed", "devi")),
        json!({"type": "merge", "appId": HARBOUR, "data": {
            "mergedUsers": {"surviving": {"id": "user-Maren"}, "discarded": {"id": "user-before"}},
            "mergedClients": {"surviving": with("one", "surv"), "discarded": with("other", "disc")},
            "reason": "channelLinking",
        }}),
        json!({"type": "message", "appId": HARBOUR, "conversationId": "conv-Maren", "data": {
            "id": "pushed", "received": "2026-11-03T10:00:00.000Z", "author": author,
            "content": {"type": "text", "text": "Again"}, "source": source("srcc", "srcd"),
            "quotedMessage": {"type": "message", "message": {
                "id": "before", "author": author, "content": {"type": "text", "text": "Before"}, "source": source("quoc", "quod"),
            }},
        }}),
    ];
    let portal = Portal::open_wide().await;
    import(&portal, &bundle.map(|line| line.to_string()).join("\n")).await;
    let mut maren = portal.person("maren").await;
    let mut read = Read::new();
    follow(&mut maren, "/me".to_owned(), &mut read).await;
    let reference = ask(&mut maren).await;
    let opened = open_record(&mut portal.reviewer("Idris").await, &reference).await;
    read.insert("/desk".to_owned(), opened);
    let talk = "/me/conversations/conv-Maren";
    for (place, pages) in [
        ("chan", &["/me/channels", "/desk"][..]),
        ("devi", &["/me/channels", "/desk"]),
        ("surv", &["/me/profile"]),
        ("disc", &["/me/profile"]),
        ("srcc", &[talk]),
        ("srcd", &[talk]),
        ("quoc", &[talk]),
        ("quod", &[talk]),
    ] {
        let token = token(place);
        for page in pages {
            assert!(
                read[*page].contains(&format!("… {place}")),
                "{place} on {page}: {}",
                read[*page]
            );
        }
        let whole = read.iter().filter(|(_, text)| text.contains(&token));
        let whole: Vec<_> = whole.map(|(path, _)| path.as_str()).collect();
        assert_eq!(whole, ["/me/export.json", "/me/export.zip"], "{place}");
    }
}

/// Somebody of the examples, with the lines of the bundle that are theirs.
struct Person {
    app: String,
    user: String,
    external_id: String,
    records: Vec<(usize, Record)>,
}

/// The bundle, in which everybody has an id of the business's own so that they can sign in, and all people in it.
fn people(published: &str) -> (Vec<String>, Vec<Person>) {
    let data = |line: &str| {
        let members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(line).unwrap();
        members["data"].get().to_owned()
    };
    let mut lines: Vec<String> = published.lines().map(str::to_owned).collect();
    let mut people = Vec::new();
    for (at, written) in lines.iter_mut().enumerate() {
        let line: Value = serde_json::from_str(written).unwrap();
        if line["type"] != "user" {
            continue;
        }
        let [app, user] = [&line["appId"], &line["data"]["id"]].map(|id| id.as_str().unwrap().to_owned());
        let external_id = line["data"]["externalId"].as_str().map_or_else(
            || {
                let own = format!("example-{at}");
                let old = data(written);
                let with = old.replacen('{', &format!(r#"{{"externalId":"{own}","#), 1);
                *written = written.replacen(&old, &with, 1);
                own
            },
            str::to_owned,
        );
        people.push(Person {
            app,
            user,
            external_id,
            records: Vec::new(),
        });
    }
    let parsed: Vec<Value> = lines
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for person in &mut people {
        let within = |line: &Value| line["appId"] == *person.app;
        let seats: Vec<&Value> = parsed
            .iter()
            .filter(|line| {
                within(line) && line["type"] == "participant" && line["data"]["userId"] == *person.user
            })
            .map(|line| &line["conversationId"])
            .collect();
        for (at, line) in parsed.iter().enumerate().filter(|(_, line)| within(line)) {
            let kind = line["type"].as_str().unwrap();
            let theirs = match kind {
                "user" => line["data"]["id"] == *person.user,
                "client" | "device" | "businessSystem" => line["userId"] == *person.user,
                "merge" => line["data"]["mergedUsers"]["surviving"]["id"] == *person.user,
                "participant" | "preference" => line["data"]["userId"] == *person.user,
                "conversation" => seats.contains(&&line["data"]["id"]),
                "message" => seats.contains(&&line["conversationId"]),
                _ => false,
            };
            if theirs {
                let record = Record {
                    kind: kind.to_owned(),
                    data: data(&lines[at]),
                };
                person.records.push((at, record));
            }
        }
    }
    (lines, people)
}
