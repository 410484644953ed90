//! A whole app: every row of it, whoever it is of.

use domain::{deletion::Holdings, id::AppId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{
    super::{
        keys::{json, parse},
        search::Index,
    },
    attachments::ROWS_A_PIECE,
    count,
};
use crate::{Error, Job, Step};

/// Taking somebody's words out of the index costs about as much as so many rows.
const ROWS_A_READER: u32 = 50;

/// What goes, children first, each with what tells its rows apart.
const TABLES: [(&str, &str); 39] = [
    ("media_link", "app_id, conversation_id, message_id, media"),
    ("attachment_chunk", "app_id, media, place"),
    ("attachment_going", "app_id, user_id, media"),
    ("attachment", "app_id, media"),
    ("message", "app_id, conversation_id, received, message_id"),
    ("participant", "app_id, conversation_id, participant_id"),
    ("conversation_total", "app_id, conversation_id"),
    ("member", "app_id, user_id, conversation_id"),
    ("alias", "app_id, owner, other"),
    ("undescribed", "app_id, holder, holder_id, path"),
    ("conversation", "app_id, conversation_id"),
    ("received_element", "app_id, user_id, document, list, place"),
    ("received", "app_id, user_id, document"),
    ("client", "app_id, user_id, client_id"),
    ("device", "app_id, user_id, device_id"),
    ("business_system", "app_id, user_id, key"),
    ("preference", "app_id, user_id"),
    ("statement", "app_id, user_id, reference"),
    ("hold", "app_id, user_id, id"),
    ("merge", "app_id, user_id, discarded_id"),
    ("former_name", "app_id, user_id, external_id"),
    ("former_id", "app_id, id"),
    ("hit", "app_id, reader, at"),
    ("reader", "app_id, user_id"),
    ("user", "app_id, user_id"),
    ("request_message", "app_id, reference, number"),
    ("fetch_grant", "app_id, reference"),
    ("standing", "app_id, subject, what"),
    ("standing_change", "app_id"),
    ("unverified", "app_id, reference"),
    ("returned", "app_id, reference"),
    ("task", "app_id, reference, number"),
    ("request", "app_id, reference"),
    ("opening", "app_id, subject, session, occasion"),
    ("handover", "digest"),
    ("session", "digest"),
    ("app_facts", "app_id"),
    ("retention", "app_id, class"),
    ("retention_run", "app_id"),
];

pub(in super::super) fn whole_app(
    db: &Transaction<'_>,
    job: &Job,
    left: u32,
    lease_until: Timestamp,
) -> Result<Step<Holdings>, Error> {
    let key = [job.app.as_str(), job.reference.as_str()];
    let gone: Option<String> = db
        .prepare_cached("SELECT erased FROM job WHERE app_id = ?1 AND reference = ?2 AND whole")?
        .query_row(key, |row| row.get(0))
        .optional()?;
    let Some(gone) = gone else {
        return Ok(Step::Gone);
    };
    let mut gone: Holdings = parse(&gone)?;
    let complete = batch(db, key[0], left, &mut gone)?;
    db.prepare_cached("UPDATE job SET erased = ?3, lease_until = ?4 WHERE app_id = ?1 AND reference = ?2")?
        .execute(params![
            key[0],
            key[1],
            json(&gone)?,
            lease_until.as_microsecond()
        ])?;
    Ok(if complete {
        Step::Complete(gone)
    } else {
        Step::More
    })
}

/// True once nothing is left.
fn batch(db: &Connection, app: &str, mut left: u32, gone: &mut Holdings) -> Result<bool, Error> {
    if !readers(db, app, &mut left)? {
        return Ok(false);
    }
    for (table, key) in TABLES {
        let weight = match table {
            "attachment_chunk" => ROWS_A_PIECE,
            _ => 1,
        };
        let most = (left / weight).max(1);
        let sql = format!(
            "DELETE FROM {table} WHERE ({key}) IN
               (SELECT {key} FROM {table} WHERE app_id = ?1 AND {} LIMIT ?2)",
            goes(table)
        );
        let rows = count(db.prepare_cached(&sql)?.execute(params![app, most])?);
        if let Some(number) = counted(gone, table) {
            *number += rows;
        }
        if rows >= u64::from(most) {
            return Ok(false);
        }
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        left = left.saturating_sub(rows.saturating_mul(weight));
    }
    Ok(true)
}

/// Which rows of a table go: all of them, but for what the deletion itself leads to elsewhere.
fn goes(table: &str) -> &'static str {
    match table {
        "task" => {
            "reference NOT IN (SELECT json_extract(d.deletion, '$.reference') FROM deletion AS d WHERE d.app_id = ?1)"
        }
        _ => "TRUE",
    }
}

