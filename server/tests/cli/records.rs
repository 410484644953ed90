//! Records in, records out.

use std::{fs, io::Read as _};

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::support::{SAMPLE, fixture, rightsdesk};

const APP: &str = r#"{"type":"app","appId":"a1","data":{"id":"a1","displayName":"One"}}"#;
const USER: &str =
    r#"{"type":"user","appId":"a1","data":{"id":"u1","externalId":"p-1","profile":{"n":1.50}}}"#;

fn import(data: &str, bundle: impl Into<Vec<u8>>) -> crate::support::Ran {
    rightsdesk(&["import", "--data", data, "-"]).stdin(bundle).run()
}

#[test]
fn a_bundle_comes_in_once_and_changes_only_when_told_to() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let bundle = format!("{APP}\n{USER}\n");
    let said = import(data, bundle.clone()).ok();
    assert!(
        said.starts_with("stdin: 2 records\n") && said.contains("added"),
        "{said}"
    );
    assert!(import(data, bundle.clone()).ok().contains("unchanged"));

    let changed = bundle.replace("1.50", "1.5");
    let line = import(data, changed.clone()).failed(1);
    assert!(
        line.starts_with("stdin: line 2: data.id: ") && line.ends_with("nothing was stored"),
        "{line}"
    );
    assert!(line.contains("--update"), "{line}");
    let said = rightsdesk(&["import", "--data", data, "--update", "--json", "-"])
        .stdin(changed)
        .run()
        .ok();
    let said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        (&said["replaced"]["user"], &said["unchanged"]),
        (&1.into(), &1.into()),
        "{said}"
    );
}

