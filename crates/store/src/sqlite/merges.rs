//! What became one with a person's record.

use domain::{
    id::{AppId, UserId},
    subject::Subject,
};
use rusqlite::{Connection, params};

use super::audit::time;
use crate::{Error, Merge};

/// Each stands after the last entry about the person that is no younger, so that pages and copies agree on where.
pub(super) fn list(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    subject: &Subject,
) -> Result<Vec<Merge>, Error> {
    let mut found = db.prepare_cached(
        "SELECT m.at, m.data,
           ifnull((SELECT a.sequence FROM audit AS a WHERE a.chain = ?1 AND a.subject = ?3 AND a.at <= m.at
                   ORDER BY a.sequence DESC LIMIT 1), 0) AS after
         FROM merge AS m WHERE m.app_id = ?1 AND m.user_id = ?2 ORDER BY after, m.at, m.discarded_id",
    )?;
    let rows = found.query_map(params![app.as_str(), user.as_str(), subject.as_bytes()], |row| {
        Ok(Merge {
            at: time(row.get(0)?),
            data: row.get(1)?,
            after: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The ids under which the person was known before.
pub(super) fn former(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<UserId>, Error> {
    let mut found = db.prepare_cached("SELECT discarded_id FROM merge WHERE app_id = ?1 AND user_id = ?2")?;
    let ids = found.query_map([app.as_str(), user.as_str()], |row| row.get::<_, String>(0))?;
    ids.map(|id| UserId::parse(&id?).map_err(Error::database))
        .collect()
}
