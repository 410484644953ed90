//! Somebody is erased by hand.

use std::fs;

use serde_json::Value;

use crate::support::{Ran, Running, SAMPLE, folder, rightsdesk};

/// `rightsdesk erase` for somebody of the sample.
fn erase(data: &str, user: &str, more: &[&str]) -> Ran {
    let call = [
        "erase",
        "--data",
        data,
        "--app",
        SAMPLE,
        "--user",
        user,
        "--as",
        "Tove Lind",
        "--reason",
        "Asked by letter",
    ];
    rightsdesk(&[&call[..], more].concat()).run()
}

fn export(data: &str, user: &str) -> Ran {
    rightsdesk(&["export", "--data", data, "--app", SAMPLE, "--user", user]).run()
}

/// The app's entries, oldest first.
fn entries(data: &str) -> Vec<Value> {
    let list = rightsdesk(&["audit", "list", "--data", data, "--app", SAMPLE, "--json"]);
    let list = list.run().ok();
    list.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Whether a file in the folder holds this text.
fn holds(data: &str, text: &str) -> bool {
    fs::read_dir(data).unwrap().any(|file| {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

/// What only this person's copy has: their platform id.
fn id_of(data: &str, user: &str) -> String {
    let copy: Value = serde_json::from_str(&export(data, user).ok()).unwrap();
    copy["user"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn with_wait_everything_is_gone_when_it_ends_though_nobody_serves() {
    let (_folder, data) = folder();
    let id = id_of(&data, "person-1");
    let said = erase(&data, "person-1", &["--wait", "--json"]).ok();
    let said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(said["state"], "done", "{said}");
    assert!(said["verifiedAt"].is_string(), "{said}");
    assert!(said["erased"]["messages"].as_u64().unwrap() > 100, "{said}");
    assert!(
        export(&data, "person-1")
            .failed(1)
            .contains("the user is not held")
    );
    export(&data, "person-2").ok();
    let names = format!("\"userId\":\"{id}\"");
    assert!(!holds(&data, &names));

    let log = entries(&data);
    let acts = log.iter().rev().skip_while(|entry| entry["act"] == "exported");
    let acts: Vec<_> = acts.take(5).map(|entry| entry["act"].as_str().unwrap()).collect();
    assert_eq!(
        acts,
        [
            "erasureVerified",
            "executionFinished",
            "executionStarted",
            "requestApproved",
            "requestOpenedFor"
        ]
    );
    let by_hand: Vec<_> = log
        .iter()
        .filter(|entry| entry["facts"]["operator"] == "Tove Lind")
        .collect();
    assert_eq!(by_hand.len(), 2, "{log:?}");
    assert!(by_hand.iter().all(|entry| entry["by"]["role"] == "operator"));
    rightsdesk(&["audit", "verify", "--data", &data]).run().ok();

    let again = erase(&data, "person-1", &["--wait", "--json"]).ok();
    let again: Value = serde_json::from_str(&again).unwrap();
    assert_eq!(again["request"], said["request"]);
    let exports = |log: &[Value]| log.iter().filter(|entry| entry["act"] == "exported").count();
    let later = entries(&data);
    assert_eq!(later.len() - exports(&later), log.len() - exports(&log));
}

#[test]
fn without_wait_they_are_hidden_at_once_and_whoever_serves_carries_it_out() {
    let (_folder, data) = folder();
    let said = erase(&data, "person-1", &[]).ok();
    assert!(said.contains(": approved; whoever serves"), "{said}");
    assert!(
        export(&data, "person-1")
            .failed(1)
            .contains("the user is not held")
    );
    let portal = Running::start(&["serve", "--data", &data]);
    let said = erase(&data, "person-1", &["--wait"]).ok();
    assert!(said.contains(": done; gone: "), "{said}");
    drop(portal);
    assert_eq!(
        entries(&data)
            .iter()
            .filter(|entry| entry["act"] == "executionFinished")
            .count(),
        1
    );
}

#[test]
fn who_is_not_held_and_what_is_not_said_is_refused() {
    let (_folder, data) = folder();
    let entries_before = entries(&data).len();
    assert!(
        erase(&data, "nobody", &["--wait"])
            .failed(1)
            .contains("the user is not held")
    );
    let call = [
        "erase",
        "--data",
        data.as_str(),
        "--app",
        SAMPLE,
        "--user",
        "person-1",
    ];
    for (more, said) in [
        (&["--as", "Tove"][..], "--reason"),
        (&["--reason", "Why"], "--as"),
        (&["--as", " ", "--reason", "Why"], "1 to 128 characters"),
        (&["--as", "Tove", "--reason", " "], "nothing is written"),
    ] {
        let line = rightsdesk(&[&call[..], more].concat()).run().failed(2);
        assert!(line.contains(said), "{more:?}: {line}");
    }
    let elsewhere = [
        "erase",
        "--data",
        data.as_str(),
        "--app",
        "a9",
        "--user",
        "person-1",
        "--as",
        "T",
        "--reason",
        "W",
    ];
    assert!(
        rightsdesk(&elsewhere)
            .run()
            .failed(1)
            .contains("the app is not held")
    );
    assert_eq!(entries(&data).len(), entries_before);
    export(&data, "person-1").ok();
}
