//! The index past the store: what stands in it, and what no longer does.

use domain::record::{Place, Record};
use rusqlite::params;

use super::*;
use crate::contract::{
    execution::done,
    records::{app, said, seat, talk, user},
};

/// Who finds what, and every word of it.
pub(super) fn rows(db: &Connection) -> Rows {
    db.execute_batch("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, instance)")
        .unwrap();
    let readers = super::rows(db, "SELECT app_id, user_id FROM reader");
    let hits = super::rows(
        db,
        "SELECT h.app_id, r.user_id, h.message_id FROM hit AS h JOIN reader AS r ON r.number = h.reader
         ORDER BY 1, 2, 3",
    );
    let words = super::rows(
        db,
        "SELECT r.app_id, r.user_id, h.message_id, substr(w.term, length(r.number) + 1) AS word, w.offset
         FROM words AS w LEFT JOIN reader AS r ON r.number = CAST(w.term AS INTEGER)
         LEFT JOIN hit AS h ON h.app_id = r.app_id AND h.reader = r.number AND h.at = (1 << 49) - w.doc
         ORDER BY 1, 2, 3, w.offset, 4",
    );
    db.execute_batch("DROP TABLE temp.words").unwrap();
    [("reader", readers), ("hit", hits), ("search", words)]
        .map(|(table, rows)| (table.to_owned(), rows))
        .into()
}

/// Words that nobody else has, enough of them for many pages.
fn own_words(person: &str, number: usize) -> String {
    let words = (0..12).map(|at| format!("{person}x{}", (number * 31 + at * 17) % 400));
    words.collect::<Vec<_>>().join(" ")
}

/// Three people, each alone in a conversation and all of them in one.
fn crowd() -> Vec<Record> {
    let mut records = vec![app("a"), talk("a", "all")];
    for person in ["ada", "bob", "cyd"] {
        records.push(user("a", person, Some(person)));
        records.push(talk("a", person));
        records.push(seat("a", person, &format!("seat-{person}"), Some(person)));
        records.push(seat("a", "all", &format!("all-{person}"), Some(person)));
        for number in 0..200 {
            for talk in [person, "all"] {
                let id = format!("{person}-{talk}-{number}");
                let said = said("a", talk, i64::try_from(number).unwrap(), &id, Some(person));
                let data = said
                    .data
                    .replace(&format!("TEXT-{id} ü"), &own_words(person, number))
                    .into();
                records.push(Record { data, ..said });
            }
        }
    }
    records
}

fn open_file(folder: &Folder) -> Connection {
    Connection::open(folder.file("rightsdesk.db")).unwrap()
}

/// In how many places of the index a word stands, whole or begun: pages, and the list of them.
fn traces(db: &Connection, begin: &str) -> usize {
    let blocks = "SELECT block FROM search_data UNION ALL SELECT term FROM search_idx";
    let mut blocks = db.prepare(blocks).unwrap();
    let blocks = blocks.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    let holds = |block: &Vec<u8>| block.windows(begin.len()).any(|some| some == begin.as_bytes());
    blocks.map(Result::unwrap).filter(holds).count()
}

fn is_whole(db: &Connection) {
    db.execute_batch("INSERT INTO search (search) VALUES ('integrity-check')")
        .unwrap();
}

/// How many rows FTS5 counts, in the number that its averages begin with, and how many there are.
fn counted(db: &Connection) -> (u64, u64) {
    let averages: Vec<u8> = db
        .query_row("SELECT block FROM search_data WHERE id = 1", [], |row| row.get(0))
        .unwrap();
    let last = averages.iter().position(|byte| byte & 0x80 == 0).unwrap();
    let counted = averages[..=last]
        .iter()
        .fold(0, |number, byte| number << 7 | u64::from(byte & 0x7f));
    let there = db
        .query_row("SELECT count(*) FROM hit", [], |row| row.get(0))
        .unwrap();
    (counted, there)
}

async fn erase(house: &House<Folder>, user: &str) {
    erase_under(house, user, 1).await;
}

/// Under the request of this number.
async fn erase_under(house: &House<Folder>, user: &str, number: u64) {
    let request = house.open_request("a", user, number).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 200).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
}

#[tokio::test]
async fn nothing_is_left_of_an_erased_word_not_even_its_beginning() {
    // In many files, so that FTS5 is in the midst of merging what they brought.
    let house = House::new(Folder::new());
    for file in crowd().chunks(100) {
        house.hold(file.to_vec()).await;
    }
    let db = open_file(&house.backend);
    is_whole(&db);
    let (before, there) = counted(&db);
    assert_eq!(before, there);
    // Bob's words stand in everybody's index, and begin pages of it.
    let pages: i64 = db
        .query_row("SELECT count(*) FROM search_idx", [], |row| row.get(0))
        .unwrap();
    assert!(
        pages > 20 && traces(&db, "bobx") > 20 && traces(&db, "·bo") > 20,
        "{pages}"
    );
    erase(&house, "bob").await;
    is_whole(&db);
    let (after, there) = counted(&db);
    assert!(after == there && after < before, "{before} {after} {there}");
    for begin in ["bobx", "·bo", "·b"] {
        assert_eq!(traces(&db, begin), 0, "{begin}");
    }
    // What others find is what an index would hold that had never known him.
    let records = crowd()
        .into_iter()
        .filter(|record| !format!("{record:?}").contains("bob"));
    let fresh = House::of(Folder::new(), records.collect()).await;
    assert_eq!(house.rows()["search"], fresh.rows()["search"]);
    assert_eq!(house.rows()["hit"], fresh.rows()["hit"]);
}

