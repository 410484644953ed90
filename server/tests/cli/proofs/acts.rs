//! What is done to a folder; and whether it was done whole, or not at all.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use super::{
    disk::Disk,
    house::{Came, Stands, call, copy, database, holds, let_time_pass, log_agrees, look, text},
};
use crate::support::SAMPLE;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Approve,
    Erase,
    Import,
    Export,
    Migrate,
    BackUp,
    Restore,
}

pub const ALL: [Act; 7] = [
    Act::Approve,
    Act::Erase,
    Act::Import,
    Act::Export,
    Act::Migrate,
    Act::BackUp,
    Act::Restore,
];

/// Who is erased, who stays, and who is erased only so that somebody works.
const GOES: &str = "person-1";
const STAYS: &str = "person-2";
const AFTERWARDS: &str = "person-3";

/// The tables as a version had them that is long over: before messages were read for their pictures.
const OLD: [&str; 11] = [
    include_str!("../../../../crates/store/migrations/sqlite/0001_records.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0002_acts.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0003_ways_in.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0004_looking.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0005_search.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0006_vouched.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0007_merges.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0008_changed.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0009_preferences_and_names.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0010_received.sql"),
    include_str!("../../../../crates/store/migrations/sqlite/0011_former_names.sql"),
];
const OLD_VERSION: i64 = 11;

/// What each act begins with.
pub struct Stage {
    root: TempDir,
    /// How a record names who goes.
    named: String,
    /// How many messages there are, and how many once the second bundle is in.
    messages: [i64; 2],
    version: i64,
}

/// Where an act is done once.
pub struct Scene {
    pub act: Act,
    folder: TempDir,
}

