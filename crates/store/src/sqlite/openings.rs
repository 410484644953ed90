//! Records that staff have open.

use domain::{id::AppId, opening::Opening, session::SessionDigest, subject::Subject};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};

use super::audit::{self, time};
use crate::{Error, Log, Refused};

pub(super) fn open(db: &Transaction<'_>, opening: &Opening, log: &Log) -> Result<Timestamp, Error> {
    let now = opening.at.as_microsecond();
    db.execute("DELETE FROM opening WHERE until <= ?1", [now])?;
    let lives = db
        .prepare_cached("SELECT 1 FROM session WHERE digest = ?1 AND expires_at > ?2")?
        .exists(params![opening.session, now])?;
    if !lives {
        return Err(Refused::Unknown.into());
    }
    let opened = db
        .prepare_cached("INSERT INTO opening VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")?
        .execute(params![
            opening.app.as_str(),
            opening.subject.as_bytes(),
            opening.session,
            opening.occasion.code(),
            now,
            opening.until().as_microsecond(),
        ])?;
    if opened == 1 {
        audit::append(db, log)?;
    }
    let until = until(db, &opening.app, &opening.subject, &opening.session, opening.at)?;
    Ok(until.unwrap_or(opening.at))
}

/// One that was opened later than now is of a clock that has gone back since: it would stay open for too long.
pub(super) fn until(
    db: &Connection,
    app: &AppId,
    subject: &Subject,
    session: &SessionDigest,
    now: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let until: Option<i64> = db
        .prepare_cached(
            "SELECT max(until) FROM opening
             WHERE app_id = ?1 AND subject = ?2 AND session = ?3 AND until > ?4 AND opened_at <= ?4",
        )?
        .query_row(
            params![app.as_str(), subject.as_bytes(), session, now.as_microsecond()],
            |row| row.get(0),
        )?;
    Ok(until.map(time))
}
