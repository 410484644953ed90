//! Numbered migrations, one transaction each; the number stands in the file's `user_version`.

use rusqlite::{Connection, TransactionBehavior};

use crate::Error;

/// In order; never changed once released, only added to.
const MIGRATIONS: [&str; 3] = [
    include_str!("../../migrations/sqlite/0001_records.sql"),
    include_str!("../../migrations/sqlite/0002_acts.sql"),
    include_str!("../../migrations/sqlite/0003_ways_in.sql"),
];

fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// A database that is up to date is only read: nobody who opens it waits for a long write by another process.
pub(super) fn up(db: &mut Connection) -> Result<(), Error> {
    while next(db)?.is_some() {
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some((number, sql)) = next(&transaction)? {
            transaction.execute_batch(sql)?;
            transaction.pragma_update(None, "user_version", number)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

/// The next migration and its number.
fn next(db: &Connection) -> Result<Option<(i64, &'static str)>, Error> {
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match usize::try_from(found).ok().and_then(|done| MIGRATIONS.get(done)) {
        Some(sql) => Ok(Some((found + 1, sql))),
        None if found == known() => Ok(None),
        None => Err(Error::Newer {
            found,
            known: known(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_once_and_then_not_again() {
        let mut db = Connection::open_in_memory().unwrap();
        up(&mut db).unwrap();
        up(&mut db).unwrap();
        let version: i64 = db
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(version, known());
    }

    #[test]
    fn leaves_a_newer_database_alone() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "user_version", known() + 1).unwrap();
        assert!(matches!(up(&mut db), Err(Error::Newer { .. })));
        let tables: i64 = db
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tables, 0);
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
            "audit",
            "import_position",
        ];
        let mut tables = db
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
            .unwrap();
        for table in tables
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap()
            .map(Result::unwrap)
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
