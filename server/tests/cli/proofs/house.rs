//! A folder, and whether all that is in it is whole.

use std::{
    fmt::Write as _,
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use rusqlite::Connection;
use serde_json::Value;

use crate::support::{Running, SAMPLE, command, free_address};

/// What came of a call, however it ended.
#[derive(Debug)]
pub struct Came {
    /// Nothing of one that was killed.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Came {
    pub fn of(output: std::process::Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Whether somebody was told that it is done: each command prints when it is.
    pub fn is_acknowledged(&self) -> bool {
        self.code == Some(0) || !self.out.is_empty()
    }

    pub fn went_well(&self) -> Result<(), String> {
        if self.code == Some(0) {
            Ok(())
        } else {
            Err(format!("it does not go well: {self:?}"))
        }
    }
}

/// `rightsdesk` with these words.
pub fn call(words: &[&str]) -> Came {
    let output = command(&std::env::temp_dir(), words)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Came::of(output)
}

/// A portal over this folder, started as `prepare` makes of the call.
pub fn serve(data: &Path, prepare: impl FnOnce(Command) -> Command) -> Running {
    let address = free_address();
    let listen = address.to_string();
    let words = ["serve", "--data", text(data), "--listen", &listen];
    let mut child = prepare(command(&std::env::temp_dir(), &words))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    let out = child.stdout.as_mut().unwrap();
    BufReader::new(out).read_line(&mut said).unwrap();
    assert!(said.starts_with("Serving "), "it did not start: {said}");
    Running { child, said, address }
}

/// A token of somebody's of the app, by a key of its own.
pub fn token(data: &Path, app: &str, user: &str) -> String {
    let key = call(&["key", "create", "--data", text(data), "--app", app, "--json"]);
    let key: Value = serde_json::from_str(&key.out).unwrap();
    let kid = key["kid"].as_str().unwrap();
    let token = call(&["token", "--data", text(data), "--kid", kid, "--user", user]);
    token.out.trim().to_owned()
}

/// As text, for an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub fn database(data: &Path) -> PathBuf {
    data.join("rightsdesk.db")
}

/// The files of a folder in another one, which is made.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Whether a file in the folder, or below it, holds this text.
pub fn holds(folder: &Path, wanted: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, wanted);
        }
        let bytes = fs::read(path).unwrap();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    })
}

/// How a request stands.
#[derive(Debug)]
pub struct Stands {
    pub reference: String,
    pub state: String,
}

/// What is in a folder.
#[derive(Debug)]
pub struct Found {
    pub version: i64,
    pub messages: i64,
    pub requests: Vec<Stands>,
}

/// What must be there together with something else, and is not: each counts none.
const HALVES: [(&str, &str); 5] = [
    (
        "a conversation's total is not what it holds",
        "SELECT count(*) FROM conversation_total AS t WHERE NOT EXISTS (SELECT 1 FROM job)
           AND messages <> (SELECT count(*) FROM message AS m
                            WHERE m.app_id = t.app_id AND m.conversation_id = t.conversation_id)",
    ),
    (
        "messages stand in no conversation",
        "SELECT count(*) FROM message AS m WHERE NOT EXISTS
           (SELECT 1 FROM conversation AS c WHERE c.app_id = m.app_id AND c.conversation_id = m.conversation_id)",
    ),
    (
        "it is approved and not in line, or in line and not approved",
        "SELECT count(*) FROM request AS r WHERE (state IN ('approved', 'executing', 'stuck')) <>
           EXISTS (SELECT 1 FROM job AS j WHERE j.app_id = r.app_id AND j.reference = r.reference)",
    ),
    (
        "somebody is hidden, and nothing is in line for it",
        "SELECT count(*) FROM user AS u WHERE going IS NOT NULL AND NOT EXISTS
           (SELECT 1 FROM job AS j WHERE j.app_id = u.app_id AND j.reference = u.going)",
    ),
    (
        "somebody is erased, and not known as erased",
        "SELECT count(*) FROM request AS r WHERE state = 'done' AND NOT EXISTS
           (SELECT 1 FROM tombstone AS t WHERE t.app_id = r.app_id AND t.reference = r.reference)",
    ),
];