/// The control: what FTS5 by itself leaves when it deletes for good.
#[tokio::test]
async fn the_control_by_itself_fts5_leaves_beginnings_of_words() {
    let house = House::of(Folder::new(), crowd()).await;
    let db = open_file(&house.backend);
    let mut messages = Vec::new();
    for record in crowd() {
        if let Place::Message {
            received,
            author: Some(author),
            ..
        } = &record.place
            && author.as_str() == "bob"
        {
            messages.push((received.as_microsecond(), record.data));
        }
    }
    // Of everybody's index, all that he wrote, in the order in which FTS5 counts.
    let taking = db.unchecked_transaction().unwrap();
    for (received, data) in messages.iter().rev() {
        let text = data
            .split(r#""text":""#)
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        for reader in (1..=3).rev() {
            let words: Vec<String> = text.split(' ').map(|word| format!("{reader}·{word}")).collect();
            let words = words.join(" ");
            for slot in (0..2).rev() {
                let at = (1_i64 << 49) - (((received / 1_000) << 8) + reader + slot);
                taking
                    .execute(
                        "INSERT INTO search (search, rowid, words) VALUES ('delete', ?1, ?2)",
                        params![at, words],
                    )
                    .unwrap();
            }
        }
    }
    taking.commit().unwrap();
    assert_ne!(traces(&db, "·b"), 0);
}

/// One after the other goes, by whole pages of their own and word by word out of what is left, and nothing is left of any.
/// Words that come afterwards are found.
#[tokio::test]
async fn the_index_goes_on_after_everybody_else_has_gone() {
    let house = House::new(Folder::new());
    for file in crowd().chunks(300) {
        house.hold(file.to_vec()).await;
    }
    let db = open_file(&house.backend);
    for (number, gone) in (1..).zip(["bob", "cyd"]) {
        erase_under(&house, gone, number).await;
        is_whole(&db);
        assert_eq!(traces(&db, &format!("{gone}x")), 0, "{gone}");
        assert_ne!(traces(&db, "adax"), 0, "{gone}");
    }
    house.hold(vec![said("a", "ada", 900, "late", Some("ada"))]).await;
    db.execute_batch("INSERT INTO search (search) VALUES ('optimize')")
        .unwrap();
    is_whole(&db);
    let records = crowd()
        .into_iter()
        .filter(|record| {
            !["bob", "cyd"]
                .iter()
                .any(|gone| format!("{record:?}").contains(gone))
        })
        .chain([said("a", "ada", 900, "late", Some("ada"))]);
    let fresh = House::of(Folder::new(), records.collect()).await;
    for table in ["search", "hit", "reader"] {
        assert_eq!(house.rows()[table], fresh.rows()[table], "{table}");
    }
    erase_under(&house, "ada", 3).await;
    is_whole(&db);
    assert_eq!((traces(&db, "·"), counted(&db)), (0, (0, 0)));
}

/// FTS5 is quick at the beginning of a list, and the newest is asked for first.
#[tokio::test]
async fn the_newest_stands_at_the_beginning_of_every_list() {
    let house = House::of_world(Folder::new()).await;
    let db = open_file(&house.backend);
    db.execute_batch("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, instance)")
        .unwrap();
    let mut list = db
        .prepare(
            "SELECT h.message_id FROM words AS w
             JOIN reader AS r ON r.app_id = 'a' AND r.user_id = 'ada' AND w.term = r.number || '·text'
             JOIN hit AS h ON h.app_id = 'a' AND h.reader = r.number AND h.at = (1 << 49) - w.doc
             ORDER BY w.doc",
        )
        .unwrap();
    let list = list.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let list: Vec<String> = list.map(Result::unwrap).collect();
    assert_eq!(list, ["b4", "b3", "b2", "b1", "o3", "o2", "o1"]);
}

#[tokio::test]
async fn an_index_of_other_rules_is_built_anew() {
    let house = House::of_world(Folder::new()).await;
    let before = house.rows();
    let db = open_file(&house.backend);
    db.execute_batch(
        "UPDATE search_state SET rules = 0; DELETE FROM hit WHERE message_id = 'o1';
         INSERT INTO search (rowid, words) VALUES (1, '1·stale');",
    )
    .unwrap();
    assert_ne!(house.rows()["search"], before["search"]);
    let again = house.backend.open();
    for table in ["search", "hit", "reader"] {
        assert_eq!(house.rows()[table], before[table], "{table}");
    }
    is_whole(&db);
    drop(again);
}

#[tokio::test]
async fn nothing_but_words_is_kept_and_they_are_deleted_for_good() {
    let house = House::of_world(Folder::new()).await;
    let db = open_file(&house.backend);
    let deletes: i64 = db
        .query_row(
            "SELECT v FROM search_config WHERE k = 'secure-delete'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(deletes, 1);
    let mut tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'search%' ORDER BY name")
        .unwrap();
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(
        tables,
        [
            "search",
            "search_config",
            "search_data",
            "search_idx",
            "search_state"
        ]
    );
}

/// A number that somebody had is nobody's again: what a fault might leave of theirs would be another's.
#[tokio::test]
async fn no_number_is_given_twice() {
    let house = House::of_world(Folder::new()).await;
    let db = open_file(&house.backend);
    let numbers = || {
        let mut found = db.prepare("SELECT number FROM reader ORDER BY number").unwrap();
        found
            .query_map([], |row| row.get::<_, i64>(0))
            .unwrap()
            .map(Result::unwrap)
            .collect::<Vec<_>>()
    };
    let before = numbers();
    erase(&house, "cyd").await;
    house.hold(vec![said("a", "own", 90, "late", Some("dee"))]).await;
    let after = numbers();
    assert_eq!(after.len(), before.len());
    assert!(after.last() > before.last());
}
