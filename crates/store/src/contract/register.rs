//! What the register says that an erasure does, and what it does: a mark in every field that has a line, in records of
//! the person's and of somebody else's, looked for in every row of every table.

use std::collections::BTreeMap;

use domain::{
    audit::Act,
    erasure::Size,
    inventory::{self, Category, Field, OnErasure, Shown},
    record::{Place, Record},
    request::{Request, Words},
};
use serde_json::{Value, json};

use super::{
    Backend, House, Rows,
    doubles::log,
    execution::done,
    holds::hold,
    house::{opened, request},
    records::{
        app, app_id, at, external_id, merge, message_id, named, quoting, said, talk_id, user, user_id,
    },
};
use crate::{Besides, Effect, Opened};

/// Whose a record is, and which conversation it belongs to, if to any.
#[derive(Clone, Copy)]
struct Whose {
    mark: &'static str,
    user: &'static str,
    talk: &'static str,
}

/// The person's, alone.
const OWN: Whose = Whose {
    mark: "CANARY",
    user: "CANARY-USER",
    talk: "CANARY-TALK",
};

/// The person's, among others.
const SHARED: Whose = Whose {
    talk: OTHERS.talk,
    ..OWN
};

/// Somebody else's.
const OTHERS: Whose = Whose {
    mark: "HERON",
    user: "HERON-USER",
    talk: "HERON-TALK",
};

/// Where something of a person's stands, by their ids or in their records. `request` lets go of the id and of all that was
/// theirs, and stays, as `task` does.
const OF_PEOPLE: [&str; 31] = [
    "alias",
    "attachment",
    "attachment_chunk",
    "business_system",
    "client",
    "conversation",
    "conversation_total",
    "device",
    "former_id",
    "former_name",
    "handover",
    "hit",
    "hold",
    "media_link",
    "member",
    "merge",
    "message",
    "participant",
    "preference",
    "reader",
    "received",
    "received_element",
    "request",
    "request_message",
    "search",
    "session",
    "standing",
    "statement",
    "task",
    "undescribed",
    "user",
];

/// Where nobody is named: what is about the business, the house, or somebody under a fingerprint only. `job` names them
/// while it lasts, and so does `attachment_going`.
const OF_NOBODY: [&str; 24] = [
    "app",
    "app_facts",
    "app_group",
    "app_group_member",
    "attachment_going",
    "audit",
    "blanking",
    "deletion",
    "fetch_grant",
    "import_pending",
    "import_position",
    "job",
    "ledger",
    "opening",
    "retention",
    "retention_run",
    "returned",
    "secret",
    "signing_key",
    "spent_floor",
    "spent_token",
    "standing_change",
    "tombstone",
    "unverified",
];

impl Whose {
    /// Where a record of this kind stands; none for a kind that has no place here.
    fn place(self, kind: &str) -> Option<Place> {
        let Self { mark, user, talk } = self;
        let (app, user, conversation) = (app_id("a"), user_id(user), talk_id(talk));
        Some(match kind {
            "user" => Place::User {
                app,
                user,
                external_id: Some(external_id(&format!("{mark}@x"))),
            },
            "client" => Place::Client {
                app,
                user,
                client: format!("{mark}-CLIENT").parse().unwrap(),
            },
            "device" => Place::Device {
                app,
                user,
                device: format!("{mark}-DEVICE").parse().unwrap(),
            },
            "businessSystem" => Place::BusinessSystem {
                app,
                user,
                key: format!("zendesk:{mark}").into(),
            },
            "conversation" => Place::Conversation { app, conversation },
            "participant" => Place::Participant {
                app,
                conversation,
                participant: format!("{mark}-SEAT-IN-{talk}").parse().unwrap(),
                user: Some(user),
            },
            "message" => Place::Message {
                app,
                conversation,
                received: at(60),
                message: message_id(&format!("{mark}-SAID-IN-{talk}")),
                author: Some(user),
            },
            "merge" => Place::Merge {
                app,
                user,
                discarded: user_id(&format!("{mark}-BEFORE")),
            },
            "preference" => Place::Preference { app, user },
            // Whoever's message names its address.
            "attachment" => Place::Attachment {
                app,
                url: self.mark_of("message.content.mediaUrl").into(),
                sha256: [7; 32],
                file: mark.into(),
            },
            _ => return None,
        })
    }

    /// What stands in a field. The author of a message is found by their id.
    fn mark(self, at: usize, field: &Field) -> String {
        match field.path {
            "message.author.userId" => self.user.to_owned(),
            _ => format!("{}{at}Q", self.mark),
        }
    }

    fn mark_of(self, path: &str) -> String {
        let mut fields = inventory::fields().enumerate();
        let (at, field) = fields.find(|(_, field)| field.path == path).unwrap();
        self.mark(at, field)
    }

