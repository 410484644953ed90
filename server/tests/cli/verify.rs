//! `rightsdesk verify`: what it says, and its exit codes.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{SAMPLE, rightsdesk};

fn export() -> (TempDir, String, Vec<u8>) {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let bundle = rightsdesk(&["sample", "--messages", "50", "--users", "1"])
        .run()
        .ok();
    rightsdesk(&["import", "--data", data, "-"])
        .stdin(bundle)
        .run()
        .ok();
    let file = folder.path().join("copy.json");
    let to = file.to_str().unwrap().to_owned();
    rightsdesk(&[
        "export", "--data", data, "--app", SAMPLE, "--user", "person-1", "-o", &to,
    ])
    .run()
    .ok();
    let bytes = fs::read(&file).unwrap();
    (folder, to, bytes)
}

#[test]
fn it_tells_intact_from_damaged_and_one_signer_from_another() {
    let (_folder, file, bytes) = export();
    let said: Value = serde_json::from_str(&rightsdesk(&["verify", &file, "--json"]).run().ok()).unwrap();
    assert_eq!(
        (&said["intact"], &said["signerChecked"]),
        (&true.into(), &false.into())
    );
    let key = said["publicKey"].as_str().unwrap();
    let checked = rightsdesk(&["verify", &file, "--key", key]).run().ok();
    assert!(
        checked.starts_with("The export is intact, and the expected key signed it."),
        "{checked}"
    );
    assert!(checked.contains("50 messages"), "{checked}");

    // The second begins as an option does.
    for other in [
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        "-Iayc_80_OGda4BO_1o_V0etpOqiLx1JwB5S3beHW0s",
    ] {
        let line = rightsdesk(&["verify", &file, "--key", other]).run().failed(1);
        assert!(
            line.contains("another key signed it than the one you gave"),
            "{line}"
        );
    }

    for (what, damaged) in [
        ("changed", {
            let mut changed = bytes.clone();
            let middle = bytes.len() / 2;
            changed[middle] ^= 1;
            changed
        }),
        ("cut", bytes[..bytes.len() / 2].to_vec()),
        ("added to", [&bytes[..], b"\n"].concat()),
    ] {
        fs::write(&file, damaged).unwrap();
        let line = rightsdesk(&["verify", &file]).run().failed(1);
        assert!(line.contains("The export is damaged: "), "{what}: {line}");
        let json = rightsdesk(&["verify", &file, "--json"]).run();
        assert_eq!((json.code, json.err.as_str()), (1, ""), "{what}");
        assert_eq!(
            serde_json::from_str::<Value>(&json.out).unwrap()["why"],
            "damaged"
        );
    }
}

/// The sentence, and the member for programs.
#[test]
fn it_names_the_member_that_does_not_fit() {
    let (_folder, file, bytes) = export();
    let text = String::from_utf8(bytes).unwrap();
    let third = text.match_indices("\"received\":").nth(2).unwrap().0;
    let messages = "conversations[0].messages[2]";
    for (what, damaged, said, member) in [
        (
            "a quotation mark that went",
            [&text[..third], " ", &text[third + 1..]].concat(),
            format!("; white space stands in {messages}, at byte {third}."),
            Some(messages),
        ),
        (
            "a word that was changed",
            text.replacen("\"messages\":[{", "\"messages\":[;", 1),
            "; it stops making sense in conversations[0].messages, at byte".to_owned(),
            Some("conversations[0].messages"),
        ),
        (
            "a message that was cut",
            text[..third].to_owned(),
            format!("; it ends in {messages}."),
            Some(messages),
        ),
        (
            "a member that is called otherwise",
            text.replacen("\"devices\":[", "\"deviceS\":[", 1),
            "its content was changed after it was signed; devices is missing.".to_owned(),
            Some("devices"),
        ),
        (
            "a count that was changed",
            text.replacen("\"messages\":50,", "\"messages\":51,", 1),
            "its signature is wrong; it states 51 messages, but holds 50.".to_owned(),
            Some("messages"),
        ),
        (
            "a change that shows nowhere",
            text.replacen("\"received\":\"2", "\"received\":\"3", 1),
            "its content was changed after it was signed.".to_owned(),
            None,
        ),
        (
            "another file behind it",
            text.repeat(2),
            format!("; something follows its last brace, from byte {} on.", text.len()),
            None,
        ),
    ] {
        assert_ne!(damaged, text, "{what}");
        fs::write(&file, damaged).unwrap();
        let line = rightsdesk(&["verify", &file]).run().failed(1);
        assert!(
            line.contains("The export is damaged: ") && line.contains(&said),
            "{what}: {line}"
        );
        let json = rightsdesk(&["verify", &file, "--json"]).run();
        let json: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(json["member"].as_str(), member, "{what}");
    }
    // The control.
    fs::write(&file, text).unwrap();
    rightsdesk(&["verify", &file]).run().ok();
}

#[test]
fn what_is_no_export_and_what_is_not_there() {
    let line = rightsdesk(&["verify", "-"]).stdin("{}").run().failed(1);
    assert!(line.contains("not a Rightsdesk export"), "{line}");
    let line = rightsdesk(&["verify", "nowhere.json"]).run().failed(3);
    assert!(line.contains("nowhere.json cannot be read"), "{line}");
}
