mod elsewhere;

use std::io::{Cursor, Read as _};

use domain::{
    audit::Act,
    id::{ExternalId, UserId},
};
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use store::Visit;
use tokio::sync::oneshot;
use verify::{PublicKey, Verdict};
use zip::ZipArchive;

use super::{
    super::{
        DEPTH,
        sending::{Line, Sending as _},
        writer::Writer,
    },
    table::Table,
    *,
};
use crate::{
    hex,
    testing::{MERGED, OPERATOR, Office, attached, hold_against_the_schema, ticket},
};

const VIEWER: &[u8] = b"<!doctype html><title>Viewer</title>";

fn enclosed() -> Enclosed {
    Enclosed {
        read_me: "What each file is\n".to_owned(),
        viewer: Some(VIEWER),
        explain: Arc::new(Codes),
    }
}

/// Says in no language what the codes beside it do not say.
#[derive(Debug)]
pub(super) struct Codes;

impl Explain for Codes {
    fn not_here(&self, host: Option<&str>, _: Absence) -> String {
        format!("at {}", host.unwrap_or("no host"))
    }

    fn not_whole(&self, _: Absence, has_begun: bool) -> String {
        if has_begun { "its beginning" } else { "nothing" }.to_owned()
    }
}

fn app() -> AppId {
    AppId::parse("a1").unwrap()
}

/// Where a visitor sends what it makes, and nobody waits to be told what comes.
fn line<H>(reader: mpsc::Sender<Result<Bytes, Cut>>, second: i64) -> Line<H> {
    Line {
        say: oneshot::channel().0,
        reader: reader.into(),
        at: Timestamp::from_second(second).unwrap(),
    }
}

/// The whole of a package, the copy in which is what its schema says; of one that was broken off, what came before.
async fn arrived(mut package: Package) -> Result<Vec<u8>, Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = package.body.recv().await {
        match chunk {
            Ok(chunk) => bytes.extend_from_slice(&chunk),
            Err(Cut) => return Err(bytes),
        }
    }
    hold_against_the_schema(file(&opened(&bytes), "export.json").as_bytes());
    Ok(bytes)
}

/// Names and contents, as the directory has them.
fn opened(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let file = |at| {
        let mut file = zip.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    };
    (0..count).map(file).collect()
}

/// The content of one file.
fn file(files: &[(String, Vec<u8>)], name: &str) -> String {
    let (_, content) = files.iter().find(|(other, _)| other == name).unwrap();
    String::from_utf8(content.clone()).unwrap()
}

