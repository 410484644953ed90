//! `rightsdesk import` of a person's copy: from a file and from a pipe, by whose key, and what is no whole copy. And
//! `rightsdesk export` of somebody who goes meanwhile.

use std::{fs, io::Read as _, path::Path, process::Stdio, time::Duration};

use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Ran, SAMPLE, command, folder, folder_of, rightsdesk};

/// A copy of the sample's first person, and where it lies.
struct Copy {
    _folder: TempDir,
    folder: TempDir,
    file: String,
    bytes: Vec<u8>,
}

impl Copy {
    fn new() -> Self {
        let (kept, data) = folder();
        let beside = TempDir::new().unwrap();
        let file = beside.path().join("copy.json").to_str().unwrap().to_owned();
        export(&data, &file);
        Self {
            bytes: fs::read(&file).unwrap(),
            _folder: kept,
            folder: beside,
            file,
        }
    }

    /// Another file beside it.
    fn beside(&self, name: &str, bytes: &[u8]) -> String {
        let file = self.folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        file.to_str().unwrap().to_owned()
    }
}

fn export(data: &str, file: &str) {
    rightsdesk(&[
        "export", "--data", data, "--app", SAMPLE, "--user", "person-1", "-o", file,
    ])
    .run()
    .ok();
}

/// The members that a round trip keeps.
fn kept(copy: &[u8]) -> &[u8] {
    let from = copy.windows(8).position(|bytes| bytes == b",\"user\":").unwrap();
    let end = b",\"requests\":[";
    let to = copy.windows(end.len()).rposition(|bytes| bytes == end).unwrap();
    &copy[from..to]
}

fn import(data: &str, more: &[&str]) -> Ran {
    rightsdesk(&[&["import", "--data", data][..], more].concat()).run()
}

/// Nothing is held there.
#[track_caller]
fn is_empty(data: &str) {
    let nobody = rightsdesk(&["export", "--data", data, "--app", SAMPLE, "--user", "person-1"]).run();
    assert!(nobody.failed(1).contains("the app is not held"));
}

#[test]
fn a_copy_comes_in_from_a_file_and_from_a_pipe_and_comes_out_the_same() {
    let copy = Copy::new();
    let new = TempDir::new().unwrap();
    for (number, piped) in [false, true].into_iter().enumerate() {
        let data = new.path().join(number.to_string());
        let data = data.to_str().unwrap();
        let said = if piped {
            rightsdesk(&["import", "--data", data, "-"])
                .stdin(copy.bytes.clone())
                .run()
                .ok()
        } else {
            import(data, &[&copy.file]).ok()
        };
        let name = if piped { "stdin" } else { &copy.file };
        assert!(said.starts_with(&format!("{name}: ")), "{said}");
        for there in [
            "message",
            "requests and access log of another portal",
            "a key that was compared with none: --key PUB",
        ] {
            assert!(said.contains(there), "{there}: {said}");
        }
        let out = format!("{data}.json");
        export(data, &out);
        let out = fs::read(&out).unwrap();
        assert!(kept(&out) == kept(&copy.bytes), "byte for byte");
    }
}

#[test]
fn a_key_is_asked_for_and_told() {
    let copy = Copy::new();
    let verified = rightsdesk(&["verify", &copy.file, "--json"]).run().ok();
    let verified: Value = serde_json::from_str(&verified).unwrap();
    let key = verified["publicKey"].as_str().unwrap();
    let new = TempDir::new().unwrap();
    let data = new.path().to_str().unwrap();

    let other = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    let line = import(data, &["--key", other, &copy.file]).failed(1);
    let said = "The export is whole, but another key signed it than the one you gave: its key is ";
    assert!(
        line.starts_with(&format!("{}: {said}", copy.file)) && line.ends_with("; nothing was stored"),
        "{line}"
    );
    let bundle = copy.beside("bundle.ndjson", b"");
    let line = import(data, &["--key", key, &copy.file, &bundle]).failed(1);
    assert_eq!(
        line,
        format!("{bundle}: This file is not a Rightsdesk export; nothing was stored")
    );
    is_empty(data);

    let said = import(data, &["--key", key, &copy.file]).ok();
    assert!(said.contains(", the key that was asked for"), "{said}");
    let again = import(data, &["--json", &copy.file]).ok();
    let again: Value = serde_json::from_str(&again).unwrap();
    assert_eq!(
        (
            &again["received"],
            &again["copies"][0]["kid"],
            &again["copies"][0]["signerChecked"]
        ),
        (&0.into(), &verified["kid"], &false.into())
    );
    let own = copy.beside("own.json", b"");
    export(data, &own);
    let said = import(data, &[&own]).ok();
    assert!(said.contains(", this portal's own key"), "{said}");
}

