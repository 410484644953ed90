//! What people were called here before: until their record went into another's, or until the business called them
//! otherwise.

use domain::id::{AppId, ExternalId, UserId};
use rusqlite::{Connection, Transaction, params};

use super::{audit::time, sessions};
use crate::{Error, FormerName};

/// Somebody is called so no longer: it is remembered, and whoever is signed in by that name is so no more. Under a name
/// that somebody else had before, or has had since, there is more than theirs: that is not told to them.
pub(super) fn give_up(db: &Transaction<'_>, app: &str, user: &str, at: i64) -> Result<(), Error> {
    sessions::end_of_going(db, app, user)?;
    db.prepare_cached(
        "INSERT INTO former_name
         SELECT u.app_id, u.user_id, ifnull(u.external_id, ''),
                ifnull((SELECT max(sequence) FROM audit WHERE chain = ?1), 0), ?3, NOT EXISTS
                (SELECT 1 FROM former_name AS f
                 WHERE f.app_id = ?1 AND f.external_id = u.external_id AND f.user_id <> ?2 AND NOT EXISTS
                   (SELECT 1 FROM merge AS m WHERE m.app_id = ?1 AND m.discarded_id = f.user_id AND m.user_id = ?2))
         FROM user AS u WHERE u.app_id = ?1 AND u.user_id = ?2
         ON CONFLICT DO UPDATE SET entries = excluded.entries, until = excluded.until WHERE excluded.own",
    )?
    .execute(params![app, user, at])?;
    Ok(())
}

/// What the person was called before, as far as those records were held here.
pub(super) fn former(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<FormerName>, Error> {
    let mut found = db.prepare_cached(
        "SELECT user_id, external_id, entries, until FROM former_name
         WHERE app_id = ?1 AND own AND user_id IN
           (SELECT user_id FROM user WHERE app_id = ?1 AND user_id = ?2
            UNION ALL SELECT discarded_id FROM merge WHERE app_id = ?1 AND user_id = ?2)
         ORDER BY until, user_id, external_id",
    )?;
    let names = found.query_map([app.as_str(), user.as_str()], |row| {
        Ok(Row {
            user: row.get(0)?,
            external_id: row.get(1)?,
            entries: row.get(2)?,
            until: row.get(3)?,
        })
    })?;
    names.map(|row| name(row?)).collect()
}

struct Row {
    user: String,
    /// Empty for none.
    external_id: String,
    entries: u64,
    until: i64,
}

fn name(row: Row) -> Result<FormerName, Error> {
    let external_id = Some(row.external_id).filter(|id| !id.is_empty());
    let external_id = external_id.map(|id| ExternalId::parse(&id));
    Ok(FormerName {
        user: UserId::parse(&row.user).map_err(Error::database)?,
        external_id: external_id.transpose().map_err(Error::database)?,
        entries: row.entries,
        until: time(row.until),
    })
}
