//! What goes by itself once it has been kept for long enough: shown first, and gone with `--run`.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Ran, rightsdesk};

/// One conversation that was silent for years, and one that goes on until a day that is far.
fn bundle() -> String {
    let of = |kind: &str, talk: &str, data: Value| {
        json!({"type": kind, "appId": "a1", "conversationId": talk, "data": data}).to_string()
    };
    let said = |talk: &str, id: &str, received: &str| {
        let text = json!({"type": "text", "text": format!("SAID-IN-{talk}")});
        let author = json!({"type": "user", "userId": "u1"});
        of(
            "message",
            talk,
            json!({"id": id, "received": received, "author": author, "content": text}),
        )
    };
    let mut lines = vec![
        json!({"type": "app", "appId": "a1", "data": {"id": "a1", "displayName": "Harbourline"}}).to_string(),
        json!({"type": "user", "appId": "a1", "data": {"id": "u1", "externalId": "maren"}}).to_string(),
    ];
    for talk in ["OLD", "NEW"] {
        lines.push(
            json!({"type": "conversation", "appId": "a1", "data": {"id": talk, "type": "personal"}})
                .to_string(),
        );
        lines.push(of(
            "participant",
            talk,
            json!({"id": format!("seat-{talk}"), "userId": "u1"}),
        ));
    }
    lines.extend([
        said("OLD", "m1", "2019-01-01T10:00:00.000Z"),
        said("OLD", "m2", "2020-01-01T10:00:00.000Z"),
        said("NEW", "m3", "2019-01-01T10:00:00.000Z"),
        said("NEW", "m4", "2099-01-01T10:00:00.000Z"),
    ]);
    lines.join("\n")
}

struct House {
    _folder: TempDir,
    data: String,
}

impl House {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let data = folder.path().to_str().unwrap().to_owned();
        let import = rightsdesk(&["import", "--data", &data, "-"]);
        import.stdin(bundle()).run().ok();
        Self {
            _folder: folder,
            data,
        }
    }

    fn set(&self, facts: &str) -> Ran {
        let set = rightsdesk(&["app", "set", "--data", &self.data, "--app", "a1", "facts.toml"]);
        set.file("facts.toml", facts).run()
    }

    fn call(&self, more: &[&str]) -> Ran {
        let call = ["retention", "--data", &self.data, "--app", "a1"];
        rightsdesk(&[&call[..], more].concat()).run()
    }

    fn as_json(&self, more: &[&str]) -> Value {
        let said = self.call(&[more, &["--json"]].concat()).ok();
        serde_json::from_str(&said).unwrap()
    }

    fn holds(&self, text: &str) -> bool {
        fs::read_dir(&self.data).unwrap().any(|file| {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        })
    }
}

#[test]
fn what_would_go_is_shown_and_goes_only_once_it_is_confirmed() {
    let house = House::new();
    house.set("[retention]\nmessages = \"2 years\"\n").ok();
    let plan = house.as_json(&[]);
    let messages = &plan["rules"][0];
    assert_eq!(messages["class"], "messages", "{plan}");
    assert_eq!(messages["wouldGo"]["messages"], 2, "{plan}");
    assert!(
        messages["confirmedAt"].is_null() && plan["dueAt"].is_null(),
        "{plan}"
    );
    assert!(
        messages["nextAt"].as_str().unwrap().starts_with("2101-"),
        "{plan}"
    );
    assert_eq!(plan["rules"][1]["by"], "11 CCR §7101(a)", "{plan}");
    let said = house.call(&[]).ok();
    assert!(
        said.contains("2 messages") && said.contains("not confirmed"),
        "{said}"
    );
    assert!(house.holds("SAID-IN-OLD"));

    let done = house.as_json(&["--run"]);
    assert_eq!(done["gone"]["messages"], 2, "{done}");
    assert!(!house.holds("SAID-IN-OLD") && house.holds("SAID-IN-NEW"));
    let plan = house.as_json(&[]);
    assert!(plan["rules"][0]["confirmedAt"].is_string(), "{plan}");
    assert_eq!(plan["last"]["verified"], true, "{plan}");
    let again = house.as_json(&["--run"]);
    assert_eq!(again["gone"]["messages"], 0, "{again}");
    rightsdesk(&["audit", "verify", "--data", &house.data]).run().ok();
}

#[test]
fn a_backup_that_is_put_back_is_as_it_was_after_the_run() {
    let house = House::new();
    house.set("[retention]\nmessages = \"2 years\"\n").ok();
    let aside = TempDir::new().unwrap();
    let backup = aside.path().join("monday.db");
    let backup = backup.to_str().unwrap();
    rightsdesk(&["backup", "--data", &house.data, backup]).run().ok();
    house.call(&["--run"]).ok();
    let restore = ["restore", "--data", &house.data, backup, "--force", "--json"];
    let done: Value = serde_json::from_str(&rightsdesk(&restore).run().ok()).unwrap();
    assert_eq!(done["replayed"]["retired"], 1, "{done}");
    assert!(!house.holds("SAID-IN-OLD") && house.holds("SAID-IN-NEW"));
    // The control: what nobody tells of is back.
    let restore = [&restore[..], &["--without-ledger"]].concat();
    rightsdesk(&restore).run().ok();
    assert!(house.holds("SAID-IN-OLD"));
}

#[test]
fn periods_that_are_none_or_shorter_than_the_law_lets_them_be_are_refused() {
    let house = House::new();
    for (facts, said) in [
        ("[retention]\nmessages = \"a while\"\n", "24 months"),
        ("[retention]\nprofile = \"1 year\"\n", "profile"),
        ("regime = \"ccpa\"\n[retention]\nrequests = \"1 year\"\n", "§7101"),
    ] {
        let line = house.set(facts).failed(1);
        assert!(line.contains(said), "{line}");
    }
    house
        .set("regime = \"ccpa\"\n[retention]\nrequests = \"2 years\"\n")
        .ok();
    let elsewhere = ["retention", "--data", &house.data, "--app", "a9"];
    let line = rightsdesk(&elsewhere).run().failed(1);
    assert!(line.contains("the app is not held"), "{line}");
}