/// The lines of one table, each as what it says.
fn lines(files: &[(String, Vec<u8>)], table: Table) -> Vec<Value> {
    let text = file(files, &format!("ndjson/{}.ndjson", table.name()));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The rows of one sheet, the names of its columns first.
fn sheet(files: &[(String, Vec<u8>)], name: &str) -> Vec<Vec<String>> {
    let text = file(files, name);
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert!(text.ends_with("\r\n"), "{name}");
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    rows.records().map(|row| cells(row.unwrap())).collect()
}

impl Office {
    async fn packed(&self, who: &str) -> Vec<(String, Vec<u8>)> {
        let person = self.person("a1", who).await;
        let package = self.desk.package(&person, enclosed()).await.unwrap();
        opened(&arrived(package).await.unwrap())
    }

    /// A walk that is written down, but not as something of the person's: the next one stands where this one stood.
    async fn walked(&self, visit: impl Visit) -> Box<dyn Visit> {
        let user = UserId::parse("u1").unwrap();
        let subject = self
            .desk
            .keyring
            .subject(&app(), &ExternalId::parse("maren").unwrap());
        let entry = self.desk.entry(Act::Exported, By::Portal);
        let walk = self.desk.walk_through(&app(), &user, subject, entry);
        self.desk
            .store
            .walk(walk, Box::new(visit))
            .await
            .unwrap()
            .unwrap()
    }
}

/// More than may be under way at once, however it is compressed.
fn many_messages() -> String {
    let mut state = 1_u64;
    let mut text = || {
        let letters = std::iter::repeat_with(|| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            format!("{:08x}", state >> 32)
        });
        letters.take(50).collect::<String>()
    };
    let line = |n| {
        format!(
            r#"{{"type":"message","appId":"a1","conversationId":"v1","data":{{"id":"x{n}","received":"2026-10-04T10:00:00.000Z","author":{{"type":"user","userId":"u1"}},"content":{{"type":"text","text":"{}"}}}}}}"#,
            text()
        )
    };
    (0..8_000).map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn every_file_stands_in_it_in_order() {
    let office = Office::open().await;
    let files = office.packed("maren").await;
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    let tables = [
        "profile",
        "clients",
        "devices",
        "businessSystems",
        "conversations",
        "participants",
        "messages",
        "requests",
        "accessLog",
    ];
    let expected: Vec<_> = ["README.txt", "viewer.html", "export.json"]
        .map(str::to_owned)
        .into_iter()
        .chain(tables.map(|table| format!("ndjson/{table}.ndjson")))
        .chain(tables.map(|table| format!("csv/{table}.csv")))
        .chain(["attachments.csv".to_owned()])
        .collect();
    assert_eq!(names, expected);
    assert_eq!(file(&files, "README.txt"), "What each file is\n");
    assert_eq!(files[1].1, VIEWER);
}

/// By what version of the format each file is read (APPNOTE 4.4.3): from 45 on, its sizes have eight bytes.
fn versions(zip: &[u8]) -> Vec<(String, usize)> {
    let two = |at: usize| usize::from(u16::from_le_bytes([zip[at], zip[at + 1]]));
    let four = |at: usize| two(at) + (two(at + 2) << 16);
    let end = zip.windows(4).rposition(|bytes| bytes == b"PK\x05\x06").unwrap();
    let (mut at, mut found) = (four(end + 16), Vec::new());
    while zip[at..].starts_with(b"PK\x01\x02") {
        let name = String::from_utf8(zip[at + 46..][..two(at + 28)].to_vec()).unwrap();
        found.push((name, two(four(at + 42) + 4)));
        at += 46 + two(at + 28) + two(at + 30) + two(at + 32);
    }
    found
}

/// The rows of attachments hold more than their messages; of all else a small copy tells that it is small.
#[tokio::test]
async fn what_can_be_large_whatever_the_copy_says_so() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let package = office.desk.package(&maren, enclosed()).await.unwrap();
    let versions = versions(&arrived(package).await.unwrap());
    assert_eq!(versions.len(), 22);
    for (name, version) in versions {
        let expected = if name == "attachments.csv" { 45 } else { 20 };
        assert_eq!(version, expected, "{name}");
    }
}

#[tokio::test]
async fn while_there_is_no_viewer_there_is_none_in_it() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let without = Enclosed {
        viewer: None,
        ..enclosed()
    };
    let package = office.desk.package(&maren, without).await.unwrap();
    let bytes = arrived(package).await.unwrap();
    let mut zip = ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
    assert_eq!(zip.len(), 21);
    assert!(zip.by_name("viewer.html").is_err() && zip.by_name("export.json").is_ok());
}

