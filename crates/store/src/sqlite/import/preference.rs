//! What a person said about marketing: one for each, and the one before is replaced.

use domain::id::{AppId, UserId};
use rusqlite::{Transaction, params};

use super::{Origin, Stop, Taken};
use crate::Offence;

pub(super) struct Row<'a> {
    pub(super) app: &'a AppId,
    pub(super) user: &'a UserId,
    pub(super) at: i64,
    pub(super) data: &'a str,
}

pub(super) fn put(db: &Transaction<'_>, row: &Row<'_>, from: Origin) -> Result<Taken, Stop> {
    let ids = [row.app.as_str(), row.user.as_str()];
    let added = db
        .prepare_cached("INSERT INTO preference VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")?
        .execute(params![ids[0], ids[1], row.at, row.data, from.this])?;
    if added == 1 {
        return Ok(Taken::Added);
    }
    let (held, line): (String, i64) = db
        .prepare_cached("SELECT data, line FROM preference WHERE app_id = ?1 AND user_id = ?2")?
        .query_row(ids, |row| Ok((row.get(0)?, row.get(1)?)))?;
    if line >= from.base {
        return Err(Offence::Twice("preference").into());
    }
    if held == row.data {
        // It came in when it first did.
        db.prepare_cached("UPDATE preference SET line = ?3 WHERE app_id = ?1 AND user_id = ?2")?
            .execute(params![ids[0], ids[1], from.this])?;
        return Ok(Taken::Unchanged);
    }
    if !from.update {
        return Err(Offence::Differs("preference").into());
    }
    db.prepare_cached(
        "UPDATE preference SET at = ?3, data = ?4, line = ?5 WHERE app_id = ?1 AND user_id = ?2",
    )?
    .execute(params![ids[0], ids[1], row.at, row.data, from.this])?;
    Ok(Taken::Replaced)
}
