//! What a walk is made of, in one digest.

use domain::{id::AppId, subject::Subject};
use rusqlite::{Connection, OptionalExtension, Params, Row, Transaction, params};
use sha2::{Digest as _, Sha256};

use super::audit;
use crate::{App, Error, Former, Mark, Walk};

/// Reads everything but messages. Of these, each conversation says when they last changed.
pub(super) fn of(db: &Connection, held: &App, walk: &Walk, former: &[Former]) -> Result<Mark, Error> {
    let app = walk.app.as_str();
    let person = params![app, walk.user.as_str()];
    let mut digest = Digest(Sha256::new());
    digest.text(&held.data);
    digest.rows(db, "SELECT facts FROM app_facts WHERE app_id = ?1", [app])?;
    let confirmed = "SELECT class, period FROM retention WHERE app_id = ?1 ORDER BY class";
    digest.rows(db, confirmed, [app])?;
    for (table, id) in [
        ("user", "user_id"),
        ("client", "client_id"),
        ("device", "device_id"),
        ("business_system", "key"),
        ("merge", "discarded_id"),
    ] {
        let sql = format!("SELECT data FROM {table} WHERE app_id = ?1 AND user_id = ?2 ORDER BY {id}");
        digest.rows(db, &sql, person)?;
    }
    digest.rows(
        db,
        "SELECT c.conversation_id, c.data FROM member AS m CROSS JOIN conversation AS c USING (app_id, conversation_id)
         WHERE m.app_id = ?1 AND m.user_id = ?2 ORDER BY m.conversation_id",
        person,
    )?;
    digest.rows(
        db,
        "SELECT p.conversation_id, p.data FROM member AS m CROSS JOIN participant AS p USING (app_id, conversation_id)
         WHERE m.app_id = ?1 AND m.user_id = ?2 ORDER BY m.conversation_id, p.participant_id",
        person,
    )?;
    digest.rows(
        db,
        "SELECT t.conversation_id, CAST(t.changed AS TEXT)
         FROM member AS m CROSS JOIN conversation_total AS t USING (app_id, conversation_id)
         WHERE m.app_id = ?1 AND m.user_id = ?2 ORDER BY m.conversation_id",
        person,
    )?;
    digest.rows(
        db,
        "SELECT other, alias FROM alias WHERE app_id = ?1 AND owner = ?2 ORDER BY other",
        person,
    )?;
    // Which of what is said is their own.
    digest.rows(
        db,
        "SELECT id FROM former_id WHERE app_id = ?1 AND user_id = ?2 ORDER BY id",
        person,
    )?;
    // What was said about marketing may come again as it was before, and then it came later.
    digest.rows(
        db,
        "SELECT CAST(at AS TEXT), data FROM preference WHERE app_id = ?1 AND user_id = ?2",
        person,
    )?;
    digest.rows(
        db,
        "SELECT reference, text FROM statement WHERE app_id = ?1 AND user_id = ?2 ORDER BY reference",
        person,
    )?;
    digest.asked(db, app, &walk.subject, i64::MAX)?;
    digest.rows(
        db,
        "SELECT reference, what, CAST(since AS TEXT), ifnull(CAST(lifted AS TEXT), ''), origin, grounds, endings
         FROM standing WHERE app_id = ?1 AND subject = ?2 AND reference IS NOT NULL ORDER BY what",
        params![app, walk.subject.as_bytes()],
    )?;
    digest.rows(
        db,
        "SELECT id, ground, CAST(since AS TEXT), ifnull(until, '') FROM hold
         WHERE app_id = ?1 AND user_id = ?2 ORDER BY since, id",
        person,
    )?;
    // Entries that say nothing any more do not count; as many others may come.
    digest.rows(
        db,
        "SELECT CAST(entries_empty AS TEXT) FROM retention_run WHERE app_id = ?1 AND entries_empty > 0",
        [app],
    )?;
    let mut entries = audit::count_about(db, &walk.app, &walk.subject, None)?;
    for name in former {
        // Whoever gets a name gets entries among those that are there.
        digest.0.update(name.subject.as_bytes());
        digest.0.update(name.entries.to_le_bytes());
        digest.asked(db, app, &name.subject, name.until.as_microsecond())?;
        entries += audit::count_about(db, &walk.app, &name.subject, Some(name.entries + 1))?;
    }
    Ok(Mark {
        version: digest.0.finalize().into(),
        entries,
    })
}

struct Digest(Sha256);

impl Digest {
    /// With its length, so that no two lists of texts are written alike.
    fn text(&mut self, text: &str) {
        self.0.update(text.len().to_le_bytes());
        self.0.update(text);
    }

    /// What was asked under a name up to then, what was said about it, and what is done elsewhere for it.
    fn asked(&mut self, db: &Connection, app: &str, subject: &Subject, until: i64) -> Result<(), Error> {
        for sql in [
            "SELECT request FROM request WHERE app_id = ?1 AND subject = ?2 AND received_at <= ?3
             ORDER BY received_at, reference",
            "SELECT m.reference, CAST(m.at AS TEXT), m.author, m.text
             FROM request AS r CROSS JOIN request_message AS m USING (app_id, reference)
             WHERE r.app_id = ?1 AND r.subject = ?2 AND r.received_at <= ?3
             ORDER BY r.received_at, m.reference, m.number",
            "SELECT t.reference, t.deed, t.state, ifnull(t.settled, '')
             FROM request AS r CROSS JOIN task AS t USING (app_id, reference)
             WHERE r.app_id = ?1 AND r.subject = ?2 AND r.received_at <= ?3
             ORDER BY r.received_at, t.reference, t.number",
        ] {
            self.rows(db, sql, params![app, subject.as_bytes(), until])?;
        }
        Ok(())
    }

    /// The rows' columns, all of them texts, and how many rows there are.
    fn rows(&mut self, db: &Connection, sql: &str, given: impl Params) -> Result<(), Error> {
        let mut found = db.prepare_cached(sql)?;
        let columns = found.column_count();
        let mut rows = found.query(given)?;
        let mut count = 0_u64;
        while let Some(row) = rows.next()? {
            self.row(row, columns)?;
            count += 1;
        }
        self.0.update(count.to_le_bytes());
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>, columns: usize) -> Result<(), Error> {
        for column in 0..columns {
            self.text(row.get_ref(column)?.as_str().map_err(Error::database)?);
        }
        Ok(())
    }
}

/// Messages of a conversation have gone, or were rewritten, outside an import.
pub(super) fn changed(db: &Transaction<'_>, app: &AppId, conversation: &str) -> Result<(), Error> {
    let now: Option<i64> = db
        .prepare_cached("UPDATE import_position SET line = line + 1 RETURNING line - 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    db.prepare_cached(
        "UPDATE conversation_total SET changed = ?3 WHERE app_id = ?1 AND conversation_id = ?2",
    )?
    .execute(params![app.as_str(), conversation, now])?;
    Ok(())
}
