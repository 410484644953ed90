//! What became one with a person's record.

use domain::id::{AppId, UserId};
use rusqlite::Connection;

use crate::Error;

/// The ids under which the person was known before.
pub(super) fn former(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<UserId>, Error> {
    let mut found = db.prepare_cached("SELECT discarded_id FROM merge WHERE app_id = ?1 AND user_id = ?2")?;
    let ids = found.query_map([app.as_str(), user.as_str()], |row| row.get::<_, String>(0))?;
    ids.map(|id| UserId::parse(&id?).map_err(Error::database))
        .collect()
}