impl Scene {
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Where files are written that are not the portal's.
    pub fn aside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Stage {
    /// With so many messages.
    pub fn of(messages: &str) -> Self {
        let root = TempDir::new().unwrap();
        let at = |name: &str| root.path().join(name);
        let people = call(&["sample", "--messages", messages, "--users", "3"]).out;
        let named = people.lines().find_map(|line| {
            let record: Value = serde_json::from_str(line).unwrap();
            let is_theirs = record["type"] == "user" && record["data"]["externalId"] == GOES;
            is_theirs.then(|| format!(":{}", record["data"]["id"]))
        });
        fs::write(at("people.ndjson"), people).unwrap();
        let more = call(&["sample", "--messages", "150", "--users", "2", "--seed", "2"]);
        fs::write(at("more.ndjson"), more.out).unwrap();
        let take_in = |data: &str, bundle: &str| {
            let taken = call(&["import", "--data", text(&at(data)), text(&at(bundle))]);
            taken.went_well().unwrap();
            look(&at(data)).unwrap()
        };
        let before = take_in("data", "people.ndjson");
        let backup = call(&["backup", "--data", text(&at("data")), text(&at("monday.db"))]);
        backup.went_well().unwrap();
        copy(&at("data"), &at("after"));
        let after = take_in("after", "more.ndjson");
        copy(&at("data"), &at("since"));
        call(&erase(text(&at("since")), GOES, &["--wait"]))
            .went_well()
            .unwrap();
        copy(&at("data"), &at("old"));
        grow_old(&at("data"), &at("old"));
        Self {
            named: named.unwrap(),
            messages: [before.messages, after.messages],
            version: before.version,
            root,
        }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// A folder of its own for an act.
    pub fn scene(&self, act: Act) -> Scene {
        let folder = TempDir::new().unwrap();
        let from = match act {
            Act::Migrate => "old",
            Act::Restore => "since",
            _ => "data",
        };
        copy(&self.at(from), &folder.path().join("data"));
        Scene { act, folder }
    }

    /// The same, with this on its disk.
    pub fn scene_of(act: Act, disk: &Disk) -> Scene {
        let folder = TempDir::new().unwrap();
        let scene = Scene { act, folder };
        fs::create_dir(scene.data()).unwrap();
        disk.put(&scene.data());
        scene
    }

    /// The call that does it.
    pub fn words(&self, scene: &Scene) -> Vec<String> {
        let data = scene.data();
        let data = text(&data);
        let aside = |name: &str| text(&scene.aside(name)).to_owned();
        let (copy, backup) = (aside("copy.json"), aside("backup.db"));
        let (more, monday) = (self.at("more.ndjson"), self.at("monday.db"));
        let words: Vec<&str> = match scene.act {
            Act::Approve => erase(data, GOES, &[]),
            Act::Erase => erase(data, GOES, &["--wait"]),
            Act::Import => vec!["import", "--data", data, text(&more)],
            Act::Export => [&export(data, STAYS)[..], &["-o", copy.as_str()][..]].concat(),
            Act::Migrate => vec!["audit", "verify", "--data", data],
            Act::BackUp => vec!["backup", "--data", data, backup.as_str()],
            Act::Restore => vec!["restore", "--data", data, "--force", "--json", text(&monday)],
        };
        words.into_iter().map(str::to_owned).collect()
    }

    /// Whether it is whole, as far as it has come; and done, if somebody was told so.
    pub fn check(&self, scene: &Scene, came: &Came) -> Result<(), String> {
        let (data, told) = (scene.data(), came.is_acknowledged());
        let found = look(&data)?;
        let [before, after] = self.messages;
        match scene.act {
            Act::Approve | Act::Erase => {
                log_agrees(&data, &found)?;
                let states: Vec<_> = found
                    .requests
                    .iter()
                    .map(|request| request.state.as_str())
                    .collect();
                let expected = if scene.act == Act::Approve {
                    "approved"
                } else {
                    "done"
                };
                holds_true(states.len() <= 1, || format!("it was asked twice: {states:?}"))?;
                holds_true(!told || states == [expected], || {
                    format!("they were told that it is {expected}: {states:?}")
                })
            }
            Act::Import => {
                log_agrees(&data, &found)?;
                let expected = if told { vec![after] } else { vec![before, after] };
                holds_true(expected.contains(&found.messages), || {
                    format!("{} messages, and not {expected:?}", found.messages)
                })
            }
            Act::Export => {
                log_agrees(&data, &found)?;
                let copy = scene.aside("copy.json");
                whole_or_none(&copy, told, |copy| call(&["verify", copy]).went_well())
            }
            Act::Migrate => {
                holds_true(found.messages == before, || "messages are gone".to_owned())?;
                let is_between = (OLD_VERSION..=self.version).contains(&found.version);
                holds_true(is_between && (!told || found.version == self.version), || {
                    format!("it is of version {}", found.version)
                })
            }
            Act::BackUp => {
                log_agrees(&data, &found)?;
                whole_or_none(&scene.aside("backup.db"), told, |backup| {
                    self.comes_back(scene, backup)
                })
            }
            Act::Restore => {
                call(&["audit", "verify", "--data", text(&data)]).went_well()?;
                self.is_gone(scene)
            }
        }
    }

    /// A backup can be put back, and all is in it.
    fn comes_back(&self, scene: &Scene, backup: &str) -> Result<(), String> {
        let back = TempDir::new().unwrap();
        put_back(&scene.data(), back.path(), backup)?;
        let found = look(back.path())?;
        holds_true(found.messages == self.messages[0], || {
            format!("{} messages came back", found.messages)
        })
    }

    /// By its ledger, what was backed up before can be put back, and all that is decided in a scene is decided there.
    pub fn leads_back(&self, scene: &Scene) -> Result<(), String> {
        let back = TempDir::new().unwrap();
        put_back(&scene.data(), back.path(), text(&self.at("monday.db")))?;
        let (here, there) = (look(&scene.data())?, look(back.path())?);
        for Stands { reference, state } in &here.requests {
            let found = there.requests.iter().find(|other| other.reference == *reference);
            let found = found.map(|found| found.state.as_str());
            let is_known = match state.as_str() {
                "submitted" => found.is_some(),
                "done" => found == Some("done"),
                _ => found.is_some_and(|found| found != "submitted"),
            };
            holds_true(is_known, || {
                format!("{reference} is {state}, and {found:?} where a backup was put back")
            })?;
        }
        Ok(())
    }

    /// By its ledger, whoever is erased in a scene is gone from what was backed up before.
    pub fn stays_gone(&self, scene: &Scene) -> Result<(), String> {
        let back = TempDir::new().unwrap();
        put_back(&scene.data(), back.path(), text(&self.at("monday.db")))?;
        look(back.path())?;
        self.nothing_is_left(back.path())
    }

    /// Whoever was erased is not back.
    fn is_gone(&self, scene: &Scene) -> Result<(), String> {
        let data = scene.data();
        let file = fs::read(database(&data)).map_err(|error| error.to_string())?;
        let named = self.named.as_bytes();
        let is_there = file.windows(named.len()).any(|window| window == named);
        let came = call(&export(text(&data), GOES));
        holds_true(!is_there && came.code == Some(1), || {
            format!("whoever was erased is back: {}", came.err)
        })
    }

    /// Does it again, after a while, to its end: nothing is in the way, and nothing is done twice.
    pub fn finish(&self, scene: &Scene) -> Result<(), String> {
        let data = scene.data();
        if matches!(scene.act, Act::Approve | Act::Erase) {
            let_time_pass(&data);
            if look(&data)?
                .requests
                .iter()
                .any(|request| request.state == "stuck")
            {
                return self.goes_on(&data);
            }
        }
        if scene.act == Act::Restore {
            // Whoever never restores again, and only erases: what was left in the folder is of them too.
            call(&erase(text(&data), AFTERWARDS, &["--wait"])).went_well()?;
            self.nothing_is_left(&data)?;
        }
        let words = self.words(scene);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let came = call(&words);
        came.went_well()?;
        self.check(scene, &came)?;
        match scene.act {
            Act::Erase => self.nothing_is_left(&data),
            Act::Restore => self.nothing_is_left(&data).and_then(|()| self.is_gone(scene)),
            _ => Ok(()),
        }
    }

    /// What could not go on is taken up by whoever works next.
    fn goes_on(&self, data: &Path) -> Result<(), String> {
        call(&erase(text(data), AFTERWARDS, &["--wait"])).went_well()?;
        let found = look(data)?;
        log_agrees(data, &found)?;
        let are_done = found.requests.iter().all(|request| request.state == "done");
        holds_true(are_done, || format!("it does not go on: {found:?}"))?;
        self.nothing_is_left(data)
    }

    /// In no file of the folder, as it lies there.
    pub fn nothing_is_left(&self, data: &Path) -> Result<(), String> {
        holds_true(!holds(data, self.named.as_bytes()), || {
            "something of theirs is left".to_owned()
        })
    }

    /// How a record names who goes, who is called `person-1`.
    pub fn named(&self) -> &str {
        &self.named
    }

    /// The folder with the second bundle in it.
    pub fn after(&self) -> PathBuf {
        self.at("after")
    }
}

fn holds_true(holds: bool, broken: impl Fn() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(broken()) }
}

/// A file is there and whole, or not there at all.
fn whole_or_none(
    file: &Path,
    told: bool,
    is_whole: impl Fn(&str) -> Result<(), String>,
) -> Result<(), String> {
    if file.exists() {
        is_whole(text(file))
    } else {
        holds_true(!told, || {
            format!("they were told that {} is written", file.display())
        })
    }
}

/// Puts a backup into a new folder, with the master key and the ledger of this one.
pub fn put_back(data: &Path, back: &Path, backup: &str) -> Result<(), String> {
    let (key, ledger) = (data.join("master.key"), data.join("rightsdesk.ledger"));
    let words = [
        "restore",
        "--data",
        text(back),
        "--master-key",
        text(&key),
        "--ledger",
        text(&ledger),
        backup,
    ];
    call(&words).went_well()?;
    fs::copy(key, back.join("master.key")).map_err(|error| error.to_string())?;
    Ok(())
}

/// The words of an erasure by hand.
pub fn erase<'w>(data: &'w str, user: &'w str, more: &[&'w str]) -> Vec<&'w str> {
    let words = [
        "erase", "--data", data, "--app", SAMPLE, "--user", user, "--as", "Tove", "--reason", "Asked",
    ];
    [&words[..], more].concat()
}

