//! Numbered migrations, one transaction each; the number stands in the file's `user_version`.

use rusqlite::{Connection, TransactionBehavior};

use super::media;
use crate::Error;

/// It makes a table for what stands in messages, and those that are there are read for it.
const ATTACHMENTS: &str = include_str!("../../migrations/sqlite/0012_attachments.sql");

/// By it, restrictions end by ground.
const ENDINGS: &str = include_str!("../../migrations/sqlite/0025_ends_and_claims.sql");

/// By it, requests wait for the platform's part.
const PENDING: &str = include_str!("../../migrations/sqlite/0031_pending.sql");

/// In order; never changed once released, only added to.
const MIGRATIONS: [&str; 32] = [
    include_str!("../../migrations/sqlite/0001_records.sql"),
    include_str!("../../migrations/sqlite/0002_acts.sql"),
    include_str!("../../migrations/sqlite/0003_ways_in.sql"),
    include_str!("../../migrations/sqlite/0004_looking.sql"),
    include_str!("../../migrations/sqlite/0005_search.sql"),
    include_str!("../../migrations/sqlite/0006_vouched.sql"),
    include_str!("../../migrations/sqlite/0007_merges.sql"),
    include_str!("../../migrations/sqlite/0008_changed.sql"),
    include_str!("../../migrations/sqlite/0009_preferences_and_names.sql"),
    include_str!("../../migrations/sqlite/0010_received.sql"),
    include_str!("../../migrations/sqlite/0011_former_names.sql"),
    ATTACHMENTS,
    include_str!("../../migrations/sqlite/0013_requests.sql"),
    include_str!("../../migrations/sqlite/0014_standing.sql"),
    include_str!("../../migrations/sqlite/0015_grants.sql"),
    include_str!("../../migrations/sqlite/0016_erasures.sql"),
    include_str!("../../migrations/sqlite/0017_statements.sql"),
    include_str!("../../migrations/sqlite/0018_former_ids.sql"),
    include_str!("../../migrations/sqlite/0019_halted.sql"),
    include_str!("../../migrations/sqlite/0020_drafts.sql"),
    include_str!("../../migrations/sqlite/0021_unverified.sql"),
    include_str!("../../migrations/sqlite/0022_ledger.sql"),
    include_str!("../../migrations/sqlite/0023_returned.sql"),
    include_str!("../../migrations/sqlite/0024_holds.sql"),
    ENDINGS,
    include_str!("../../migrations/sqlite/0026_deletions.sql"),
    include_str!("../../migrations/sqlite/0027_retention.sql"),
    include_str!("../../migrations/sqlite/0028_tasks.sql"),
    include_str!("../../migrations/sqlite/0029_replaced_keys.sql"),
    include_str!("../../migrations/sqlite/0030_blanking.sql"),
    PENDING,
    include_str!("../../migrations/sqlite/0032_set_aside.sql"),
];

/// The number of the last one.
pub(super) fn latest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Brings the database up to date. One that is up to date is only read: nobody who opens it waits for a long write by
/// another process.
pub(super) fn up(db: &mut Connection) -> Result<(), Error> {
    through(db, &MIGRATIONS)
}