/// The version from which the ledger is in the database.
const WITH_LEDGER: i64 = 22;

/// What is in a folder that nobody uses, or what is wrong with it.
pub fn look(data: &Path) -> Result<Found, String> {
    let look = || -> Result<_, rusqlite::Error> {
        let db = Connection::open(database(data))?;
        let whole: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let messages = db.query_row("SELECT count(*) FROM message", [], |row| row.get(0))?;
        let mut requests = db.prepare("SELECT reference, state FROM request ORDER BY received_at")?;
        let requests = requests
            .query_map([], |row| {
                Ok(Stands {
                    reference: row.get(0)?,
                    state: row.get(1)?,
                })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let found = Found {
            version,
            messages,
            requests,
        };
        if version < WITH_LEDGER {
            return Ok((whole, found, Vec::new(), (0, Vec::new())));
        }
        let mut halves = Vec::new();
        for (what, count) in HALVES {
            let many: i64 = db.query_row(count, [], |row| row.get(0))?;
            if many > 0 {
                halves.push(what);
            }
        }
        let head: (i64, Vec<u8>) = db.query_row("SELECT sequence, hash FROM ledger", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok((whole, found, halves, head))
    };
    let (whole, found, halves, head) = look().map_err(|error| error.to_string())?;
    if whole != "ok" {
        return Err(format!("it is damaged: {whole}"));
    }
    if !halves.is_empty() {
        return Err(halves.join("; "));
    }
    knows(data, &head)?;
    Ok(found)
}

/// Whether the ledger has the last act that is in the database.
fn knows(data: &Path, (sequence, hash): &(i64, Vec<u8>)) -> Result<(), String> {
    if *sequence == 0 {
        return Ok(());
    }
    let ledger = fs::read(data.join("rightsdesk.ledger")).unwrap_or_default();
    let ledger = String::from_utf8_lossy(&ledger);
    let mut lines = ledger
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    // Of two with the same number the later one counts.
    let line = lines.rfind(|line| line["n"] == *sequence);
    let said = line.and_then(|line| line["hash"].as_str().map(str::to_owned));
    if said.as_deref() == Some(hex(hash).as_str()) {
        Ok(())
    } else {
        Err(format!("the ledger does not know the act {sequence}"))
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in bytes {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

/// What the log has of an erasure by hand, in this order.
const STEPS: [&str; 4] = [
    "requestOpenedFor",
    "requestApproved",
    "executionStarted",
    "executionFinished",
];

/// Whether the log holds, and tells of the requests what they tell themselves.
pub fn log_agrees(data: &Path, found: &Found) -> Result<(), String> {
    call(&["audit", "verify", "--data", text(data)]).went_well()?;
    let list = call(&["audit", "list", "--data", text(data), "--app", SAMPLE, "--json"]);
    list.went_well()?;
    let entries: Vec<Value> = list
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for entry in &entries {
        let of = entry["request"].as_str();
        if of.is_some_and(|of| found.requests.iter().all(|request| request.reference != of)) {
            return Err(format!("the log tells of a request that is not there: {entry}"));
        }
    }
    for Stands { reference, state } in &found.requests {
        let said = STEPS.map(|act| {
            let of_it = |entry: &&Value| entry["request"] == **reference && entry["act"] == act;
            entries.iter().filter(of_it).count()
        });
        let agrees = match state.as_str() {
            "submitted" => said == [1, 0, 0, 0],
            "approved" => said == [1, 1, 0, 0],
            // What is tried again is begun again.
            "executing" | "stuck" => matches!(said, [1, 1, begun, 0] if begun > 0),
            "done" => matches!(said, [1, 1, begun, 1] if begun > 0),
            _ => false,
        };
        if !agrees {
            return Err(format!(
                "a request is {state}, and the log has {said:?} of {STEPS:?}"
            ));
        }
    }
    Ok(())
}

/// Time goes by: whoever carried something out and was killed holds it no longer, and what could not go on is due again.
pub fn let_time_pass(data: &Path) {
    let db = Connection::open(database(data)).unwrap();
    db.execute("UPDATE job SET lease_until = 0", []).unwrap();
}
