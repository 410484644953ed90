//! Somebody is erased, and nothing that they ever said is found in any file of the portal's. `RIGHTSDESK_CANARIES` says how
//! much they said.

use std::{
    fs::{self, File},
    io::{BufWriter, Read as _, Write as _},
    path::{Path, PathBuf},
    process::Stdio,
};

use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{
    acts::put_back,
    house::{Came, call, copy, database, serve, text, token},
    number,
};
use crate::support::{command, sign_in};

const CANARIES: usize = 3_000;
/// Every canary ends with it. The index writes of a word what it does not share with the one before it, so that an end is
/// always there.
const MARK: &str = "zqcanary";
/// So much of a file is looked at in a piece.
const PIECE: usize = 1 << 20;

/// How often the mark stands in the files of a folder, and of those below it.
fn canaries(folder: &Path) -> usize {
    let mut found = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found += if path.is_dir() {
            canaries(&path)
        } else {
            in_file(&path)
        };
    }
    found
}

fn in_file(path: &Path) -> usize {
    let mut file = File::open(path).unwrap();
    let (mut held, mut found) = (Vec::new(), 0);
    loop {
        let begun = held.len();
        held.resize(begun + PIECE, 0);
        let read = file.read(&mut held[begun..]).unwrap();
        if read == 0 {
            return found;
        }
        held.truncate(begun + read);
        let windows = held.windows(MARK.len());
        found += windows.filter(|window| *window == MARK.as_bytes()).count();
        // The mark may stand on both sides.
        let keep = held.len().min(MARK.len() - 1);
        held.drain(..held.len() - keep);
    }
}

/// The words of the index that are canaries, and the blocks of it in which one stands. FTS5 does not list a word of which it
/// only knows that it is deleted.
fn in_index(data: &Path) -> (i64, i64) {
    let db = Connection::open(database(data)).unwrap();
    db.execute_batch("CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'search', 'row')")
        .unwrap();
    let ask = |sql: &str| db.query_row(sql, [MARK], |row| row.get(0)).unwrap();
    (
        ask("SELECT count(*) FROM temp.terms WHERE instr(term, ?1)"),
        ask("SELECT count(*) FROM search_data WHERE instr(block, CAST(?1 AS BLOB))"),
    )
}

/// What one says in the so manieth message.
fn said(number: usize) -> String {
    format!("k{number:07}{MARK}")
}

/// Two people, one conversation of the first's and one of both's; a third of what the first says is said there, and some of
/// that is quoted.
fn write_bundle(file: &Path, many: usize) {
    let mut out = BufWriter::new(File::create(file).unwrap());
    let mut line = |value: Value| writeln!(out, "{value}").unwrap();
    line(json!({"type": "app", "appId": "a1", "data": {"id": "a1", "displayName": "Harbourline"}}));
    for (id, name, surname) in [("u1", "goes", &*said(9_000_001)), ("u2", "stays", "Brekkvik")] {
        line(json!({"type": "user", "appId": "a1", "data": {
            "id": id, "externalId": name, "profile": {"surname": surname}, "metadata": {"note": surname}
        }}));
        line(json!({"type": "client", "appId": "a1", "userId": id, "data": {
            "id": format!("c-{id}"), "type": "whatsapp", "displayName": surname
        }}));
    }
    for (id, kind, people) in [
        ("v1", "personal", &["u1"][..]),
        ("v2", "sdkGroup", &["u1", "u2"][..]),
    ] {
        line(json!({"type": "conversation", "appId": "a1", "data": {"id": id, "type": kind}}));
        for person in people {
            line(
                json!({"type": "participant", "appId": "a1", "conversationId": id, "data": {
                    "id": format!("p-{id}-{person}"), "userId": person
                }}),
            );
        }
    }
    for number in 0..many {
        let second = number % 86_400;
        let received = format!(
            "2026-10-{:02}T{:02}:{:02}:{:02}.000Z",
            1 + number / 86_400,
            second / 3_600,
            second / 60 % 60,
            second % 60
        );
        let talk = if number.is_multiple_of(3) { "v2" } else { "v1" };
        let own = json!({
            "id": format!("m{number}"), "received": received, "author": {"type": "user", "userId": "u1"},
            "content": {"type": "text", "text": format!("It is {} about the order", said(number))}
        });
        if number.is_multiple_of(30) {
            line(
                json!({"type": "message", "appId": "a1", "conversationId": talk, "data": {
                    "id": format!("q{number}"), "received": received, "author": {"type": "user", "userId": "u2"},
                    "content": {"type": "text", "text": "What I say stays"},
                    "quotedMessage": {"type": "message", "message": own}
                }}),
            );
        }
        line(json!({"type": "message", "appId": "a1", "conversationId": talk, "data": own}));
    }
}

/// A data folder with all of it, and what lies beside it.
struct House {
    root: TempDir,
}