/// What the tables hold is what the copy holds, and as many as it counts.
#[tokio::test]
async fn the_tables_hold_what_the_copy_counts() {
    let office = Office::open().await;
    office.import(MERGED).await.unwrap();
    office.asked().await;
    let files = office.packed("maren").await;
    let copy = file(&files, "export.json");
    let key = PublicKey::from_bytes(office.desk.keyring.signer().public_key());
    let Verdict::Intact { counts, .. } = verify::check(copy.as_bytes(), Some(key)) else {
        panic!("{copy}")
    };
    let copy: Value = serde_json::from_str(&copy).unwrap();
    for table in Table::ALL {
        let name = table.name();
        let lines = lines(&files, table);
        let count = counts.get(name).unwrap_or(1);
        assert_eq!(lines.len() as u64, count, "{name}");
        assert!(count > 0, "{name}");
        let rows = sheet(&files, &format!("csv/{name}.csv"));
        assert_eq!(rows[0].last().unwrap(), "json");
        assert_eq!(rows.len(), lines.len() + 1, "{name}");
        for (row, line) in rows[1..].iter().zip(&lines) {
            let record: Value = serde_json::from_str(row.last().unwrap()).unwrap();
            let said = line.get("participant").or(line.get("message")).unwrap_or(line);
            assert_eq!(record, *said);
        }
        let within = |name: &str| {
            let talks = copy["conversations"].as_array().unwrap().iter();
            let records = talks.flat_map(|talk| talk[name].as_array().unwrap().clone());
            records.collect::<Vec<_>>()
        };
        let of_the_copy = match table {
            Table::Profile => vec![copy["user"].clone()],
            Table::Conversations => {
                let talks = copy["conversations"].as_array().unwrap().iter();
                talks.map(|talk| talk["conversation"].clone()).collect()
            }
            Table::Participants | Table::Messages => within(name),
            _ => copy[name].as_array().unwrap().clone(),
        };
        let said = lines.into_iter().map(|mut line| match table {
            Table::Participants => line["participant"].take(),
            Table::Messages => line["message"].take(),
            _ => line,
        });
        assert_eq!(said.collect::<Vec<_>>(), of_the_copy, "{name}");
    }
    let messages = lines(&files, Table::Messages);
    assert_eq!(messages[0]["conversationId"], "v1");
    assert_eq!(messages.last().unwrap()["conversationId"], "v2");
    let rows = sheet(&files, "csv/messages.csv");
    let at = |column: &str| rows[0].iter().position(|name| name == column).unwrap();
    assert_eq!(rows[1][at("text")], "MAREN-SAYS é");
    assert_eq!(
        (&*rows[1][at("conversationId")], &*rows[1][at("id")]),
        ("v1", "m1")
    );
}

/// Nothing of others but what they wrote, in any of the files.
#[tokio::test]
async fn nobody_else_stands_in_it() {
    let office = Office::open().await;
    let files = office.packed("maren").await;
    assert!(file(&files, "csv/messages.csv").contains("KOFI-GROUP"));
    for (name, content) in &files {
        let text = String::from_utf8_lossy(content);
        for foreign in ["\"u2\"", ",u2,", "kofi", "Kofi", "Idris", "KOFI-ALONE", "ZOE"] {
            assert!(!text.contains(foreign), "{foreign} in {name}");
        }
    }
}

/// Byte for byte the copy that is served alone, if both stand at the same place.
#[tokio::test]
async fn the_copy_in_it_is_the_copy() {
    let office = Office::open().await;
    office.asked().await;
    let keyring = || Arc::clone(&office.desk.keyring);
    let (to_here, mut alone) = mpsc::channel(100);
    let writer = Writer::new(keyring(), app(), None, line(to_here, 0));
    let end = Writer::rest(office.walked(writer).await).await.unwrap();
    let mut copy = Vec::new();
    while let Some(chunk) = alone.recv().await {
        copy.extend_from_slice(&chunk.unwrap());
    }
    copy.extend_from_slice(&end);
    let packed = async |second: i64| {
        let (to_here, mut body) = mpsc::channel(100);
        let (wanted, line) = (Wanted::default(), line(to_here, second));
        let packing = Packing::new(keyring(), app(), enclosed(), wanted, false, line);
        let visit = office.walked(packing).await;
        let end = Packing::rest(visit).await.unwrap();
        let mut bytes = Vec::new();
        while let Some(chunk) = body.recv().await {
            bytes.extend_from_slice(&chunk.unwrap());
        }
        bytes.extend_from_slice(&end);
        bytes
    };
    let zip = packed(1_793_000_000).await;
    assert_eq!(file(&opened(&zip), "export.json").into_bytes(), copy);
    assert!(
        packed(1_793_000_000).await == zip,
        "of one moment there is one package"
    );
    assert!(packed(1_793_000_100).await != zip, "the moment stands in it");
}

/// What somebody could write to be run where the table is opened.
const HOSTILE: [&str; 9] = [
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " \u{ff1d}1",
    "\u{202e}=1",
    "\0=1",
    "\"quoted\",\r\nnext line; \u{200f}right to left",
];

/// Cells that a spreadsheet would read as a formula.
fn formulas(rows: &[Vec<String>]) -> Vec<&str> {
    let cells = rows.iter().flatten().map(String::as_str);
    let begins = |cell: &&str| {
        let seen = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{202e}');
        seen.starts_with(['=', '+', '-', '@', '\u{ff1d}'])
    };
    cells.filter(begins).collect()
}