#[test]
fn a_merge_takes_somebody_out_only_when_told_to_and_says_so() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let other = USER.replace("u1", "u2").replace("p-1", "p-2");
    let channel =
        |user: &str| format!(r#"{{"type":"client","appId":"a1","userId":"{user}","data":{{"id":"c1"}}}}"#);
    import(data, format!("{APP}\n{USER}\n{other}\n{}\n", channel("u2"))).ok();
    let merge = r#"{"type":"merge","appId":"a1","data":{"mergedUsers":{"surviving":{"id":"u1"},"discarded":{"id":"u2"}},"reason":"api"}}"#;
    let update = |bundle: String| {
        rightsdesk(&["import", "--data", data, "--update", "-"])
            .stdin(bundle)
            .run()
    };
    for refused in [import(data, merge), update(merge.to_owned())] {
        let line = refused.failed(1);
        assert!(
            line.starts_with(
                "stdin: line 1: data.mergedUsers.discarded.id: this user is still held: import what"
            ) && line.ends_with("with --update; nothing was stored"),
            "{line}"
        );
    }
    let said = update(format!("{merge}\n{}\n", channel("u1"))).ok();
    let line = said
        .lines()
        .find(|line| line.contains("merged "))
        .unwrap_or_default();
    assert!(line.ends_with("1  user into another"), "{said}");
    rightsdesk(&["export", "--data", data, "--app", "a1", "--user", "p-2"])
        .run()
        .failed(1);
    let copy = rightsdesk(&["export", "--data", data, "--app", "a1", "--user", "p-1"])
        .run()
        .ok();
    assert!(
        copy.contains(r#""act":"recordsMerged""#) && copy.contains(r#""reason":"api"}"#),
        "{copy}"
    );
}

#[test]
fn the_bytes_of_an_attachment_come_from_the_folder_that_is_named() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let files = folder.path().join("files");
    fs::create_dir(&files).unwrap();
    fs::write(files.join("a.png"), b"A PICTURE").unwrap();
    fs::write(folder.path().join("secret"), b"A PICTURE").unwrap();
    std::os::unix::fs::symlink(folder.path().join("secret"), files.join("link")).unwrap();
    let (data, files) = (data.to_str().unwrap(), files.to_str().unwrap());
    let digest = |bytes: &[u8]| {
        let digest = Sha256::digest(bytes);
        digest
            .iter()
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
    };
    let talk = r#"{"type":"conversation","appId":"a1","data":{"id":"v1"}}"#;
    let message = r#"{"type":"message","appId":"a1","conversationId":"v1","data":{"id":"m1","received":"2026-10-01T10:00:00Z","author":{"type":"user","userId":"u1"},"content":{"type":"image","mediaUrl":"https://media.example/a"}}}"#;
    let bundle = |file: &str, bytes: &[u8]| {
        let sha256 = digest(bytes);
        let data = format!(r#"{{"mediaUrl":"https://media.example/a","sha256":"{sha256}","file":"{file}"}}"#);
        let line = format!(r#"{{"type":"attachment","appId":"a1","data":{data}}}"#);
        format!("{APP}\n{USER}\n{talk}\n{message}\n{line}\n")
    };
    let import = |files: &str, bundle: String| {
        rightsdesk(&["import", "--data", data, "--attachments", files, "-"])
            .stdin(bundle)
            .run()
    };
    let line = import("nowhere", bundle("a.png", b"A PICTURE")).failed(3);
    assert!(line.starts_with("nowhere cannot be read: "), "{line}");
    for (file, bytes, said) in [
        (
            "b.png",
            "A PICTURE",
            "data.file: the file cannot be read (entity not found)",
        ),
        ("link", "A PICTURE", "data.file: leads out of the folder"),
        (
            "a.png",
            "ANOTHER",
            "data.sha256: is not the SHA-256 of the file's bytes",
        ),
    ] {
        let line = import(files, bundle(file, bytes.as_bytes())).failed(1);
        assert_eq!(line, format!("stdin: line 5: {said}; nothing was stored"));
    }
    let without = rightsdesk(&["import", "--data", data, "-"])
        .stdin(bundle("a.png", b"A PICTURE"))
        .run();
    let line = without.failed(1);
    assert!(
        line.starts_with("stdin: line 5: data.file: ") && line.contains("--attachments DIR"),
        "{line}"
    );
    let said = import(files, bundle("a.png", b"A PICTURE")).ok();
    assert!(said.contains("1  attachment"), "{said}");
}

#[test]
fn a_bad_line_is_named_with_field_and_reason_and_nothing_is_stored() {
    let long = format!(
        r#"{{"type":"user","appId":"a1","data":{{"id":"u2","x":"{}"}}}}"#,
        "y".repeat(1 << 20)
    );
    let much = format!(
        r#"{{"type":"user","appId":"a1","data":{{"id":"u2","metadata":{{"x":"{}"}}}}}}"#,
        "y".repeat(4_100)
    );
    let bad: [(&str, Vec<u8>, &str); 12] = [
        (
            "not JSON",
            b"{\"type\":".to_vec(),
            "type: not valid JSON (column 9: it ends too early)",
        ),
        (
            "no id",
            br#"{"type":"user","appId":"a1","data":{}}"#.to_vec(),
            "data.id: is missing",
        ),
        (
            "a member twice",
            br#"{"type":"user","appId":"a1","data":{"id":"u2","a":1,"a":2}}"#.to_vec(),
            "data: the member \"a\" stands twice",
        ),
        (
            "unknown type",
            br#"{"type":"person","appId":"a1","data":{"id":"u2"}}"#.to_vec(),
            "type: \"person\" is no type of record",
        ),
        (
            "unknown app",
            br#"{"type":"user","appId":"a2","data":{"id":"u2"}}"#.to_vec(),
            "appId: names an app that is neither in this file nor held",
        ),
        (
            "unknown app of a group",
            br#"{"type":"group","data":{"id":"g1","displayName":"G","appIds":["a1","a9"]}}"#.to_vec(),
            "data.appIds: names an app that is neither in this file nor held",
        ),
        (
            "unknown user",
            br#"{"type":"client","appId":"a1","userId":"u9","data":{"id":"c1"}}"#.to_vec(),
            "userId: names a user who is neither in this file nor held",
        ),
        (
            "unknown user who remains",
            br#"{"type":"merge","appId":"a1","data":{"mergedUsers":{"surviving":{"id":"u9"},"discarded":{"id":"u8"}}}}"#
                .to_vec(),
            "data.mergedUsers.surviving.id: names a user who is neither in this file nor held",
        ),
        (
            "the same record again",
            USER.as_bytes().to_vec(),
            "data.id: the same user stands twice in this file",
        ),
        (
            "too much metadata",
            much.into_bytes(),
            "data.metadata: is 4,108 bytes, the platform allows 4,096",
        ),
        (
            "not UTF-8",
            b"{\"type\":\"user\",\"appId\":\"a1\",\"data\":{\"id\":\"\xff\"}}".to_vec(),
            "data.id: not valid UTF-8 (byte 43)",
        ),
        ("too long", long.into_bytes(), "whole line: longer than 1 MiB"),
    ];
    for (what, line, said) in bad {
        let folder = TempDir::new().unwrap();
        let data = folder.path().to_str().unwrap();
        let bundle = [format!("{APP}\n{USER}\n").as_bytes(), &line, b"\n"].concat();
        let refused = import(data, bundle).failed(1);
        assert_eq!(
            refused,
            format!("stdin: line 3: {said}; nothing was stored"),
            "{what}"
        );
        let export = rightsdesk(&["export", "--data", data, "--app", "a1", "--user", "p-1"]).run();
        assert!(export.failed(1).contains("the app is not held"), "{what}");
    }
}

#[test]
fn several_files_come_in_as_one_bundle_or_not_at_all() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    // The person stands before the app, and the first file has no last line break.
    let people = file("people.ndjson", USER);
    let apps = file("apps.ndjson", &format!("{APP}\n"));
    let system =
        r#"{"type":"businessSystem","appId":"a1","userId":"u1","data":{"type":"zen","ticketId":"7"}}"#;
    let twice = file("twice.ndjson", &format!("\n{system}\n{system}\n"));

    let refused = rightsdesk(&["import", "--data", data, &people, &apps, &twice])
        .run()
        .failed(1);
    assert_eq!(
        refused,
        format!(
            "{twice}: line 3: data: the same businessSystem stands twice in this file; nothing was stored"
        )
    );
    let nobody = rightsdesk(&["export", "--data", data, "--app", "a1", "--user", "p-1"]).run();
    assert!(nobody.failed(1).contains("the app is not held"));

    let said = rightsdesk(&["import", "--data", data, &people, &apps]).run().ok();
    assert!(
        said.starts_with(&format!("{people}, {apps}: 2 records")),
        "{said}"
    );
}

#[test]
fn a_hundred_megabytes_in_a_line_are_refused_without_being_held() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let mut bundle = format!("{APP}\n").into_bytes();
    bundle.extend(std::iter::repeat_n(b'x', 100_000_000));
    assert_eq!(
        import(data, bundle).failed(1),
        "stdin: line 2: whole line: longer than 1 MiB; nothing was stored"
    );
}