    /// A record of this kind with a mark in every field.
    fn record(self, kind: &str) -> Record {
        let mut data = json!({});
        for (at, field) in inventory::fields().enumerate() {
            if kind_of(field) == kind {
                plant(&mut data, field.path, self.mark(at, field));
            }
        }
        Record {
            place: self.place(kind).unwrap(),
            data: data.to_string().into(),
        }
    }
}

fn kind_of(field: &Field) -> &'static str {
    field.path.split('.').next().unwrap_or_default()
}

/// Puts a value where the path says.
fn plant(record: &mut Value, path: &str, mark: String) {
    let mut at = record;
    for name in path.split('.').skip(1) {
        at = match name {
            "*" => {
                if !at.is_array() {
                    *at = json!([{}]);
                }
                &mut at[0]
            }
            name if name == "**" || name.starts_with('<') => &mut at["any"],
            name => &mut at[name],
        };
    }
    *at = mark.into();
}

/// The kinds of which records are held.
const KINDS: [&str; 10] = [
    "user",
    "client",
    "device",
    "businessSystem",
    "conversation",
    "participant",
    "message",
    "merge",
    "preference",
    "attachment",
];

/// Fields for which there is no place here, although records with them are taken in.
fn without_a_place<'f>(fields: impl Iterator<Item = &'f Field>) -> Vec<&'static str> {
    fields
        .filter(|field| !KINDS.contains(&kind_of(field)) && !matches!(field.shown, Shown::Not(_)))
        .map(|field| field.path)
        .collect()
}

/// Everything of both, and what the business said to them.
fn everything() -> Vec<Record> {
    let own = KINDS.map(|kind| match kind {
        // A name that nobody described may be personal as well.
        "client" => named(OWN.record(kind), "CANARY-MOOD"),
        _ => OWN.record(kind),
    });
    let shared = ["participant", "message"].map(|kind| SHARED.record(kind));
    let others = KINDS.map(|kind| OTHERS.record(kind));
    let quoting = quoting(
        said("a", OTHERS.talk, 61, "HERON-QUOTES", Some(OTHERS.user)),
        &shared[1],
    );
    let mut records = vec![app("a"), user("a", "CANARY-ONCE", Some("CANARY-ONCE@x"))];
    records.extend(own);
    records.extend(shared);
    records.extend(others);
    records.extend([
        quoting,
        said("a", OWN.talk, 62, "CANARY-ANSWER", None),
        said("a", OTHERS.talk, 62, "HERON-ANSWER", None),
    ]);
    records
}

/// All of it held, and all that comes by being here.
async fn house_of_everything<B: Backend>(backend: B) -> House<B> {
    let house = House::of(backend, everything()).await;
    house
        .update(vec![merge("a", OWN.user, "CANARY-ONCE")])
        .await
        .unwrap();
    // That they want no marketing stands, whatever their record says of it next.
    let unwanted = Record {
        place: OWN.place("preference").unwrap(),
        data: r#"{"marketing":false}"#.into(),
    };
    for told in [unwanted, OWN.record("preference")] {
        house.update(vec![told]).await.unwrap();
    }
    house.is_visited(&[OWN.user, OTHERS.user], OWN.mark).await;
    let elements = [r#"{"reference":"CANARY"}"#, r#"{"act":"CANARY"}"#];
    house
        .takes_over(OWN.user, "CANARY-KID", &elements[..1], &elements[1..])
        .await;
    house
}

/// Asks for everything to go, leaves a statement with their record, and has asked for all else before. A hold stood on
/// them, until now.
async fn asked<B: Backend>(house: &House<B>) -> Request {
    let asked = request("a", OWN.user, 1);
    let besides = Besides {
        effects: vec![Effect::State {
            at: at(100),
            text: Words::parse(OWN.mark).unwrap(),
        }],
        ..Besides::default()
    };
    let opening = Opened {
        besides,
        ..opened(&asked, OWN.user, "once-1")
    };
    let log = log(Act::RequestOpened, 100);
    house.store.open_request(opening, log).await.unwrap();
    house.asks_in_words(OWN.user, OWN.mark, 20).await;
    house.sets(OWN.user, hold(OWN.mark, Some(150))).await.unwrap();
    asked
}

/// Each table with all that stands in it, in capitals.
fn texts(rows: &Rows) -> Vec<(&str, String)> {
    let text = |rows: &Vec<BTreeMap<String, String>>| {
        let values = rows.iter().flat_map(BTreeMap::values);
        values
            .map(|value| value.to_uppercase())
            .collect::<Vec<_>>()
            .join("\n")
    };
    rows.iter()
        .map(|(table, rows)| (table.as_str(), text(rows)))
        .collect()
}

/// The tables in which a mark stands, in words or in bytes.
fn tables_with<'r>(mark: &str, texts: &[(&'r str, String)]) -> Vec<&'r str> {
    let bytes = format!("{:02X?}", mark.as_bytes());
    let bytes = bytes.trim_matches(['[', ']']);
    let with = texts
        .iter()
        .filter(|(_, text)| text.contains(mark) || text.contains(bytes));
    with.map(|(table, _)| *table).collect()
}

