//! Backups: made while a portal serves, and put back with what was decided since.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Running, SAMPLE, folder, rightsdesk, sign_in};

/// A folder with data, and one beside it for backups.
struct House {
    _folder: TempDir,
    data: String,
    aside: TempDir,
}

impl House {
    fn new() -> Self {
        let (folder, data) = folder();
        Self {
            _folder: folder,
            data,
            aside: TempDir::new().unwrap(),
        }
    }

    fn aside(&self, name: &str) -> String {
        self.aside.path().join(name).to_str().unwrap().to_owned()
    }

    fn back_up(&self) -> String {
        let file = self.aside("monday.db");
        rightsdesk(&["backup", "--data", &self.data, &file]).run().ok();
        file
    }

    fn key(&self) -> String {
        let key = rightsdesk(&[
            "key", "create", "--data", &self.data, "--app", SAMPLE, "--use", "people", "--json",
        ]);
        let key: Value = serde_json::from_str(&key.run().ok()).unwrap();
        key["kid"].as_str().unwrap().to_owned()
    }

    fn revoke(&self, kid: &str) {
        rightsdesk(&["key", "revoke", kid, "--data", &self.data])
            .run()
            .ok();
    }

    /// Whether the key is good in this folder.
    fn is_good(data: &str, kid: &str) -> bool {
        let list = rightsdesk(&["key", "list", "--data", data, "--app", SAMPLE, "--json"]);
        let list = list.run().ok();
        let keys = list
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        keys.into_iter()
            .any(|key| key["kid"] == kid && key["revokedAt"].is_null())
    }
}

/// Somebody of the sample is erased by hand.
fn erase(data: &str, more: &[&str]) {
    let call = [
        "erase", "--data", data, "--app", SAMPLE, "--user", "person-1", "--as", "Tove", "--reason", "Asked",
    ];
    rightsdesk(&[&call[..], more].concat()).run().ok();
}

/// How many lines about somebody say something in each ledger that was put aside, beside that they have gone.
fn said_aside(data: &str) -> Vec<usize> {
    put_aside(data).iter().map(|file| says(file)).collect()
}

/// The ledgers that were put aside, the oldest first.
fn put_aside(data: &str) -> Vec<PathBuf> {
    let mut aside: Vec<_> = fs::read_dir(data)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_str().unwrap().contains("rightsdesk.ledger-"))
        .collect();
    aside.sort();
    aside
}

fn says(ledger: &Path) -> usize {
    let text = fs::read_to_string(ledger).unwrap();
    let lines = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines
        .filter(|line| line["subject"].is_string() && line["erases"] != true)
        .filter(|line| !line["kept"].as_str().unwrap().trim().is_empty())
        .count()
}

fn restored(words: &[&str]) -> Value {
    let call = [&["restore", "--json"][..], words].concat();
    serde_json::from_str(&rightsdesk(&call).run().ok()).unwrap()
}

#[test]
fn a_key_that_was_revoked_since_is_revoked_again() {
    let house = House::new();
    let kid = house.key();
    let backup = house.back_up();
    house.revoke(&kid);
    // One that was killed in the middle.
    let left = Path::new(&house.data).join(".rightsdesk-restore-killed");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("rightsdesk.db"), b"half").unwrap();
    let done = restored(&["--data", &house.data, &backup, "--force"]);
    assert_eq!(done["replayed"]["keys"], 1, "{done}");
    assert!(!House::is_good(&house.data, &kid) && !left.exists());
    // Again, by the same ledger, which went on.
    let done = restored(&["--data", &house.data, &backup, "--force"]);
    assert_eq!(done["replayed"]["keys"], 1, "{done}");
    // The control: without the ledger it is good again, which the log says.
    let done = restored(&["--data", &house.data, &backup, "--force", "--without-ledger"]);
    assert_eq!(done, json!({"replayed": null, "sessionsEnded": 0}));
    assert!(House::is_good(&house.data, &kid));
    let log = rightsdesk(&["audit", "list", "--data", &house.data, "--json"])
        .run()
        .ok();
    let last = log.lines().rfind(|line| line.contains("\"restored\""));
    assert!(last.unwrap().contains("withoutLedger"), "{log}");
    rightsdesk(&["audit", "verify", "--data", &house.data]).run().ok();
}

