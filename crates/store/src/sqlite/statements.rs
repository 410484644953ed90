//! What people have said about their data where it is incomplete, kept with their records.

use domain::{
    id::{AppId, UserId},
    request::{Reference, Request, Words},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::audit::time;
use crate::{Error, Statement};

pub(super) fn keep(
    db: &Transaction<'_>,
    request: &Request,
    user: &UserId,
    at: Timestamp,
    text: &Words,
) -> Result<(), Error> {
    db.prepare_cached("INSERT INTO statement VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            request.app.as_str(),
            user.as_str(),
            request.reference.as_str(),
            at.as_microsecond(),
            text.as_str()
        ])?;
    Ok(())
}

pub(super) fn list(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<Statement>, Error> {
    let mut found = db.prepare_cached(
        "SELECT reference, at, text FROM statement WHERE app_id = ?1 AND user_id = ?2 ORDER BY at, reference",
    )?;
    let rows = found.query_map([app.as_str(), user.as_str()], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, String>(2)?,
        ))
    })?;
    rows.map(|row| {
        let (reference, at, text) = row?;
        Ok(Statement {
            reference: Reference::parse(&reference).map_err(Error::database)?,
            at: time(at),
            text: Words::parse(&text).map_err(Error::database)?,
        })
    })
    .collect()
}

/// The statement that was kept under this request.
pub(super) fn under(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    reference: &Reference,
) -> Result<Option<Box<str>>, Error> {
    Ok(db
        .prepare_cached("SELECT text FROM statement WHERE app_id = ?1 AND user_id = ?2 AND reference = ?3")?
        .query_row([app.as_str(), user.as_str(), reference.as_str()], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Gives the statements of somebody whose record went into another's to `owner`.
pub(super) fn go_along(
    db: &Transaction<'_>,
    app: &str,
    discarded: &str,
    owner: &str,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE statement SET user_id = ?3 WHERE app_id = ?1 AND user_id = ?2")?
        .execute([app, discarded, owner])?;
    Ok(())
}