impl House {
    fn of(many: usize) -> Self {
        let root = TempDir::new().unwrap();
        let house = Self { root };
        let bundle = house.at("bundle.ndjson");
        write_bundle(&bundle, many);
        call(&["import", "--data", text(&house.at("data")), text(&bundle)])
            .went_well()
            .unwrap();
        fs::remove_file(bundle).unwrap();
        fs::create_dir(house.at("temporary")).unwrap();
        house
    }

    fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }
}

/// Somebody at the machine erases who goes, and waits.
fn erase(data: &Path, temporary: &Path) -> Came {
    let words = [
        "erase",
        "--data",
        text(data),
        "--app",
        "a1",
        "--user",
        "goes",
        "--as",
        "Tove",
        "--reason",
        "Asked",
        "--wait",
        "--json",
    ];
    let output = command(&std::env::temp_dir(), &words)
        .env("TMPDIR", temporary)
        .output();
    Came::of(output.unwrap())
}

#[test]
fn of_whoever_is_erased_nothing_is_found_in_any_file() {
    let many = number("RIGHTSDESK_CANARIES", CANARIES);
    let house = House::of(many);
    let (data, temporary) = (house.at("data"), house.at("temporary"));
    let before = canaries(&data);
    let (words, _) = in_index(&data);
    assert!(before > many, "the control: they are not seen where they are");
    assert!(usize::try_from(words).unwrap() >= many, "{words} words");
    let backup = house.at("before.db");
    call(&["backup", "--data", text(&data), text(&backup)])
        .went_well()
        .unwrap();
    let log = house.at("portal.log");
    let portal = serve(&data, |mut portal| {
        portal
            .env("TMPDIR", &temporary)
            .stderr(Stdio::from(File::create(&log).unwrap()));
        portal
    });
    let cookie = sign_in(&portal, &token(&data, "a1", "goes"));
    for page in ["/me", "/me/profile", "/me/conversations", "/me/conversations/v1"] {
        let head = format!("GET {page} HTTP/1.1\r\nAccept: text/html\r\nCookie: {cookie}");
        let answer = portal.request(&head, "");
        assert!(answer.starts_with("HTTP/1.1 200"), "{page}: {answer}");
    }
    let done = erase(&data, &temporary);
    done.went_well().unwrap();
    let done: Value = serde_json::from_str(&done.out).unwrap();
    assert!(done["verifiedAt"].is_string(), "{done}");

    // While the portal runs: with the log beside the database, and its index.
    let mut left = canaries(&data) + canaries(&temporary) + in_file(&log);
    let [copied, again, back] = ["copy.json", "after.db", "back"].map(|name| house.at(name));
    let calls = [
        vec![
            "export",
            "--data",
            text(&data),
            "--app",
            "a1",
            "--user",
            "stays",
            "-o",
            text(&copied),
        ],
        vec!["backup", "--data", text(&data), text(&again)],
    ];
    for words in calls {
        call(&words).went_well().unwrap();
    }
    drop(portal);
    put_back(&data, &back, text(&backup)).unwrap();
    left += canaries(&data) + in_file(&copied) + in_file(&again) + canaries(&back);
    let words = [&data, &back].map(|folder| in_index(folder));
    assert_eq!(left, 0, "canaries are left");
    assert_eq!(words, [(0, 0), (0, 0)], "words are left in the index");
    println!(
        "canaries: {many} said, found {before} times before; afterwards 0 times in any file, 0 words in the index"
    );
}

/// The controls: who deletes and does no more leaves them; so does a backup that comes back without a ledger.
#[test]
fn whoever_only_deletes_leaves_them() {
    let house = House::of(500);
    let (data, careless) = (house.at("data"), house.at("careless"));
    copy(&data, &careless);
    let db = Connection::open(database(&careless)).unwrap();
    let delete = "PRAGMA secure_delete = OFF; DELETE FROM message; PRAGMA wal_checkpoint(TRUNCATE)";
    db.execute_batch(delete).unwrap();
    assert!(canaries(&careless) > 0, "nothing is left");

    let backup = house.at("before.db");
    call(&["backup", "--data", text(&data), text(&backup)])
        .went_well()
        .unwrap();
    erase(&data, &house.at("temporary")).went_well().unwrap();
    assert_eq!(canaries(&data), 0);
    let words = [
        "restore",
        "--data",
        text(&data),
        "--force",
        "--without-ledger",
        text(&backup),
    ];
    call(&words).went_well().unwrap();
    assert!(canaries(&data) > 0, "nobody is back");
}

/// The control of the index: without its `secure-delete`, words stay in it that nobody says any more.
#[test]
fn an_index_that_does_not_delete_for_good_keeps_words() {
    let house = House::of(500);
    let data = house.at("data");
    let db = Connection::open(database(&data)).unwrap();
    db.execute_batch("INSERT INTO search (search, rank) VALUES ('secure-delete', 0)")
        .unwrap();
    drop(db);
    erase(&data, &house.at("temporary")).went_well().unwrap();
    let (listed, blocks) = in_index(&data);
    assert!(blocks > 0, "no word is left");
    println!("canaries in an index without secure-delete: in {blocks} blocks, {listed} of them listed");
}
