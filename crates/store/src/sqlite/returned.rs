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
            "INSERT OR IGNORE INTO returned (app_id, reference, came_at)
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

/// Notes that somebody came again who had gone under this request, and that so many records were set aside that name them.
/// True the first time since they were erased.
pub(super) fn set_aside(
    db: &Connection,
    app: &AppId,
    reference: &Reference,
    records: u64,
    at: Timestamp,
) -> rusqlite::Result<bool> {
    let noted = db
        .prepare_cached("INSERT OR IGNORE INTO returned (app_id, reference, came_at) VALUES (?1, ?2, ?3)")?
        .execute(params![app.as_str(), reference.as_str(), at.as_microsecond()])?;
    db.prepare_cached("UPDATE returned SET records = ?3 WHERE app_id = ?1 AND reference = ?2")?
        .execute(params![app.as_str(), reference.as_str(), records])?;
    Ok(noted > 0)
}

/// Nothing is set aside any more of whoever had gone under this request.
pub(super) fn let_in(db: &Connection, app: &AppId, reference: &Reference) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE returned SET records = 0 WHERE app_id = ?1 AND reference = ?2")?
        .execute([app.as_str(), reference.as_str()])?;
    Ok(())
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
        "SELECT reference, came_at, records FROM returned WHERE app_id = ?1 ORDER BY came_at DESC, reference LIMIT ?2",
    )?;
    let rows = found.query_map(params![app.as_str(), limit], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, u64>(2)?,
        ))
    })?;
    rows.map(|row| {
        let (reference, came_at, records) = row?;
        Ok(Returned {
            reference: Reference::parse(&reference).map_err(Error::database)?,
            at: time(came_at),
            records,
        })
    })
    .collect()
}
