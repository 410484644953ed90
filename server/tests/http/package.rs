//! The package: opened by programs that are not this house's.

use std::{
    fs,
    io::{Cursor, Write as _},
    process::Command,
};

use app::text::{Language, absence::InWords, package::read_me};
use desk::{Absence, Explain as _, Operator};
use http::{Request, StatusCode};
use jiff::SignedDuration;
use serde_json::{Value, json};
use tempfile::TempDir;
use verify::{PublicKey, Verdict};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::support::{Answer, HARBOUR, Picture, Portal, show};

/// Reads every table of a package: how many rows each has, and which cells a spreadsheet would take for formulas.
const READ: &str = r#"
import csv, io, json, sys, zipfile

package = zipfile.ZipFile(sys.argv[1])
assert package.testzip() is None
rows_of, formulas = {}, []
for name in package.namelist():
    if not name.endswith(".csv"):
        continue
    text = package.read(name).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    for row in rows:
        assert len(row) == len(head), name
        if head[-1] == "json":
            json.loads(row[-1])
        formulas += [cell for cell in row if cell.strip("\0\t \u3000\u202e")[:1] in tuple("=+-@\uff1d\r")]
    rows_of[name] = len(rows)
print(json.dumps({"names": package.namelist(), "rows": rows_of, "formulas": formulas}))
"#;

/// What Python says; nothing if it fails.
fn python(arguments: &[&str]) -> Option<String> {
    let ran = Command::new("python3").args(arguments).output();
    let Ok(ran) = ran else {
        panic!("python3 is not there, which opens the package: apt-get install python3")
    };
    ran.status
        .success()
        .then(|| String::from_utf8(ran.stdout).unwrap())
}

/// Opens a zip by Python's own module, and by Info-ZIP's program where that is there. Nothing if it is none.
pub fn read(zip: &[u8]) -> Option<Value> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("package.zip");
    fs::write(&file, zip).unwrap();
    let file = file.to_str().unwrap();
    let tested = python(&["-m", "zipfile", "-t", file]);
    if let Ok(unzip) = Command::new("unzip").args(["-tq", file]).output() {
        assert_eq!(unzip.status.success(), tested.is_some(), "{unzip:?}");
    }
    let tested = tested?;
    assert!(!tested.contains("corrupted"), "{tested}");
    let said = python(&["-c", READ, file]).unwrap();
    Some(serde_json::from_str(&said).unwrap())
}

fn file(answer: &Answer, name: &str) -> String {
    let files = answer.files();
    files.into_iter().find(|(other, _)| other == name).unwrap().1
}

async fn said_by_maren(portal: &Portal, texts: &[&str]) {
    let lines = texts.iter().enumerate().map(|(number, text)| {
        let line = json!({
            "type": "message", "appId": HARBOUR, "conversationId": "conv-Maren", "data": {
                "id": format!("hostile-{number}"),
                "received": format!("2026-11-20T10:00:{number:02}.000Z"),
                "author": {"type": "user", "userId": "user-Maren", "displayName": text},
                "content": {"type": "file", "text": text, "altText": text, "mediaUrl": text},
            },
        });
        line.to_string()
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    let operator = Operator::at_the_machine();
    let imported = portal.desk.import(&operator, Cursor::new(lines), false, |_| {});
    imported.await.unwrap();
}

#[tokio::test]
async fn other_programs_open_it_and_count_what_the_copy_counts() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let answer = maren.get("/me/export.zip").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/zip");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"my-data-2026-11-23.zip\""
    );
    assert_eq!(answer.header("cache-control"), "no-store");

    let keys = portal.visitor().get("/.well-known/rightsdesk-keys.json").await;
    let keys: Value = serde_json::from_slice(&keys.body).unwrap();
    let key: PublicKey = keys["keys"][0]["x"].as_str().unwrap().parse().unwrap();
    let copy = file(&answer, "export.json");
    assert!(matches!(
        verify::check(copy.as_bytes(), Some(key)),
        Verdict::Intact { .. }
    ));
    let copy: Value = serde_json::from_str(&copy).unwrap();

    let package = read(&answer.body).unwrap();
    let names = package["names"].as_array().unwrap();
    assert_eq!(names[0], "README.txt");
    assert_eq!(names.last().unwrap(), "attachments.csv");
    for (category, count) in copy["integrity"]["counts"].as_object().unwrap() {
        assert_eq!(
            package["rows"][format!("csv/{category}.csv")],
            *count,
            "{category}"
        );
    }
    assert_eq!(package["rows"]["csv/profile.csv"], 1);
    assert_eq!(package["rows"]["csv/messages.csv"], 6);
}

#[tokio::test]
async fn pictures_that_are_held_stand_in_it_for_other_programs_too() {
    let portal = Portal::open().await;
    let bytes = "A PICTURE".repeat(20_000);
    let picture = Picture {
        app: HARBOUR,
        conversation: "conv-Maren",
        user: "user-Maren",
        file: "my ticket.png".to_owned(),
        media_type: "image/png".to_owned(),
        bytes: bytes.clone().into_bytes(),
    };
    show(&portal, &[picture]).await;
    let mut maren = portal.person("maren").await;
    let answer = maren.get("/me/export.zip").await;
    let package = read(&answer.body).unwrap();
    let name = "attachments/0001-my_ticket.png";
    assert_eq!(*package["names"].as_array().unwrap().last().unwrap(), name);
    assert_eq!(package["rows"]["attachments.csv"], 1);
    assert!(file(&answer, name) == bytes);
    assert!(file(&answer, "attachments.csv").contains(name));
    // Nobody else's package has it.
    let mut otto = portal.person("otto").await;
    let answer = otto.get("/me/export.zip").await;
    assert!(!answer.text().contains("A PICTURE"));
}