#[test]
fn a_file_that_is_not_there_makes_no_folder() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("new");
    let line = rightsdesk(&["import", "--data", data.to_str().unwrap(), "no.ndjson"])
        .run()
        .failed(3);
    assert!(line.contains("no.ndjson cannot be read"), "{line}");
    assert!(!data.exists());
}

#[test]
fn an_export_into_a_file_is_whole_or_not_there() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    import(data, format!("{APP}\n{USER}\n")).ok();
    let file = folder.path().join("copy.json");
    let to = file.to_str().unwrap();
    rightsdesk(&["export", "--data", data, "--app", "a1", "--user", "p-1", "-o", to])
        .run()
        .ok();
    assert!(
        rightsdesk(&["verify", to])
            .run()
            .ok()
            .starts_with("The export is intact, but its signer was not checked")
    );

    let before = fs::read(&file).unwrap();
    let line = rightsdesk(&[
        "export", "--data", data, "--app", "a1", "--user", "nobody", "-o", to,
    ])
    .run()
    .failed(1);
    assert!(line.contains("the user is not held"), "{line}");
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing is left beside it"
    );

    let copy = ["export", "--data", data, "--app", "a1", "--user", "p-1", "-o"];
    rightsdesk(&[&copy[..], &["/dev/null"]].concat()).run().ok();
    assert!(!fs::metadata("/dev/null").unwrap().is_file());

    let nowhere = folder.path().join("no/copy.json");
    let nowhere = nowhere.to_str().unwrap();
    rightsdesk(&[
        "export", "--data", data, "--app", "a1", "--user", "p-1", "-o", nowhere,
    ])
    .run()
    .failed(3);
}

