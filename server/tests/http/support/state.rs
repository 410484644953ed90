//! What is kept, table by table, as it lies in the file: whether something was done is not told by a status.

use std::collections::{BTreeMap, BTreeSet};

use desk::Operator;
use rusqlite::{Connection, OpenFlags, types::ValueRef};

use super::Portal;

/// When a session was last used changes with every look, and is no act.
const LAST_SEEN: (&str, &str) = ("session", "seen_at");
/// Entries are sealed: they are read at the desk.
const LOG: &str = "audit";
/// How far the ledger has come follows from what was done.
const LEDGER: &str = "ledger";

/// Everything that is kept, but for when sessions were last used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    tables: BTreeMap<String, BTreeSet<String>>,
    /// By chain, oldest first.
    acts: BTreeMap<String, Vec<String>>,
}

impl State {
    pub async fn of(portal: &Portal) -> Self {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let file = portal.folder.path().join("rightsdesk.db");
        let db = Connection::open_with_flags(file, flags).unwrap();
        let tables = names(&db).into_iter().map(|table| {
            let rows = rows(&db, &table);
            (table, rows)
        });
        Self {
            tables: tables.collect(),
            acts: acts(portal).await,
        }
    }

    /// What has changed since: `acted: exported`, `session: + …`, `request: - …`.
    pub fn since(&self, before: &Self) -> Vec<String> {
        let none = BTreeSet::new();
        let mut changes = Vec::new();
        for (table, now) in &self.tables {
            let then = before.tables.get(table).unwrap_or(&none);
            changes.extend(now.difference(then).map(|row| format!("{table}: + {row}")));
            changes.extend(then.difference(now).map(|row| format!("{table}: - {row}")));
        }
        for (chain, acts) in &self.acts {
            let known = before.acts.get(chain).map_or(0, Vec::len);
            changes.extend(acts[known..].iter().map(|act| format!("acted: {act}")));
        }
        changes
    }

    /// How many rows there are in all, to be sure that something was looked at.
    pub fn rows(&self) -> usize {
        self.tables.values().map(BTreeSet::len).sum()
    }
}

/// Every table. What a search finds lies in tables of its own, beside the virtual one.
fn names(db: &Connection) -> Vec<String> {
    let found = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
    let mut found = db.prepare(found).unwrap();
    let names = found.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let names = names.map(Result::unwrap);
    names
        .filter(|name| name != LOG && name != LEDGER && !name.starts_with("sqlite_"))
        .collect()
}

fn rows(db: &Connection, table: &str) -> BTreeSet<String> {
    let mut found = db.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
    let columns: Vec<String> = found.column_names().map(str::to_owned).collect();
    let mut rows = found.query([]).unwrap();
    let mut all = BTreeSet::new();
    while let Some(row) = rows.next().unwrap() {
        let kept = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| (table, column.as_str()) != LAST_SEEN);
        let values = kept.map(|(at, column)| format!("{column}={}", written(row.get_ref(at).unwrap())));
        all.insert(values.collect::<Vec<_>>().join(" "));
    }
    all
}

fn written(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "null".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => format!("{bytes:02x?}"),
    }
}

/// Every act in every chain, oldest first in each.
async fn acts(portal: &Portal) -> BTreeMap<String, Vec<String>> {
    let operator = Operator::at_the_machine();
    let mut all = BTreeMap::new();
    for chain in portal.desk.chains(&operator).await.unwrap() {
        let mut after = 0;
        let mut acts = Vec::new();
        loop {
            let page = portal.desk.audit_page(&operator, &chain, after).await.unwrap();
            let Some(last) = page.last() else { break };
            after = last.sequence;
            let act = |line: &desk::AuditLine| serde_json::to_value(line.entry.act).unwrap();
            acts.extend(page.iter().map(|line| act(line).as_str().unwrap().to_owned()));
        }
        all.insert(chain.name().to_owned(), acts);
    }
    all
}