#[test]
fn what_is_no_whole_copy_is_told_and_leaves_nothing() {
    let copy = Copy::new();
    let bytes = &copy.bytes;
    let text = String::from_utf8(bytes.clone()).unwrap();
    let middle = text.find("\"messages\":[").unwrap();
    let mut changed = bytes.clone();
    let last = bytes.len() - 1_000;
    changed[last] ^= 1;
    let anew = text.replacen("{\"format\":", "{ \"format\": ", 1);
    let later = text.replacen("export/1", "export/7", 1);
    let foreign = text.replacen("rightsdesk.export", "somebody.export", 1);
    let spaces = [&bytes[..middle + 12], &b" ".repeat(50_000_000)].concat();
    for (name, bytes, said) in [
        (
            "cut.json",
            bytes[..middle].to_vec(),
            "it was cut short or something was added",
        ),
        (
            "two.json",
            [&bytes[..], bytes].concat(),
            "something was added after its end",
        ),
        ("anew.json", anew.into_bytes(), "another program saved it anew"),
        (
            "later.json",
            later.into_bytes(),
            "The export is of format 7, which this release cannot check",
        ),
        (
            "foreign.json",
            foreign.into_bytes(),
            "This file is not a Rightsdesk export",
        ),
        (
            "spaces.json",
            spaces,
            "conversations[0].messages[0]: white space, which no export has",
        ),
        ("changed.json", changed, ""),
    ] {
        let file = copy.beside(name, &bytes);
        let new = TempDir::new().unwrap();
        let data = new.path().to_str().unwrap();
        // With something good before it, that does not come in either.
        for files in [&[&*file][..], &[&*copy.file, &*file]] {
            let line = import(data, files).failed(1);
            assert!(
                line.starts_with(&format!("{file}: "))
                    && (line.contains(said) || name == "two.json" && line.contains("stands twice"))
                    && line.ends_with("; nothing was stored"),
                "{name}: {line}"
            );
            is_empty(data);
        }
    }
}

#[test]
fn several_files_may_be_bundles_and_copies() {
    let copy = Copy::new();
    let new = TempDir::new().unwrap();
    let data = new.path().to_str().unwrap();
    let line = |id: &str| format!(r#"{{"type":"user","appId":"{SAMPLE}","data":{{"id":"{id}"}}}}"#);
    let before = copy.beside("before.ndjson", format!("{}\n\n", line("u-1")).as_bytes());
    let twice = copy.beside("twice.ndjson", format!("\n{}", line("u-1")).as_bytes());
    let refused = import(data, &[&before, &copy.file, &twice]).failed(1);
    assert_eq!(
        refused,
        format!("{twice}: line 2: data.id: the same user stands twice in this file; nothing was stored")
    );
    let refused = import(data, &[&before, &copy.file, &copy.file]).failed(1);
    assert_eq!(
        refused,
        format!(
            "{}: user.id: the same user stands twice in this file; nothing was stored",
            copy.file
        )
    );
    is_empty(data);
    let after = copy.beside("after.ndjson", line("u-2").as_bytes());
    let said = import(data, &[&before, &copy.file, &after]).ok();
    assert!(
        said.starts_with(&format!("{before}, {}, {after}: ", copy.file)),
        "{said}"
    );
}

/// Far more is on its way to the pipe than fits into it and the program together, and nobody takes it.
#[test]
fn of_whoever_is_erased_meanwhile_no_copy_comes_to_its_end_and_it_is_said_why() {
    let (_folder, data) = folder_of("10000", "1");
    let here = TempDir::new().unwrap();
    let call = ["export", "--data", &data, "--app", SAMPLE, "--user", "person-1"];
    let mut child = command(here.path(), &call)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdout.take().unwrap();
    let mut copy = vec![0; 1_000];
    pipe.read_exact(&mut copy).unwrap();
    // As a portal marks whom it begins to erase.
    let store = Connection::open(Path::new(&data).join("rightsdesk.db")).unwrap();
    let sql = "UPDATE user SET going = '0123-4567-89AB' WHERE external_id = 'person-1'";
    store.busy_timeout(Duration::ZERO).unwrap();
    let in_the_way = || {
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        store.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!(store.execute(sql, []).unwrap(), 1);
    assert_eq!(in_the_way(), 1, "somebody reads from before");
    let ended = child.wait_with_output().unwrap();
    assert_eq!(in_the_way(), 0, "though nobody took any more");
    pipe.read_to_end(&mut copy).unwrap();
    let ran = Ran {
        code: ended.status.code().unwrap(),
        out: String::from_utf8_lossy(&copy).into_owned(),
        err: String::from_utf8(ended.stderr).unwrap(),
    };
    assert!(!ran.out.contains("\"integrity\""));
    assert_eq!(
        ran.failed(1),
        "the copy was broken off: the user was erased meanwhile, or is being erased"
    );
    // The control: as long as they are here, it comes to its end.
    store.execute("UPDATE user SET going = NULL", []).unwrap();
    assert!(rightsdesk(&call).run().ok().ends_with("\"}}"));
}