/// Whoever has restored without the ledger by mistake can restore with it. Two in one second have two names.
#[test]
fn a_ledger_that_is_not_used_is_put_aside() {
    let house = House::new();
    let data = house.data.as_str();
    let kid = house.key();
    let backup = house.back_up();
    house.revoke(&kid);
    for many in [1, 2] {
        restored(&["--data", data, &backup, "--force", "--without-ledger"]);
        assert_eq!(put_aside(data).len(), many);
    }
    assert!(House::is_good(data, &kid), "the control");
    let first = &put_aside(data)[0];
    let words = [
        "--data",
        data,
        &backup,
        "--force",
        "--ledger",
        first.to_str().unwrap(),
    ];
    assert_eq!(restored(&words)["replayed"]["keys"], 1);
    assert!(!House::is_good(data, &kid));
}

/// Whoever opens the folder next has nothing of it there, and the next backup nothing in its own.
#[test]
fn what_was_left_by_the_killed_is_not_kept() {
    let house = House::new();
    let workshop = Path::new(&house.data).join(".rightsdesk-restore-killed");
    fs::create_dir(&workshop).unwrap();
    fs::write(workshop.join("rightsdesk.db"), b"half").unwrap();
    let left = [
        Path::new(&house.data).join(".rightsdesk-killed"),
        house.aside.path().join(".rightsdesk-killed"),
    ];
    for file in &left {
        fs::write(file, b"half").unwrap();
    }
    rightsdesk(&["audit", "verify", "--data", &house.data]).run().ok();
    assert!(!workshop.exists() && !left[0].exists());
    // The control: it is not the portal's folder.
    assert!(left[1].exists());
    house.back_up();
    assert!(!left[1].exists());
}

#[test]
fn another_folder_takes_the_ledger_by_name() {
    let house = House::new();
    let kid = house.key();
    let backup = house.back_up();
    house.revoke(&kid);
    let new = TempDir::new().unwrap();
    let data = new.path().join("data");
    let to = data.to_str().unwrap();
    let key = Path::new(&house.data).join("master.key");
    let ledger = Path::new(&house.data).join("rightsdesk.ledger");
    let (key, ledger) = (key.to_str().unwrap(), ledger.to_str().unwrap());
    let call = ["restore", "--data", to, "--master-key", key, backup.as_str()];
    let line = rightsdesk(&call).run().failed(1);
    assert!(
        line.contains("--ledger") && line.contains("--without-ledger"),
        "{line}"
    );
    assert!(!data.join("rightsdesk.db").exists());
    let done = restored(&[&call[1..], &["--ledger", ledger]].concat());
    assert_eq!(done["replayed"]["keys"], 1, "{done}");
    // The folder is as if it had been served from all along.
    fs::copy(key, data.join("master.key")).unwrap();
    assert!(!House::is_good(to, &kid));
    let mut names: Vec<_> = fs::read_dir(&data)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm"))
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "master.key",
            "rightsdesk.db",
            "rightsdesk.ledger",
            "rightsdesk.lock"
        ]
    );
}

/// The control is what they said before.
#[test]
fn what_a_ledger_that_was_put_aside_says_of_somebody_goes_with_them() {
    let house = House::new();
    let data = house.data.as_str();
    let backup = house.back_up();
    let ledger = Path::new(data).join("rightsdesk.ledger");
    let other = house.aside("other.ledger");
    fs::copy(ledger, &other).unwrap();
    erase(data, &[]);
    restored(&["--data", data, &backup, "--force", "--ledger", &other]);
    let before = said_aside(data);
    assert!(before.len() == 1 && before[0] > 0, "{before:?}");
    erase(data, &["--wait"]);
    assert_eq!(said_aside(data), [0]);
}

