//! The contract, and what is SQLite's own.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    thread,
    time::Instant,
};

use rusqlite::{Connection, types::ValueRef};
use tempfile::TempDir;

use super::{Sqlite, open, people, requests};
use crate::{
    Batch, Error, Store,
    contract::{
        Backend, House, Rows, contract_suite,
        doubles::Draws,
        house::{batched, subjects, summing},
        import_suite,
        records::{at, attachment, said, showing, world},
    },
};

mod equal;
mod long;
mod search;

/// A fresh folder.
struct Folder {
    folder: TempDir,
    /// How many conversations an import remembers, if not as many as always.
    remembered: Option<usize>,
}

impl Folder {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            remembered: None,
        }
    }

    /// One whose imports forget all the time.
    fn forgetful() -> Self {
        Self {
            remembered: Some(2),
            ..Self::new()
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Backend for Folder {
    fn another(&self) -> Self {
        Self {
            remembered: self.remembered,
            ..Self::new()
        }
    }

    fn open(&self) -> Box<dyn Store> {
        let mut store = Sqlite::open(self.folder.path()).unwrap();
        store.remembered = self.remembered.unwrap_or(store.remembered);
        Box::new(store)
    }

    fn rows(&self) -> Rows {
        let db = Connection::open(self.file("rightsdesk.db")).unwrap();
        let mut tables = db
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
            .unwrap();
        let tables = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let tables = tables.map(Result::unwrap).filter(|table| !is_of_search(table));
        let mut all: Rows = tables
            .map(|table| {
                let rows = rows(&db, &format!("SELECT * FROM {table}"));
                (table, rows)
            })
            .collect();
        all.extend(search::rows(&db));
        all
    }
}

/// The index is read by what it says: how it says it depends on the order in which things came.
fn is_of_search(table: &str) -> bool {
    table.starts_with("search") || matches!(table, "reader" | "hit")
}

fn rows(db: &Connection, sql: &str) -> Vec<BTreeMap<String, String>> {
    let mut found = db.prepare(sql).unwrap();
    let columns: Vec<String> = found.column_names().map(str::to_owned).collect();
    let rows = found.query_map([], |row| {
        let cell = |(index, column): (usize, &String)| Ok((column.clone(), text(row.get_ref(index)?)));
        columns.iter().enumerate().map(cell).collect()
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
        ValueRef::Blob(bytes) => format!("{bytes:02x?}"),
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn nobody_but_the_owner_reads_what_is_in_the_folder() {
    let outer = Folder::new();
    let folder = outer.file("deep/data");
    let store = Sqlite::open(&folder).unwrap();
    store.keep_secrets(vec![("a".into(), vec![1])]).await.unwrap();
    assert_eq!(mode(&folder), 0o700);
    let mut files = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        files += 1;
    }
    assert_eq!(files, 4, "database, log, its index, lock");
}

#[test]
fn a_file_that_others_could_read_is_closed_to_them() {
    let folder = Folder::new();
    drop(Sqlite::open(folder.folder.path()).unwrap());
    let file = folder.file("rightsdesk.db");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let _store = Sqlite::open(folder.folder.path()).unwrap();
    assert_eq!(mode(&file), 0o600);
}

/// Whether a text stands in a file of the folder, wherever in it.
fn stands_in_the_folder(folder: &Folder, text: &[u8]) -> bool {
    let files = fs::read_dir(folder.folder.path()).unwrap();
    files
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .any(|bytes| bytes.windows(text.len()).any(|window| window == text))
}

#[tokio::test]
async fn nothing_is_left_of_an_erased_pictures_bytes() {
    const MARK: &[u8] = b"RESIDUE-OF-A-PICTURE";
    let house = House::of(Folder::new(), world()).await;
    let url = "https://media.example/a";
    let mut batches = batched(vec![
        showing(said("a", "own", 51, "s1", Some("ada")), url),
        attachment("a", url),
    ]);
    batches.retain(|batch| !matches!(batch, Batch::Bytes(_)));
    batches.insert(1, Batch::Bytes(MARK.repeat(4_000)));
    batches.push(Batch::End);
    let (to_store, from) = tokio::sync::mpsc::channel(batches.len());
    for batch in batches {
        to_store.send(batch).await.unwrap();
    }
    let imported = house.store.import(
        from,
        false,
        at(50),
        Draws::default().draw(),
        subjects(),
        summing(),
    );
    imported.await.unwrap();
    assert!(house.store.settle().await.unwrap());
    assert!(stands_in_the_folder(&house.backend, MARK), "the control");
    let erased = house.goes("ada", 1, 1_000).await;
    assert_eq!(erased.attachments, 1);
    assert!(house.store.settle().await.unwrap());
    assert!(!stands_in_the_folder(&house.backend, MARK));
}

fn refused(folder: &Path) -> Error {
    match Sqlite::open(folder) {
        Ok(_) => panic!("opened {}", folder.display()),
        Err(error) => error,
    }
}

#[test]
fn a_path_that_is_no_folder_and_a_file_that_is_no_database_are_named() {
    let folder = Folder::new();
    let file = folder.file("file");
    fs::write(&file, "words").unwrap();
    fs::write(folder.file("rightsdesk.db"), "words ".repeat(1_000)).unwrap();
    let damaged = refused(folder.folder.path());
    assert!(matches!(damaged, Error::Damaged { .. }), "{damaged:?}");
    let said = damaged.to_string();
    let named = format!("{} is damaged, ", folder.file("rightsdesk.db").display());
    assert!(said.starts_with(&named) && said.lines().count() == 1, "{said}");
    for path in [&*file, &file.join("deeper")] {
        let error = refused(path);
        assert!(matches!(error, Error::Folder { .. }), "{error:?}");
        let said = error.to_string();
        let named = format!("the data folder {} cannot be used: ", path.display());
        assert!(said.starts_with(&named) && said.lines().count() == 1, "{said}");
        assert!(
            said.ends_with("; choose another with --data, or give this user access"),
            "{said}"
        );
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "words");
}

#[test]
fn a_newer_database_is_refused_and_left_alone() {
    let folder = Folder::new();
    drop(Sqlite::open(folder.folder.path()).unwrap());
    let db = Connection::open(folder.file("rightsdesk.db")).unwrap();
    db.pragma_update(None, "user_version", 1_000).unwrap();
    let error = refused(folder.folder.path());
    assert!(matches!(error, Error::Newer { found: 1_000, .. }), "{error:?}");
    let version: i64 = db
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(version, 1_000);
}

#[test]
fn many_may_open_an_empty_folder_at_once() {
    for _ in 0..10 {
        let folder = Folder::new();
        let path = folder.folder.path();
        let stores: Vec<_> = thread::scope(|scope| {
            let opening: Vec<_> = (0..6).map(|_| scope.spawn(|| Sqlite::open(path))).collect();
            opening.into_iter().map(|one| one.join().unwrap()).collect()
        });
        for store in stores {
            store.unwrap();
        }
    }
}

/// The command line opens the folder while a portal takes in a large file.
#[test]
fn opening_does_not_wait_for_somebody_who_writes() {
    let folder = Folder::new();
    drop(Sqlite::open(folder.folder.path()).unwrap());
    let db = Connection::open(folder.file("rightsdesk.db")).unwrap();
    db.execute_batch("BEGIN IMMEDIATE").unwrap();
    Sqlite::open(folder.folder.path()).unwrap();
    db.execute_batch("ROLLBACK").unwrap();
}

#[tokio::test]
async fn every_connection_deletes_for_good_and_commits_for_good() {
    let folder = Folder::new();
    let store = Sqlite::open(folder.folder.path()).unwrap();
    let ask = |db: &Connection| {
        let ask = |name| {
            db.pragma_query_value(None, name, |row| row.get::<_, i64>(0))
                .unwrap()
        };
        Ok((ask("secure_delete"), ask("synchronous"), ask("query_only")))
    };
    assert_eq!(store.pool.read(ask).await.unwrap(), (1, 2, 1));
    assert_eq!(store.pool.write(move |db| ask(db)).await.unwrap(), (1, 2, 0));
}

/// The first table that the query looks into, and how.
fn begins_with(db: &Connection, sql: &str) -> String {
    let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    plan.raw_query().next().unwrap().unwrap().get("detail").unwrap()
}

/// Otherwise what is another's would take longer than what is not there.
#[tokio::test]
async fn what_is_asked_for_by_a_person_is_looked_for_among_their_own() {
    let folder = Folder::new();
    let store = Sqlite::open(folder.folder.path()).unwrap();
    let conversation = people::one_conversation();
    let by_sqlite = conversation.replace("CROSS JOIN", "JOIN");
    let table = [
        (
            &*conversation,
            "m USING PRIMARY KEY (app_id=? AND user_id=? AND conversation_id=?)",
        ),
        (
            &people::conversations_after(crate::Order::Oldest, true),
            "m USING PRIMARY KEY (app_id=? AND user_id=? AND conversation_id>?)",
        ),
        (people::STRANGERS, "m USING PRIMARY KEY (app_id=? AND user_id=?)"),
        (
            requests::OWN,
            "request USING INDEX request_of_person (app_id=? AND subject=?)",
        ),
        // The control.
        (&by_sqlite, "c USING PRIMARY KEY (app_id=? AND conversation_id=?)"),
    ]
    .map(|(sql, plan)| (sql.to_owned(), format!("SEARCH {plan}")));
    let found = table.clone().map(|(sql, _)| sql);
    let found = store
        .pool
        .read(move |db| Ok(found.map(|sql| begins_with(db, &sql))));
    assert_eq!(found.await.unwrap(), table.map(|(_, plan)| plan));
}

#[tokio::test]
async fn settling_empties_the_log() {
    let house = House::of_world(Folder::new()).await;
    let log = house.backend.file("rightsdesk.db-wal");
    assert_ne!(fs::metadata(&log).unwrap().len(), 0);
    assert!(house.store.settle().await.unwrap());
    assert_eq!(fs::metadata(&log).unwrap().len(), 0);
}

/// At once: a reader who takes long must not keep the writers waiting.
#[tokio::test]
async fn settling_says_that_somebody_is_in_the_way() {
    let house = House::of_world(Folder::new()).await;
    let log = house.backend.file("rightsdesk.db-wal");
    let db = Connection::open(house.backend.file("rightsdesk.db")).unwrap();
    for begin in ["BEGIN; SELECT * FROM app", "BEGIN IMMEDIATE"] {
        db.execute_batch(begin).unwrap();
        let begun = Instant::now();
        assert!(!house.store.settle().await.unwrap(), "{begin}");
        assert!(begun.elapsed() < open::PATIENCE / 4, "{begin}");
        assert_ne!(fs::metadata(&log).unwrap().len(), 0);
        db.execute_batch("ROLLBACK").unwrap();
    }
    assert!(house.store.settle().await.unwrap());
    assert_eq!(fs::metadata(&log).unwrap().len(), 0);
}

#[tokio::test]
async fn a_file_that_is_spoilt_or_gone_while_it_is_open_is_noticed() {
    let house = House::of_world(Folder::new()).await;
    let file = house.backend.file("rightsdesk.db");
    house.store.ping().await.unwrap();
    assert!(house.store.settle().await.unwrap());

    let good = fs::read(&file).unwrap();
    overwrite(&file, &[b'x'; 100]);
    let spoilt = house.store.ping().await;
    assert!(matches!(spoilt, Err(Error::Database(_))), "{spoilt:?}");
    overwrite(&file, &good);
    house.store.ping().await.unwrap();

    let aside = house.backend.file("aside.db");
    fs::rename(&file, &aside).unwrap();
    let gone = house.store.ping().await;
    assert!(matches!(gone, Err(Error::Database(_))), "{gone:?}");
    assert!(!file.exists(), "looking does not make it");
    fs::rename(&aside, &file).unwrap();
    house.store.ping().await.unwrap();
}

/// In place, from the first byte on.
fn overwrite(file: &Path, bytes: &[u8]) {
    let mut file = fs::File::options().write(true).open(file).unwrap();
    file.write_all(bytes).unwrap();
}

mod remembering {
    use super::*;
    contract_suite!(Folder::new());
}

mod forgetting {
    use super::*;
    import_suite!(Folder::forgetful());
}
