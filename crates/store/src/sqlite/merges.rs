//! What became one with a person's record.

use domain::id::{AppId, ExternalId, UserId};
use rusqlite::Connection;

use super::audit::time;
use crate::{Error, FormerName};

/// The ids under which the person was known before.
pub(super) fn former(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<UserId>, Error> {
    let mut found = db.prepare_cached("SELECT discarded_id FROM merge WHERE app_id = ?1 AND user_id = ?2")?;
    let ids = found.query_map([app.as_str(), user.as_str()], |row| row.get::<_, String>(0))?;
    ids.map(|id| UserId::parse(&id?).map_err(Error::database))
        .collect()
}

/// What the person was called before, as far as those records were held here.
pub(super) fn former_names(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<FormerName>, Error> {
    let mut found = db.prepare_cached(
        "SELECT f.discarded_id, f.external_id, f.entries, f.until FROM merge AS m
         JOIN former_name AS f ON f.app_id = m.app_id AND f.discarded_id = m.discarded_id
         WHERE m.app_id = ?1 AND m.user_id = ?2 ORDER BY f.until, f.discarded_id",
    )?;
    let names = found.query_map([app.as_str(), user.as_str()], |row| {
        Ok(Row {
            user: row.get(0)?,
            external_id: row.get(1)?,
            entries: row.get(2)?,
            until: row.get(3)?,
        })
    })?;
    names.map(|row| former_name(row?)).collect()
}

struct Row {
    user: String,
    external_id: Option<String>,
    entries: u64,
    until: i64,
}

fn former_name(row: Row) -> Result<FormerName, Error> {
    let external_id = row.external_id.map(|id| ExternalId::parse(&id));
    Ok(FormerName {
        user: UserId::parse(&row.user).map_err(Error::database)?,
        external_id: external_id.transpose().map_err(Error::database)?,
        entries: row.entries,
        until: time(row.until),
    })
}