#[tokio::test]
async fn no_cell_is_a_formula_and_no_record_is_changed() {
    let office = Office::open().await;
    let line = |(number, text): (usize, &&str)| {
        let text = Value::from(*text);
        format!(
            r#"{{"type":"message","appId":"a1","conversationId":"v1","data":{{"id":"h{number}","received":"2026-10-04T10:00:0{number}.000Z","author":{{"type":"user","userId":"u1","displayName":{text}}},"content":{{"type":"image","text":{text},"mediaUrl":{text}}}}}}}"#
        )
    };
    let bundle: Vec<_> = HOSTILE.iter().enumerate().map(line).collect();
    office.import(&bundle.join("\n")).await.unwrap();
    let files = office.packed("maren").await;
    let rows = sheet(&files, "csv/messages.csv");
    let listed = sheet(&files, "attachments.csv");
    assert_eq!(formulas(&rows), [""; 0]);
    assert_eq!(formulas(&listed), [""; 0]);
    assert_eq!(listed.len(), 1 + HOSTILE.len());

    let at = |column: &str| rows[0].iter().position(|name| name == column).unwrap();
    let (text, json) = (at("text"), at("json"));
    let mut unguarded = Vec::new();
    let hostile = rows.iter().filter(|row| row[at("contentType")] == "image");
    for (row, wrote) in hostile.zip(HOSTILE) {
        let record: Value = serde_json::from_str(&row[json]).unwrap();
        assert_eq!(record["content"]["text"], wrote);
        let guard = if wrote.starts_with('"') { "" } else { "'" };
        assert_eq!(row[text], format!("{guard}{}", wrote.replace('\0', "\u{fffd}")));
        // The control: as it would stand there without the guard.
        unguarded.push(vec![wrote.to_owned()]);
    }
    assert_eq!(formulas(&unguarded).len(), HOSTILE.len() - 1);
    let said = lines(&files, Table::Messages);
    assert_eq!(
        said.iter()
            .filter(|line| line["message"]["content"]["type"] == "image")
            .count(),
        HOSTILE.len()
    );
}

#[tokio::test]
async fn attachments_are_listed_with_why_they_are_not_in_it() {
    let office = Office::open().await;
    let image = r#"{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"i1","received":"2026-10-05T10:00:00.000Z","author":{"type":"user","userId":"u1"},"content":{"type":"image","mediaUrl":"https://media.example/ticket.png","mediaType":"image/png","mediaSize":2048}}}"#;
    office.import(image).await.unwrap();
    let files = office.packed("maren").await;
    let listed = sheet(&files, "attachments.csv");
    assert_eq!(
        listed[1],
        [
            "v2",
            "i1",
            "2026-10-05T10:00:00.000Z",
            "/content/mediaUrl",
            "https://media.example/ticket.png",
            "image/png",
            "2048",
            "",
            "",
            "not_fetched_from_there",
            "at media.example",
        ]
    );
    assert_eq!(listed.len(), 2);
}