/// Where the rows of a table are counted; most are not.
fn counted<'h>(holdings: &'h mut Holdings, table: &str) -> Option<&'h mut u64> {
    Some(match table {
        "user" => &mut holdings.people,
        "client" => &mut holdings.channels,
        "device" => &mut holdings.devices,
        "business_system" => &mut holdings.business_systems,
        "conversation" => &mut holdings.conversations,
        "message" => &mut holdings.messages,
        "attachment" => &mut holdings.attachments,
        "request" => &mut holdings.requests,
        _ => return None,
    })
}

/// The words of everybody's index, by whole pages. True once there are none.
fn readers(db: &Connection, app: &str, left: &mut u32) -> Result<bool, Error> {
    let index = Index::new(db);
    loop {
        let next: Option<(String, i64)> = db
            .prepare_cached("SELECT user_id, number FROM reader WHERE app_id = ?1 LIMIT 1")?
            .query_row([app], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((user, number)) = next else {
            return Ok(true);
        };
        if *left == 0 {
            return Ok(false);
        }
        let (hits, is_done) = index.forget_reader(app, number, *left)?;
        let hits = u32::try_from(hits).unwrap_or(u32::MAX);
        *left = left.saturating_sub(hits.max(ROWS_A_READER));
        if !is_done {
            return Ok(false);
        }
        db.prepare_cached("DELETE FROM reader WHERE app_id = ?1 AND user_id = ?2")?
            .execute([app, &user])?;
    }
}

/// Whether a row of the app's is there that should have gone.
pub(in super::super) fn is_left_of_app(db: &Connection, app: &AppId) -> Result<bool, Error> {
    for (table, _) in TABLES {
        let sql = format!(
            "SELECT 1 FROM {table} WHERE app_id = ?1 AND {} LIMIT 1",
            goes(table)
        );
        if db.prepare_cached(&sql)?.exists([app.as_str()])? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::{migrate, open},
        *,
    };

    /// What is of an app and goes another way, or stays: with the decision, with the job, or as what is known of who was
    /// there.
    const OTHERWISE: [&str; 6] = [
        "app",
        "app_group_member",
        "deletion",
        "import_pending",
        "job",
        "tombstone",
    ];

    fn database() -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let mut db = open::writer(&folder.path().join("a.db")).unwrap();
        migrate::up(&mut db).unwrap();
        (folder, db)
    }

    fn texts(db: &Connection, sql: &str) -> Vec<String> {
        let mut found = db.prepare(sql).unwrap();
        let rows = found.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// The tables with an app in them that nobody has thought of.
    fn forgotten(db: &Connection) -> Vec<String> {
        let mut of_apps = texts(
            db,
            "SELECT t.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
             WHERE t.type = 'table' AND c.name = 'app_id' ORDER BY t.name",
        );
        of_apps
            .retain(|name| !OTHERWISE.contains(&&**name) && !TABLES.iter().any(|(table, _)| table == name));
        of_apps
    }

    /// The control: a table that is new is missed.
    #[test]
    fn no_table_of_apps_is_left_out() {
        let (_folder, db) = database();
        assert_eq!(forgotten(&db), [""; 0]);
        db.execute_batch("CREATE TABLE later (app_id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID")
            .unwrap();
        assert_eq!(forgotten(&db), ["later"]);
    }

    #[test]
    fn rows_are_told_apart_by_the_whole_of_their_key() {
        let (_folder, db) = database();
        for (table, key) in TABLES {
            let mut columns = texts(
                &db,
                &format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk"),
            );
            columns.sort();
            let mut named: Vec<_> = key.split(", ").map(str::to_owned).collect();
            named.sort();
            assert_eq!(named, columns, "{table}");
        }
    }
}