/// It is made anew each time, and no part of one fits another: whatever part is asked for, it comes whole.
#[tokio::test]
async fn no_part_of_it_is_sent() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    for part in ["bytes=5-", "bytes=-9", "bytes=9-1", "lines=1-2"] {
        let request = Request::get("/me/export.zip").header("range", part);
        let answer = maren.send(request, String::new()).await;
        assert_eq!(answer.status, StatusCode::OK, "{part}");
        for name in ["accept-ranges", "content-range", "etag"] {
            assert!(!answer.headers.contains_key(name), "{part}: {name}");
        }
        assert!(read(&answer.body).is_some(), "{part}");
    }
}

/// Cut anywhere, it is no zip: its directory comes last.
#[tokio::test]
async fn half_of_it_opens_nowhere() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let answer = maren.get("/me/export.zip").await;
    let length = answer.body.len();
    for kept in [0, 1, length / 2, length - 1_000, length - 22] {
        assert_eq!(read(&answer.body[..kept]), None, "{kept} of {length}");
    }
    assert!(read(&answer.body).is_some());
}

#[tokio::test]
async fn no_cell_is_a_formula_whatever_somebody_wrote() {
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\u{3000}\u{ff1d}1",
        "\u{202e}=1",
        "\0=1",
        "\"quoted\", and\r\n;more; \u{200f}\u{5e9}",
    ];
    let portal = Portal::open().await;
    said_by_maren(&portal, &texts).await;
    let mut maren = portal.person("maren").await;
    let answer = maren.get("/me/export.zip").await;
    let package = read(&answer.body).unwrap();
    assert_eq!(package["formulas"], json!([]));
    assert_eq!(package["rows"]["csv/messages.csv"], 6 + texts.len());
    assert!(package["rows"]["attachments.csv"].as_u64().unwrap() >= 11);
    // Not a byte of a record is another.
    let lines = file(&answer, "ndjson/messages.ndjson");
    for text in texts {
        let wrote = format!("\"text\":{}", Value::from(text));
        assert!(lines.contains(&wrote), "{wrote} in {lines}");
    }

    // The control: the same texts as they are, but the one that older Pythons do not read.
    let texts = texts.iter().filter(|text| !text.contains('\0'));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("csv/messages.csv", SimpleFileOptions::default())
        .unwrap();
    let quoted = |text: &&str| format!("\"{}\"\r\n", text.replace('"', "\"\""));
    let rows: String = texts.clone().map(quoted).collect();
    zip.write_all(format!("text\r\n{rows}").as_bytes()).unwrap();
    let unguarded = zip.finish().unwrap().into_inner();
    let found = read(&unguarded).unwrap();
    assert_eq!(
        found["formulas"].as_array().unwrap().len(),
        texts.count() - 1,
        "{found}"
    );
}

#[tokio::test]
async fn it_explains_itself_in_the_persons_language() {
    let portal = Portal::open().await;
    said_by_maren(&portal, &["https://media.example/ticket.png"]).await;
    let mut maren = portal.person("maren").await;
    let address = format!("http://{}/.well-known/rightsdesk-keys.json", portal.authority);
    for (language, tag) in [(Language::En, "en"), (Language::De, "de-AT")] {
        let request = Request::get("/me/export.zip").header("accept-language", tag);
        let answer = maren.send(request, String::new()).await;
        let has_viewer = answer.files().iter().any(|(name, _)| name == "viewer.html");
        assert_eq!(
            file(&answer, "README.txt"),
            read_me(language, &address, has_viewer)
        );
        let why = InWords(language).not_here(Some("media.example"), Absence::NotFetched);
        let listed = file(&answer, "attachments.csv");
        assert!(
            listed.contains(&format!(",not_fetched_from_there,{why}\r\n")),
            "{listed}"
        );
    }
}

#[tokio::test]
async fn it_is_written_down_once_and_not_for_a_glance() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let exported = async || {
        let acts = portal.acts().await;
        acts.iter().filter(|act| *act == "exported").count()
    };
    let head = maren.send(Request::head("/me/export.zip"), String::new()).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    assert_eq!(head.header("content-type"), "application/zip");
    assert_eq!(exported().await, 0);
    maren.get("/me/export.zip").await;
    assert_eq!(exported().await, 1);
}

#[tokio::test]
async fn it_is_for_whoever_has_just_signed_in_as_that_person() {
    let portal = Portal::open().await;
    let mut idris = portal.reviewer("Idris").await;
    assert_eq!(idris.get("/me/export.zip").await.status, StatusCode::SEE_OTHER);
    let mut stranger = portal.person("nobody-we-know").await;
    assert_eq!(stranger.get("/me/export.zip").await.status, StatusCode::NOT_FOUND);
    let mut maren = portal.person("maren").await;
    assert_eq!(maren.get("/me/export.zip").await.status, StatusCode::OK);
    portal.clock.advance(SignedDuration::from_mins(16));
    assert_eq!(maren.get("/me/export.zip").await.location(), "/me/export");
}

/// A package is a copy like any other: four at once, of whatever kind.
#[tokio::test]
async fn it_takes_the_place_of_a_copy() {
    const TWO: [&str; 2] = ["/me/export.zip", "/me/export.json"];
    let portal = Portal::open().await;
    let maren = portal.person("maren").await;
    let mut under_way = Vec::new();
    for path in TWO.repeat(2) {
        let copy = maren.begin(path).await;
        assert_eq!(copy.status(), StatusCode::OK);
        under_way.push(copy);
    }
    for path in TWO {
        assert_eq!(maren.begin(path).await.status(), StatusCode::TOO_MANY_REQUESTS);
    }
    under_way.pop();
    assert_eq!(maren.begin(TWO[0]).await.status(), StatusCode::OK);
}