/// Of what is held, the bytes stand in it, each once; of what is another's alone, nothing does.
#[tokio::test]
async fn what_is_held_is_in_it_byte_for_byte() {
    let office = Office::with_tickets().await;
    // Named twice, and by a member that the rule for others keeps back.
    let more = r#"{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"i3","received":"2026-10-05T10:00:02.000Z","author":{"type":"user","userId":"u1"},"content":{"type":"image","mediaUrl":"https://media.example/m/ticket.png"},"metadata":{"mediaUrl":"https://media.example/k/ticket.png"}}}
{"type":"message","appId":"a1","conversationId":"v3","data":{"id":"i4","received":"2026-10-05T10:00:03.000Z","author":{"type":"user","userId":"u2"},"content":{"type":"image","mediaUrl":"https://media.example/elsewhere"}}}"#;
    office.import(more).await.unwrap();
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        let names = files.iter().map(|(name, _)| name.clone());
        names.filter(|name| name.starts_with("attachments")).collect()
    };
    let of_maren = office.packed("maren").await;
    let mut packed = names(&of_maren);
    packed.sort();
    assert_eq!(
        packed,
        [
            "attachments.csv",
            "attachments/0001-ticket.png",
            "attachments/0002-ticket.png"
        ]
    );
    let bytes = |name: &str| {
        of_maren
            .iter()
            .find(|(other, _)| other == name)
            .unwrap()
            .1
            .clone()
    };
    assert!(bytes("attachments/0001-ticket.png") == ticket(0));
    assert!(bytes("attachments/0002-ticket.png") == ticket(1));
    let listed = sheet(&of_maren, "attachments.csv");
    let at = |column: &str| listed[0].iter().position(|name| name == column).unwrap();
    let said: Vec<_> = listed[1..]
        .iter()
        .map(|row| {
            [
                &*row[at("messageId")],
                &row[at("place")],
                &row[at("file")],
                &row[at("sha256")],
                &row[at("whyNotHere")],
            ]
        })
        .collect();
    let [first, second] = ["attachments/0001-ticket.png", "attachments/0002-ticket.png"];
    let [of_first, of_second] = [first, second].map(|name| hex(&Sha256::digest(bytes(name))));
    assert_eq!(
        said,
        [
            ["i1", "/content/mediaUrl", first, &of_first, ""],
            ["i2", "/content/items/0/mediaUrl", second, &of_second, ""],
            ["i3", "/content/mediaUrl", first, &of_first, ""],
            ["i3", "/metadata/mediaUrl", second, &of_second, ""],
        ]
    );
    assert_ne!(of_first, of_second);
    // The copy beside it says no more than it does alone.
    assert!(!file(&of_maren, "export.json").contains("BYTES-OF-TICKET"));

    let of_kofi = office.packed("kofi").await;
    assert_eq!(names(&of_kofi).len(), 3);
    let listed = file(&of_kofi, "attachments.csv");
    assert!(!listed.contains("/metadata/mediaUrl"), "{listed}");
    assert!(
        listed.contains(",not_fetched_from_there,at media.example\r\n"),
        "{listed}"
    );
}

/// What a member names that the rule for others drops is not in the other's package.
#[tokio::test]
async fn what_is_kept_back_of_anothers_message_is_not_in_it() {
    let office = Office::open().await;
    let files = tempfile::tempdir().unwrap();
    std::fs::write(files.path().join("note.png"), b"A-NOTE").unwrap();
    let url = "https://media.example/note";
    let message = r#"{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"i5","received":"2026-10-06T10:00:00.000Z","author":{"type":"user","userId":"u1"},"content":{"type":"text","text":"x"},"metadata":{"mediaUrl":"https://media.example/note"}}}"#;
    let bundle = format!("{message}\n{}", attached("a1", url, "note.png", b"A-NOTE"));
    office.import_with(&bundle, files.path()).await.unwrap();
    for (who, is_in_it) in [("maren", true), ("kofi", false)] {
        let packed = office.packed(who).await;
        let found = packed.iter().any(|(_, content)| content == b"A-NOTE");
        assert_eq!(found, is_in_it, "{who}");
    }
}

#[tokio::test]
async fn it_is_written_down_once() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let package = office.desk.package(&maren, enclosed()).await.unwrap();
    arrived(package).await.unwrap();
    let user = UserRef::Id(UserId::parse("u1").unwrap());
    let app = app();
    let package = office.desk.package_of(&OPERATOR, &app, &user, enclosed());
    arrived(package.await.unwrap()).await.unwrap();
    let lines = office.desk.activity(&maren, None).await.unwrap().lines;
    let acts: Vec<_> = lines.iter().map(|line| line.act).collect();
    assert_eq!(acts, [Act::Exported, Act::Exported, Act::SignedIn]);
}