/// Of them, this folder has never said that they are gone.
#[test]
fn it_goes_too_where_a_restore_takes_them() {
    let house = House::new();
    let data = house.data.as_str();
    let backup = house.back_up();
    let ledger = Path::new(data).join("rightsdesk.ledger");
    let [decided, whole] = ["decided.ledger", "whole.ledger"].map(|name| house.aside(name));
    erase(data, &[]);
    fs::copy(&ledger, &decided).unwrap();
    erase(data, &["--wait"]);
    fs::copy(&ledger, &whole).unwrap();
    for ledger in [&decided, &whole] {
        restored(&["--data", data, &backup, "--force", "--ledger", ledger]);
    }
    let before: usize = said_aside(data).iter().sum();
    assert!(before > 0, "the control");
    rightsdesk(&["audit", "verify", "--data", data]).run().ok();
    assert_eq!(said_aside(data).iter().sum::<usize>(), 0);
}

#[test]
fn a_folder_that_is_served_is_backed_up_and_not_put_back() {
    let house = House::new();
    let kid = house.key();
    let mut portal = Running::start(&["serve", "--data", &house.data]);
    let token = rightsdesk(&["token", "--data", &house.data, "--kid", &kid, "--user", "someone"]);
    let cookie = sign_in(&portal, token.run().ok().trim());
    let backup = house.back_up();
    let line = rightsdesk(&["restore", "--data", &house.data, &backup, "--force"])
        .run()
        .failed(3);
    assert!(line.contains("in use"), "{line}");
    let head = format!("GET /me HTTP/1.1\r\nAccept: text/html\r\nCookie: {cookie}");
    assert!(portal.request(&head, "").starts_with("HTTP/1.1 200"));
    // Whoever signs out stays signed out.
    house.revoke(&kid);
    portal.signal("TERM");
    portal.ended(std::time::Duration::from_secs(30));
    let line = rightsdesk(&["restore", "--data", &house.data, &backup])
        .run()
        .failed(2);
    assert!(line.contains("--force"), "{line}");
    restored(&["--data", &house.data, &backup, "--force"]);
    let portal = Running::start(&["serve", "--data", &house.data]);
    assert!(!portal.request(&head, "").starts_with("HTTP/1.1 200"));
}

#[test]
fn what_is_no_whole_backup_is_refused_in_a_sentence_and_changes_nothing() {
    let house = House::new();
    let backup = house.back_up();
    let whole = fs::read(&backup).unwrap();
    let database = Path::new(&house.data).join("rightsdesk.db");
    let before = fs::read(&database).unwrap();
    let refused = |name: &str, bytes: &[u8]| {
        let file = house.aside(name);
        fs::write(&file, bytes).unwrap();
        rightsdesk(&["restore", "--data", &house.data, &file, "--force"])
            .run()
            .failed(1)
    };
    assert!(refused("text", b"no backup, whatever it says").contains("is damaged, or is no database"));
    assert!(refused("nothing", b"").contains("is damaged, or is no database"));
    for cut in [100, whole.len() / 2, whole.len() - 1] {
        let line = refused("cut", &whole[..cut]);
        assert!(line.contains("is damaged"), "{cut}: {line}");
    }
    let newer = house.aside("newer.db");
    fs::write(&newer, &whole).unwrap();
    let db = Connection::open(&newer).unwrap();
    db.pragma_update(None, "user_version", 9_999).unwrap();
    drop(db);
    let line = rightsdesk(&["restore", "--data", &house.data, &newer, "--force"])
        .run()
        .failed(1);
    assert!(
        line.contains("9999") && line.contains("newer rightsdesk"),
        "{line}"
    );
    let nowhere = house.aside("nowhere.db");
    let line = rightsdesk(&["restore", "--data", &house.data, &nowhere, "--force"])
        .run()
        .failed(2);
    assert!(line.contains("cannot be read"), "{line}");
    assert_eq!(fs::read(&database).unwrap(), before);
    // The control: the whole one is taken.
    restored(&["--data", &house.data, &backup, "--force"]);
}

#[test]
fn the_portals_own_files_are_no_place_for_a_backup() {
    let house = House::new();
    for name in ["rightsdesk.db", "rightsdesk.ledger", "master.key"] {
        let file = Path::new(&house.data).join(name);
        let line = rightsdesk(&["backup", "--data", &house.data, file.to_str().unwrap()])
            .run()
            .failed(2);
        assert!(line.contains("name another"), "{line}");
    }
}