/// The words of a copy to stdout.
pub fn export<'w>(data: &'w str, user: &'w str) -> Vec<&'w str> {
    vec!["export", "--data", data, "--app", SAMPLE, "--user", user]
}

/// Puts the records of a folder into the tables of the old version. The search index is not among them: it is built anew.
fn grow_old(new: &Path, old: &Path) {
    for name in ["rightsdesk.db", "rightsdesk.db-wal", "rightsdesk.db-shm"] {
        drop(fs::remove_file(old.join(name)));
    }
    let db = Connection::open(database(old)).unwrap();
    db.execute_batch("PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL")
        .unwrap();
    for migration in OLD {
        db.execute_batch(migration).unwrap();
    }
    db.pragma_update(None, "user_version", OLD_VERSION).unwrap();
    db.execute("ATTACH ?1 AS new", [text(&database(new))]).unwrap();
    let names = |sql: &str| -> Vec<String> {
        let mut names = db.prepare(sql).unwrap();
        let names = names.query_map([], |row| row.get(0)).unwrap();
        names.map(Result::unwrap).collect()
    };
    let tables = names(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table'
           AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' AND name NOT IN ('hit', 'reader')",
    );
    for table in tables {
        let columns = names(&format!(
            "SELECT o.name FROM pragma_table_info('{table}', 'main') AS o
             JOIN pragma_table_info('{table}', 'new') AS n USING (name)"
        ))
        .join(", ");
        db.execute_batch(&format!(
            "INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}"
        ))
        .unwrap();
    }
}
