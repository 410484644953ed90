//! What became one with a person's record.

use domain::id::{AppId, UserId};
use rusqlite::{Connection, OptionalExtension};

use crate::Error;

/// The ids under which the person was known before, and nobody is held now.
pub(super) fn former(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<UserId>, Error> {
    let mut found = db.prepare_cached("SELECT id FROM former_id WHERE app_id = ?1 AND user_id = ?2")?;
    let ids = found.query_map([app.as_str(), user.as_str()], |row| row.get::<_, String>(0))?;
    ids.map(|id| UserId::parse(&id?).map_err(Error::database))
        .collect()
}

/// Into whose record the one of this id went, if nobody is held under it.
pub(super) fn whose(db: &Connection, app: &str, id: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT user_id FROM former_id WHERE app_id = ?1 AND id = ?2")?
        .query_row([app, id], |row| row.get(0))
        .optional()
}
