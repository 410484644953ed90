//! What a person said about marketing: one for each, and the one before is replaced.

use domain::{
    id::{AppId, UserId},
    record::{self, Preference},
};
use rusqlite::{Transaction, params};

use super::{super::standing::said_at, Origin, Stop, Taken};
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
        .prepare_cached("INSERT INTO preference VALUES (?1, ?2, ?3, ?4, ?5, 0) ON CONFLICT DO NOTHING")?
        .execute(params![ids[0], ids[1], row.at, row.data, from.this])?;
    if added == 1 {
        return Ok(Taken::Added);
    }
    let (held, line, own): (String, i64, bool) = db
        .prepare_cached("SELECT data, line, own FROM preference WHERE app_id = ?1 AND user_id = ?2")?
        .query_row(ids, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    if from.yields {
        let stays = record::parse::<Preference>(&held).marketing == Some(false)
            || is_later(&held, row.data)
            || (own && !is_later(row.data, &held));
        if stays {
            return Ok(Taken::Unchanged);
        }
    } else if line >= from.base {
        return Err(Offence::Twice("preference").into());
    }
    if held == row.data || (own && !is_later(row.data, &held)) {
        // It came in when it first did; or the person has said something here since.
        db.prepare_cached("UPDATE preference SET line = ?3 WHERE app_id = ?1 AND user_id = ?2")?
            .execute(params![ids[0], ids[1], from.this])?;
        return Ok(Taken::Unchanged);
    }
    if !from.update && !from.yields {
        return Err(Offence::Differs("preference").into());
    }
    db.prepare_cached(
        "UPDATE preference SET at = ?3, data = ?4, line = ?5, own = 0 WHERE app_id = ?1 AND user_id = ?2",
    )?
    .execute(params![ids[0], ids[1], row.at, row.data, from.this])?;
    Ok(Taken::Replaced)
}

/// Whether it was said later. What does not say when, was not.
fn is_later(comes: &str, held: &str) -> bool {
    let at = |data: &str| said_at(&record::parse::<Preference>(data));
    matches!((at(comes), at(held)), (Some(comes), Some(held)) if comes > held)
}