pub(crate) async fn says_what_an_erasure_does_with_every_field(backend: impl Backend) {
    let house = house_of_everything(backend).await;
    let request = asked(&house).await;
    let rows_before = house.rows();
    let before = texts(&rows_before);
    assert_eq!(without_a_place(inventory::fields()), [""; 0]);
    let fields = || {
        inventory::fields()
            .enumerate()
            .filter(|(_, field)| KINDS.contains(&kind_of(field)))
    };
    // Without it nothing would be looked for.
    for (at, field) in fields() {
        for whose in [OWN, OTHERS] {
            let mark = whose.mark(at, field);
            assert_ne!(tables_with(&mark, &before), [""; 0], "{mark}: {}", field.path);
        }
    }

    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 3).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    let rows_after = house.rows();
    let after = texts(&rows_after);
    for (at, field) in fields() {
        match field.category.on_erasure(&Size::Everything) {
            OnErasure::Erased | OnErasure::OwnErased => {
                let left = tables_with(&OWN.mark(at, field), &after);
                assert_eq!(left, [""; 0], "{} goes", field.path);
            }
            stays => panic!("{} stays, and nothing here looks for it: {stays:?}", field.path),
        }
        let theirs = tables_with(&OTHERS.mark(at, field), &after);
        assert_ne!(theirs, [""; 0], "{} of somebody else stays", field.path);
    }
    for category in Category::ALL {
        match category.on_erasure(&Size::Everything) {
            OnErasure::Erased | OnErasure::OwnErased => {
                let has_fields = fields().any(|(_, field)| field.category == category);
                assert!(has_fields, "{category:?} goes, and nothing here looks for it");
            }
            OnErasure::Kept { .. } => is_kept(category, &rows_before, &rows_after),
            left => panic!("{category:?} is left where everything goes: {left:?}"),
        }
    }
    // What others said to both stays without what they quoted, and so does what the business said to them.
    for stays in ["HERON-QUOTES", "HERON-ANSWER"] {
        assert!(tables_with(stays, &after).contains(&"message"), "{stays}");
    }
    // Nor is there anything else left by which the person could be found.
    assert_eq!(tables_with(OWN.mark, &after), [""; 0]);
}

/// What the register says stays is there, and names nobody.
fn is_kept(category: Category, before: &Rows, after: &Rows) {
    match category {
        Category::Requests => {
            let references = |rows: &Rows| {
                let each = rows["request"].iter().map(|row| row["reference"].clone());
                each.collect::<Vec<_>>()
            };
            assert!(!after["request"].is_empty());
            assert_eq!(references(after), references(before));
            assert!(after["request"].iter().all(|row| row["user_id"] == "NULL"));
            assert!(after["request_message"].is_empty());
        }
        Category::AccessLog => {
            let entries = &before["audit"];
            assert!(!entries.is_empty());
            assert!(entries.iter().all(|entry| after["audit"].contains(entry)));
        }
        other => panic!("{other:?} is kept, and nothing here looks for it"),
    }
}

/// A table that is new stands in neither list until somebody has thought of what an erasure does with it.
pub(crate) async fn leaves_no_table_out(backend: impl Backend) {
    let house = house_of_everything(backend).await;
    asked(&house).await;
    let rows = house.rows();
    assert_eq!(tables_with(OWN.mark, &texts(&rows)), OF_PEOPLE);
    let mut all: Vec<_> = OF_PEOPLE.iter().chain(&OF_NOBODY).copied().collect();
    all.sort_unstable();
    assert_eq!(rows.keys().map(String::as_str).collect::<Vec<_>>(), all);
}

/// The controls: a field that has no place, and a mark that is left, in words or in bytes, are noticed.
pub(crate) async fn is_held_by_a_test_that_can_fail(backend: impl Backend) {
    let known = inventory::describe("user.id").unwrap();
    let newer = Field {
        path: "holiday.place",
        ..*known
    };
    assert_eq!(without_a_place([known, &newer].into_iter()), ["holiday.place"]);
    assert!(OWN.place("holiday").is_none());

    let house = House::of(backend, vec![app("a")]).await;
    let mut rows = house.rows();
    assert_eq!(tables_with(OWN.mark, &texts(&rows)), [""; 0]);
    let left = format!("{:02x?}", b"a CANARY b");
    for (table, column, value) in [
        ("app", "data", "a canary b"),
        ("import_position", "line", left.as_str()),
    ] {
        let row = &mut rows.get_mut(table).unwrap()[0];
        row.insert(column.to_owned(), value.to_owned());
    }
    assert_eq!(tables_with(OWN.mark, &texts(&rows)), ["app", "import_position"]);
}