fn through(db: &mut Connection, migrations: &[&str]) -> Result<(), Error> {
    while next(db, migrations)?.is_some() {
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some((number, sql)) = next(&transaction, migrations)? {
            transaction.execute_batch(sql)?;
            if sql == ATTACHMENTS {
                media::link_all(&transaction)?;
            }
            transaction.pragma_update(None, "user_version", number)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

/// The next migration and its number.
fn next<'m>(db: &Connection, migrations: &[&'m str]) -> Result<Option<(i64, &'m str)>, Error> {
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
    match usize::try_from(found).ok().and_then(|done| migrations.get(done)) {
        Some(sql) => Ok(Some((found + 1, sql))),
        None if found == known => Ok(None),
        None => Err(Error::Newer { found, known }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(db: &Connection) -> i64 {
        db.pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap()
    }

    /// Every table and index, as it was made.
    fn schema(db: &Connection) -> Vec<String> {
        let mut made = db
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            .unwrap();
        let made = made.query_map([], |row| row.get(0)).unwrap();
        made.map(Result::unwrap).collect()
    }

    #[test]
    fn runs_once_and_then_not_again() {
        let mut db = Connection::open_in_memory().unwrap();
        up(&mut db).unwrap();
        up(&mut db).unwrap();
        assert_eq!(version(&db), latest());
    }

    #[test]
    fn leaves_a_newer_database_alone() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "user_version", latest() + 1).unwrap();
        assert!(matches!(up(&mut db), Err(Error::Newer { .. })));
        assert_eq!(schema(&db), [""; 0]);
    }

    #[test]
    fn one_that_fails_half_way_leaves_everything_as_it_was() {
        let mut db = Connection::open_in_memory().unwrap();
        up(&mut db).unwrap();
        let before = schema(&db);
        let good = "CREATE TABLE new (app_id TEXT NOT NULL PRIMARY KEY) STRICT;";
        let bad = format!("{good} INSERT INTO import_position VALUES (2, 0);");
        let with = |last| [&MIGRATIONS[..], &[last]].concat();

        let failed = through(&mut db, &with(&*bad));
        assert!(matches!(failed, Err(Error::Database(_))), "{failed:?}");
        assert_eq!((version(&db), schema(&db)), (latest(), before.clone()));

        through(&mut db, &with(good)).unwrap();
        assert_eq!(version(&db), latest() + 1);
        assert_eq!(schema(&db).len(), before.len() + 1);
    }

    /// Whoever is signed in, or on the way, when the portal is brought up to date stays so.
    #[test]
    fn a_persons_session_and_handover_say_by_which_key_from_then_on() {
        let mut db = Connection::open_in_memory().unwrap();
        through(&mut db, &MIGRATIONS[..5]).unwrap();
        let person = r#"{"kind":"user","app":"a","external_id":"ada","subject":"00"}"#;
        let staff = r#"{"kind":"staff","actor":{"kid":"app_2"}}"#;
        for (digest, external_id, principal) in [(1, Some("ada"), person), (2, None, staff)] {
            db.execute(
                "INSERT INTO session VALUES (?1, 'h', 'a', ?2, NULL, ?3, 'app_1', '{}', 0, 0, 0, NULL, NULL)",
                (&[digest; 32], external_id, principal),
            )
            .unwrap();
        }
        db.execute(
            "INSERT INTO handover VALUES (?1, 'a', 'ada', ?2, 'app_3', 0)",
            (&[3; 32], person),
        )
        .unwrap();
        up(&mut db).unwrap();
        let mut found = db
            .prepare("SELECT principal FROM session UNION ALL SELECT principal FROM handover")
            .unwrap();
        let found = found.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let vouched = |kid| person.replace('}', &format!(r#","kid":"{kid}"}}"#));
        assert_eq!(
            found.map(Result::unwrap).collect::<Vec<_>>(),
            [vouched("app_1"), staff.to_owned(), vouched("app_3")]
        );
    }

    #[test]
    fn what_messages_named_before_is_entered() {
        let mut db = Connection::open_in_memory().unwrap();
        let before = MIGRATIONS.iter().position(|sql| *sql == ATTACHMENTS).unwrap();
        through(&mut db, &MIGRATIONS[..before]).unwrap();
        for (id, data) in [
            ("m1", r#"{"content":{"mediaUrl":"https://media.example/a"}}"#),
            ("m2", r#"{"content":{"text":"mediaUrl"}}"#),
        ] {
            db.execute("INSERT INTO message VALUES ('a', 'v', 0, ?1, ?2, 0)", [id, data])
                .unwrap();
        }
        up(&mut db).unwrap();
        let entered: Vec<(String, [u8; 32])> = db
            .prepare("SELECT message_id, media FROM media_link WHERE app_id = 'a' AND conversation_id = 'v'")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let id = media::id_of("https://media.example/a");
        assert_eq!(entered, [("m1".to_owned(), *id.as_bytes())]);
    }

    /// What somebody was called when their record went into another's is known from then on as it was before.
    #[test]
    fn former_names_are_the_same_from_then_on() {
        let mut db = Connection::open_in_memory().unwrap();
        through(&mut db, &MIGRATIONS[..10]).unwrap();
        db.execute_batch(
            "INSERT INTO former_name VALUES ('a', 'bob', 'bob@x', 2, 50), ('a', 'cyd', NULL, 3, 60);",
        )
        .unwrap();
        up(&mut db).unwrap();
        let mut found = db
            .prepare("SELECT user_id, external_id, entries, until FROM former_name")
            .unwrap();
        let found = found.query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, i64>(3)?,
            ))
        });
        let name = |user: &str, external_id: &str, entries: i64, until: i64| {
            (user.to_owned(), external_id.to_owned(), entries, until)
        };
        assert_eq!(
            found.unwrap().map(Result::unwrap).collect::<Vec<_>>(),
            [name("bob", "bob@x", 2, 50), name("cyd", "", 3, 60)]
        );
    }

    /// Whose record another went into before belongs to what that one belongs to, unless somebody is held under its id.
    #[test]
    fn former_ids_from_before_are_the_persons() {
        let before = |more: &str| {
            let mut db = Connection::open_in_memory().unwrap();
            through(&mut db, &MIGRATIONS[..17]).unwrap();
            db.execute_batch(
                "UPDATE search_state SET rules = 7;
                 INSERT INTO user VALUES ('a', 'ada', NULL, NULL, '{}', 0), ('a', 'held', NULL, NULL, '{}', 0);
                 INSERT INTO member VALUES ('a', 'ada', 'both'), ('a', 'old', 'both'), ('a', 'old', 'once'),
                   ('a', 'held', 'theirs'), ('b', 'old', 'elsewhere');",
            )
            .unwrap();
            db.execute_batch(more).unwrap();
            up(&mut db).unwrap();
            let mut found = db
                .prepare("SELECT conversation_id FROM member WHERE app_id = 'a' AND user_id = 'ada'")
                .unwrap();
            let found = found.query_map([], |row| row.get::<_, String>(0)).unwrap();
            let found: Vec<_> = found.map(Result::unwrap).collect();
            let rules: i64 = db
                .query_row("SELECT rules FROM search_state", [], |row| row.get(0))
                .unwrap();
            (found, rules)
        };
        let merged = before(
            "INSERT INTO merge VALUES ('a', 'ada', 'old', 0, '{}', 0), ('a', 'ada', 'held', 0, '{}', 0);",
        );
        assert_eq!(merged, (vec!["both".to_owned(), "once".to_owned()], 0));
        // The control: without a merge nothing changes, and the index stays.
        assert_eq!(before(""), (vec!["both".to_owned()], 7));
    }

    /// What waits for others when the portal is brought up to date does so from then on, and nothing else does.
    #[test]
    fn what_waits_for_others_is_known_from_then_on() {
        let mut db = Connection::open_in_memory().unwrap();
        through(&mut db, &MIGRATIONS[..18]).unwrap();
        let open = r#"{"pauses":[{"from":"1","until":"2","why":"identity"},{"from":"3","why":"identity"}]}"#;
        let over = r#"{"pauses":[{"from":"1","until":"2","why":"identity"}]}"#;
        for (reference, kind, state, request) in [
            ("stands", "erasure", "asked", open),
            ("stood", "erasure", "in review", over),
            ("asked again", "erasure", "asked", over),
            ("runs", "erasure", "asked", "{}"),
            ("to be fetched", "transfer", "approved", "{}"),
            ("to be handed over", "access", "approved", "{}"),
        ] {
            db.execute(
                "INSERT INTO request (app_id, reference, subject, kind, open, state, received_at, due, once,
                   request, scope)
                 VALUES ('a', ?1, x'00', ?2, 1, ?3, 0, '2026-11-30', ?1, ?4, ?1)",
                [reference, kind, state, request],
            )
            .unwrap();
        }
        up(&mut db).unwrap();
        let mut found = db
            .prepare("SELECT reference FROM request WHERE halted ORDER BY reference")
            .unwrap();
        let found = found.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let found: Vec<_> = found.map(Result::unwrap).collect();
        assert_eq!(found, ["stands", "to be fetched"]);
    }

    /// What had been called done while the platform's part was open waits for it from then on.
    #[test]
    fn what_the_platform_has_a_part_in_is_done_no_longer() {
        let mut db = Connection::open_in_memory().unwrap();
        let before = MIGRATIONS.iter().position(|sql| *sql == PENDING).unwrap();
        through(&mut db, &MIGRATIONS[..before]).unwrap();
        let done = r#"{"state":{"state":"done","execution":{}}}"#;
        for (reference, open, state, task) in [
            ("called", "0", "done", "open"),
            ("failed", "0", "done", "failed"),
            ("cleared", "0", "done", "done"),
            ("asked", "1", "submitted", "done"),
        ] {
            db.execute(
                "INSERT INTO request (app_id, reference, subject, kind, open, state, received_at, due, once,
                   request, scope)
                 VALUES ('a', ?1, x'00', 'erasure', ?2, ?3, 0, '2026-11-30', ?1, ?4, ?1)",
                [reference, open, state, done],
            )
            .unwrap();
            db.execute(
                r#"INSERT INTO task VALUES ('a', ?1, 1, '{"what":"call"}', NULL, ?2, NULL, NULL, 0, NULL)"#,
                [reference, task],
            )
            .unwrap();
        }
        up(&mut db).unwrap();
        let of = |reference: &str| -> (bool, String, bool) {
            db.query_row(
                "SELECT pending, state, json_extract(request, '$.state.execution.awaitsPlatform') IS NOT NULL
                 FROM request WHERE reference = ?1",
                [reference],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap()
        };
        let is = |pending, state: &str, awaits| (pending, state.to_owned(), awaits);
        assert_eq!(of("called"), is(true, "done here", true));
        assert_eq!(of("failed"), is(true, "done here", true));
        assert_eq!(of("cleared"), is(false, "done", false));
        assert_eq!(of("asked"), is(true, "submitted", false));
    }

    /// Of whoever was told that their restriction ends, it ends on each of its grounds.
    #[test]
    fn what_was_told_to_end_ends_on_every_ground() {
        let mut db = Connection::open_in_memory().unwrap();
        let before = MIGRATIONS.iter().position(|sql| *sql == ENDINGS).unwrap();
        through(&mut db, &MIGRATIONS[..before]).unwrap();
        db.execute_batch(
            r#"INSERT INTO standing VALUES
               ('a', x'00', 'restriction', 'ada', 1, 500, NULL, 1, NULL, '["unlawful","legal_claims"]', 'person'),
               ('a', x'01', 'restriction', 'bob', 1, NULL, NULL, 2, NULL, '["unlawful"]', 'person');"#,
        )
        .unwrap();
        up(&mut db).unwrap();
        let mut found = db
            .prepare("SELECT ends, endings FROM standing ORDER BY subject")
            .unwrap();
        let found = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let found: Vec<(Option<i64>, String)> = found.map(Result::unwrap).collect();
        let told = r#"{"unlawful":500,"legal_claims":500}"#;
        assert_eq!(found, [(Some(500), told.to_owned()), (None, "{}".to_owned())]);
    }

    /// Every table and key begins with the app, but for those that belong to the installation.
    #[test]
    fn every_key_begins_with_the_app() {
        let mut db = Connection::open_in_memory().unwrap();
        up(&mut db).unwrap();
        let installation = [
            "secret",
            "app_group",
            "app_group_member",
            "signing_key",
            "session",
            "handover",
            "spent_token",
            "spent_floor",
            "audit",
            "import_position",
            "search_state",
            "ledger",
            "blanking",
        ];
        let mut tables = db
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
            .unwrap();
        // What FTS5 keeps for itself is SQLite's own, and no other backend's.
        let its_own = ["search", "search_config", "search_data", "search_idx"];
        for table in tables
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap()
            .map(Result::unwrap)
            .filter(|table| !its_own.contains(&table.as_str()))
        {
            let first: String = db
                .query_row(
                    "SELECT name FROM pragma_table_info(?1) WHERE pk = 1",
                    [&table],
                    |row| row.get(0),
                )
                .unwrap();
            assert!(
                first == "app_id" || installation.contains(&table.as_str()),
                "{table} begins with {first}"
            );
        }
    }
}