#[test]
fn a_package_holds_the_copy_and_its_tables() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    import(data, format!("{APP}\n{USER}\n")).ok();
    let file = folder.path().join("copy.zip");
    let to = file.to_str().unwrap();
    let package = [
        "export",
        "--data",
        data,
        "--app",
        "a1",
        "--user",
        "p-1",
        "--package",
        "-o",
        to,
    ];
    rightsdesk(&package)
        .variable("RIGHTSDESK_PUBLIC_URL", "https://privacy.example.com")
        .run()
        .ok();
    let mut zip = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    let mut said = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let keys = "https://privacy.example.com/.well-known/rightsdesk-keys.json";
    assert!(said("README.txt").contains(keys));
    rightsdesk(&["verify", "-"]).stdin(said("export.json")).run().ok();
    assert_eq!(said("ndjson/profile.ndjson").lines().count(), 1);

    let whole = fs::read(&file).unwrap();
    let nobody = package.map(|word| if word == "p-1" { "nobody" } else { word });
    let line = rightsdesk(&nobody).run().failed(1);
    assert!(line.contains("the user is not held"), "{line}");
    assert_eq!(fs::read(&file).unwrap(), whole);
}

#[test]
fn a_sample_is_the_same_each_time_and_goes_in() {
    let sample = |seed: &str| {
        rightsdesk(&["sample", "--messages", "500", "--users", "3", "--seed", seed])
            .run()
            .ok()
    };
    let bundle = sample("1");
    assert_eq!(bundle, sample("1"));
    assert_ne!(bundle, sample("2"));
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    import(data, bundle.clone()).ok();
    let copy = rightsdesk(&["export", "--data", data, "--app", SAMPLE, "--user", "person-1"])
        .run()
        .ok();
    let intact = rightsdesk(&["verify", "-"]).stdin(copy).run().ok();
    assert!(intact.contains("messages"), "{intact}");
}

/// What goes in comes out equal, field for field: names, numbers as they were written, escapes, unknown fields.
#[test]
fn the_platforms_own_examples_come_out_as_they_went_in() {
    for name in ["openapi.ndjson", "sunshine.ndjson"] {
        let folder = TempDir::new().unwrap();
        let data = folder.path().to_str().unwrap();
        let path = fixture(name);
        rightsdesk(&["import", "--data", data, path.to_str().unwrap()])
            .run()
            .ok();
        let bundle = fs::read_to_string(&path).unwrap();
        let records: Vec<Value> = bundle
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let mut compared = 0;
        for user in records.iter().filter(|record| record["type"] == "user") {
            let (app, id) = (
                user["appId"].as_str().unwrap(),
                user["data"]["id"].as_str().unwrap(),
            );
            let whom = format!("id:{id}");
            let copy = rightsdesk(&["export", "--data", data, "--app", app, "--user", &whom])
                .run()
                .ok();
            rightsdesk(&["verify", "-"]).stdin(copy.clone()).run().ok();
            for line in bundle.lines().filter(|line| is_about(line, app, id)) {
                let text = sunshine::bundle::parse_line(line.as_bytes(), 1)
                    .unwrap()
                    .unwrap()
                    .data;
                assert!(copy.contains(&*text), "{name}: {text}\nis not in\n{copy}");
                compared += 1;
            }
        }
        assert!(compared > 10, "{name}: only {compared} records were compared");
    }
}

/// Records that are the person's own: not another's seat or words, which come out under a pseudonym.
fn is_about(line: &str, app: &str, user: &str) -> bool {
    let record: Value = serde_json::from_str(line).unwrap();
    let data = &record["data"];
    record["appId"] == app
        && match record["type"].as_str().unwrap() {
            "user" => data["id"] == user,
            "client" | "device" | "businessSystem" => record["userId"] == user,
            "participant" => data["userId"] == user,
            "merge" => data["mergedUsers"]["surviving"]["id"] == user,
            "message" => data["author"]["userId"] == user && data.get("quotedMessage").is_none(),
            _ => false,
        }
}