#[tokio::test]
async fn who_hangs_up_stops_the_work_and_no_half_of_it_opens() {
    let office = Office::open().await;
    office.import(&many_messages()).await.unwrap();
    let maren = office.person("a1", "maren").await;
    let settles = async || office.desk.settle().await.unwrap();
    let mut package = office.desk.package(&maren, enclosed()).await.unwrap();
    assert!(package.body.recv().await.unwrap().is_ok());
    assert!(!settles().await, "a package that is under way holds its snapshot");
    drop(package);
    while !settles().await {
        tokio::task::yield_now().await;
    }

    let mut package = office.desk.package(&maren, enclosed()).await.unwrap();
    assert_eq!(package.body.max_capacity(), DEPTH);
    let mut chunks = 0;
    let mut bytes = Vec::new();
    while let Some(chunk) = package.body.recv().await {
        assert!(
            ZipArchive::new(Cursor::new(&bytes[..])).is_err(),
            "{chunks} chunks open"
        );
        let chunk = chunk.unwrap();
        assert!(chunk.len() <= 320 * 1024, "{}", chunk.len());
        bytes.extend_from_slice(&chunk);
        chunks += 1;
    }
    // Far more than may be under way at once, and whole.
    assert!(chunks > 3 * DEPTH, "{chunks}");
    let copy = file(&opened(&bytes), "export.json");
    hold_against_the_schema(copy.as_bytes());
    assert!(matches!(
        verify::check(copy.as_bytes(), None),
        Verdict::Intact { .. }
    ));
    assert!(ZipArchive::new(Cursor::new(&bytes[..bytes.len() - 1])).is_err());
}

/// Also who goes between the question and the walk: no package without anything in it.
#[tokio::test]
async fn who_is_erased_gets_no_package() {
    let office = Office::open().await;
    let (maren, reference) = office.asked().await;
    let app = app();
    let user = UserId::parse("u1").unwrap();
    let person = office
        .desk
        .store
        .person_by_id(&app, &user)
        .await
        .unwrap()
        .unwrap();
    let reviewer = office.reviewer_of("a1").await;
    office
        .desk
        .approve(&reviewer, &reference, crate::Verdict::default())
        .await
        .unwrap();
    let subject = me(&maren).unwrap().subject;
    let package = office
        .desk
        .pack(
            &app,
            &person,
            subject,
            office.desk.exported(by(&maren), subject),
            enclosed(),
        )
        .await;
    assert!(matches!(package, Err(Error::NothingHeld)));
    office.work().await;
    let refused = office.desk.package(&maren, enclosed()).await;
    assert!(matches!(refused, Err(Error::NothingHeld)));
}

/// Also at the machine, and when nearly all of it was sent.
#[tokio::test]
async fn of_whoever_is_erased_meanwhile_no_package_opens() {
    let office = Office::open().await;
    office.import(&many_messages()).await.unwrap();
    let (_, reference) = office.asked().await;
    let (app, user) = (app(), UserRef::Id(UserId::parse("u1").unwrap()));
    let begun = async || {
        let package = office.desk.package_of(&OPERATOR, &app, &user, enclosed());
        package.await.unwrap()
    };
    // The control is under way at the same time, and is all taken before.
    let (before, meanwhile) = (begun().await, begun().await);
    assert!(arrived(before).await.is_ok());
    let reviewer = office.reviewer_of("a1").await;
    let approved = office
        .desk
        .approve(&reviewer, &reference, crate::Verdict::default());
    approved.await.unwrap();
    let came = arrived(meanwhile).await.unwrap_err();
    assert!(came.len() > 1 << 20, "{}", came.len());
    assert!(ZipArchive::new(Cursor::new(came)).is_err());
}

#[tokio::test]
async fn it_is_for_whom_the_copy_is_for() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let nobody = office.person("a1", "nobody").await;
    let reviewer = office.reviewer_of("a1").await;
    let refused = office.desk.package(&nobody, enclosed()).await;
    assert!(matches!(refused, Err(Error::NothingHeld)));
    let refused = office.desk.package(&reviewer, enclosed()).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    let unknown = UserRef::Id(UserId::parse("nobody").unwrap());
    let refused = office
        .desk
        .package_of(&OPERATOR, &app(), &unknown, enclosed())
        .await;
    assert!(matches!(refused, Err(Error::NotHeld("user"))));
    assert!(office.desk.package(&maren, enclosed()).await.is_ok());
    office.clock.forward(16 * 60);
    let refused = office.desk.package(&maren, enclosed()).await;
    assert!(matches!(refused, Err(Error::NotFresh)));
    // Whoever is at the machine needs no sign-in.
    let maren = UserRef::Id(UserId::parse("u1").unwrap());
    let app = app();
    let package = office.desk.package_of(&OPERATOR, &app, &maren, enclosed());
    assert!(arrived(package.await.unwrap()).await.is_ok());
}
