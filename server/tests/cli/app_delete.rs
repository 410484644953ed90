//! An app is deleted by hand, with everything of everybody.

use std::fs;

use serde_json::Value;

use crate::support::{Ran, Running, SAMPLE, folder, rightsdesk};

/// `rightsdesk app delete` of the sample's app.
fn delete(data: &str, more: &[&str]) -> Ran {
    let call = ["app", "delete", "--data", data, "--app", SAMPLE];
    rightsdesk(&[&call[..], more].concat()).run()
}

const DECIDED: [&str; 6] = [
    "--confirm",
    SAMPLE,
    "--as",
    "Tove Lind",
    "--reason",
    "They left us",
];

fn decided(data: &str, more: &[&str]) -> Ran {
    delete(data, &[&DECIDED[..], more].concat())
}

fn export(data: &str) -> Ran {
    rightsdesk(&["export", "--data", data, "--app", SAMPLE, "--user", "person-1"]).run()
}

fn json(said: &str) -> Value {
    serde_json::from_str(said).unwrap()
}

/// The app's acts, oldest first.
fn acts(data: &str) -> Vec<String> {
    let list = rightsdesk(&["audit", "list", "--data", data, "--app", SAMPLE, "--json"]);
    let act = |line: &str| json(line)["act"].as_str().unwrap().to_owned();
    list.run().ok().lines().map(act).collect()
}

/// Whether a file in the folder holds this text.
fn holds(data: &str, text: &str) -> bool {
    fs::read_dir(data).unwrap().any(|file| {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn with_wait_everything_is_gone_when_it_ends_though_nobody_serves() {
    let (_folder, data) = folder();
    let id = json(&export(&data).ok())["user"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let would = json(&delete(&data, &["--json"]).ok());
    assert!(would["wouldGo"]["messages"].as_u64().unwrap() > 100, "{would}");
    export(&data).ok();
    let said = json(&decided(&data, &["--wait", "--json"]).ok());
    assert_eq!(said["state"], "gone", "{said}");
    assert_eq!(said["deleted"], would["wouldGo"]);
    assert!(said["verifiedAt"].is_string(), "{said}");
    assert!(!holds(&data, &id));
    assert!(export(&data).failed(1).contains("the app is not held"));
    let acts = acts(&data);
    let expected = ["appDeletionDecided", "appDeleted", "appDeletionVerified"];
    assert!(acts.ends_with(&expected.map(str::to_owned)), "{acts:?}");
    rightsdesk(&["audit", "verify", "--data", &data]).run().ok();
    // Once more is as once.
    let again = json(&decided(&data, &["--wait", "--json"]).ok());
    assert_eq!(again, said);
}

#[test]
fn without_wait_it_is_not_there_at_once_and_whoever_serves_carries_it_out() {
    let (_folder, data) = folder();
    let said = decided(&data, &[]).ok();
    assert!(said.contains("not there any more; whoever serves"), "{said}");
    assert!(export(&data).failed(1).contains("the app is not held"));
    let portal = Running::start(&["serve", "--data", &data]);
    let said = decided(&data, &["--wait"]).ok();
    assert!(said.contains(" is deleted; gone: "), "{said}");
    drop(portal);
    let done = acts(&data).into_iter().filter(|act| act == "appDeleted");
    assert_eq!(done.count(), 1);
}

#[test]
fn nothing_is_deleted_without_its_name_and_a_reason() {
    let (_folder, data) = folder();
    let wrong = ["--confirm", "Another", "--as", "Tove", "--reason", "Why"];
    let line = delete(&data, &wrong).failed(1);
    assert!(
        line.contains("neither the name of the business nor its id"),
        "{line}"
    );
    for (more, said) in [
        (&["--confirm", SAMPLE][..], "--as"),
        (&["--confirm", SAMPLE, "--as", "Tove"], "--reason"),
        (&["--wait"], "--confirm"),
    ] {
        let line = delete(&data, more).failed(2);
        assert!(line.contains(said), "{more:?}: {line}");
    }
    export(&data).ok();
    let elsewhere = ["app", "delete", "--data", &data, "--app", "a9"];
    assert!(
        rightsdesk(&elsewhere)
            .run()
            .failed(1)
            .contains("the app is not held")
    );
}

#[test]
fn what_was_deleted_comes_in_again_only_once_somebody_lets_it() {
    let (_folder, data) = folder();
    decided(&data, &["--wait"]).ok();
    let sample = rightsdesk(&["sample", "--messages", "9"]).run().ok();
    let import = || {
        rightsdesk(&["import", "--data", &data, "-"])
            .stdin(sample.clone())
            .run()
    };
    let line = import().failed(1);
    assert!(line.contains("app readmit"), "{line}");
    let readmit = ["app", "readmit", "--data", &data, "--app", SAMPLE, "--as", "Tove"];
    rightsdesk(&readmit).run().ok();
    import().ok();
    assert!(acts(&data).contains(&"appReadmitted".to_owned()));
}
