//! Who had been erased and came again.

use domain::{id::AppId, request::Reference, subject::Subject};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};

use super::audit::time;
use crate::{Error, Returned};

/// Whether anybody was erased who may come again.
pub(super) fn any_erased(db: &Connection) -> rusqlite::Result<bool> {
    db.prepare("SELECT 1 FROM tombstone LIMIT 1")?.exists([])
}

/// Notes that somebody is here of whom one of these pseudonyms is. True the first time since they were erased.
pub(super) fn note(
    db: &Connection,
    app: &AppId,
    known_by: &[Subject; 2],
    at: Timestamp,
) -> rusqlite::Result<bool> {
    let noted = db
        .prepare_cached(
            "INSERT OR IGNORE INTO returned
             SELECT app_id, reference, ?4 FROM tombstone WHERE app_id = ?1 AND subject IN (?2, ?3)",
        )?
        .execute(params![
            app.as_str(),
            known_by[0].as_bytes(),
            known_by[1].as_bytes(),
            at.as_microsecond()
        ])?;
    Ok(noted > 0)
}

/// Whoever is erased again is not back any more.
pub(super) fn gone(db: &Transaction<'_>, app: &AppId, subject: &Subject) -> Result<(), Error> {
    db.prepare_cached(
        "DELETE FROM returned WHERE app_id = ?1 AND reference =
           (SELECT reference FROM tombstone WHERE app_id = ?1 AND subject = ?2)",
    )?
    .execute(params![app.as_str(), subject.as_bytes()])?;
    Ok(())
}

pub(super) fn list(db: &Connection, app: &AppId, limit: u32) -> Result<Vec<Returned>, Error> {
    let mut found = db.prepare_cached(
        "SELECT reference, came_at FROM returned WHERE app_id = ?1 ORDER BY came_at DESC, reference LIMIT ?2",
    )?;
    let rows = found.query_map(params![app.as_str(), limit], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
    })?;
    rows.map(|row| {
        let (reference, came_at) = row?;
        Ok(Returned {
            reference: Reference::parse(&reference).map_err(Error::database)?,
            at: time(came_at),
        })
    })
    .collect()
}
