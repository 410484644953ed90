//! Records that are told among the entries about a person: what became one with theirs, and what they said about
//! marketing.

use domain::{
    id::{AppId, UserId},
    subject::Subject,
};
use rusqlite::{Connection, params};

use super::audit::time;
use crate::{Error, Tells, Told};

/// Each stands after the last entry about the person that is no younger, so that pages and copies agree on where.
pub(super) fn list(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    subject: &Subject,
) -> Result<Vec<Told>, Error> {
    let mut found = db.prepare_cached(
        "SELECT t.at, t.merges, t.data,
           ifnull((SELECT a.sequence FROM audit AS a WHERE a.chain = ?1 AND a.subject = ?3 AND a.at <= t.at
                   ORDER BY a.sequence DESC LIMIT 1), 0) AS after
         FROM (SELECT at, TRUE AS merges, discarded_id AS id, data FROM merge WHERE app_id = ?1 AND user_id = ?2
               UNION ALL
               SELECT at, FALSE, user_id, data FROM preference WHERE app_id = ?1 AND user_id = ?2) AS t
         ORDER BY after, t.at, t.merges DESC, t.id",
    )?;
    let rows = found.query_map(params![app.as_str(), user.as_str(), subject.as_bytes()], |row| {
        Ok(Told {
            at: time(row.get(0)?),
            what: if row.get(1)? {
                Tells::Merge
            } else {
                Tells::Preference
            },
            data: row.get(2)?,
            after: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
