//! Sessions.

use domain::{
    id::KeyId,
    principal::Principal,
    session::{Session, SessionDigest},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{
    audit::{self, time},
    keys::{json, parse},
};
use crate::{Error, Log};

/// How exactly a session's last use is kept, so that reading a page does not write each time.
const TO_THE_MINUTE: i64 = 60_000_000;

pub(super) fn open(db: &Transaction<'_>, session: &Session, log: &Log) -> Result<(), Error> {
    let (app, external_id) = match &session.principal {
        Principal::User { app, external_id, .. } => (Some(app.as_str()), Some(external_id.as_str())),
        Principal::Staff { .. } => (None, None),
    };
    db.execute(
        "DELETE FROM session WHERE expires_at < ?1",
        [session.opened_at.as_microsecond()],
    )?;
    db.execute(
        "INSERT INTO session VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            session.digest,
            app,
            external_id,
            json(&session.principal)?,
            session.kid.as_str(),
            session.opened_at.as_microsecond(),
            session.seen_at.as_microsecond(),
            session.expires_at.as_microsecond(),
        ],
    )?;
    audit::append(db, log).map(drop)
}

pub(super) fn find(
    db: &Connection,
    digest: &SessionDigest,
    now: Timestamp,
    idle_since: Timestamp,
) -> Result<Option<Session>, Error> {
    let found = db
        .prepare_cached(
            "SELECT digest, principal, kid, opened_at, seen_at, expires_at FROM session
             WHERE digest = ?1 AND expires_at > ?2 AND seen_at > ?3",
        )?
        .query_row(
            params![digest, now.as_microsecond(), idle_since.as_microsecond()],
            |row| Ok(session(row)),
        )
        .optional()?;
    found.transpose()
}

pub(super) fn is_stale(session: &Session, now: Timestamp) -> bool {
    now.as_microsecond() - session.seen_at.as_microsecond() >= TO_THE_MINUTE
}

pub(super) fn touch(db: &Transaction<'_>, digest: &SessionDigest, now: Timestamp) -> Result<(), Error> {
    db.prepare_cached("UPDATE session SET seen_at = max(seen_at, ?2) WHERE digest = ?1")?
        .execute(params![digest, now.as_microsecond()])?;
    Ok(())
}

pub(super) fn end(db: &Transaction<'_>, digest: &SessionDigest, log: &Log) -> Result<(), Error> {
    if db.execute("DELETE FROM session WHERE digest = ?1", params![digest])? == 0 {
        return Ok(());
    }
    audit::append(db, log).map(drop)
}

fn session(row: &Row<'_>) -> Result<Session, Error> {
    Ok(Session {
        digest: row.get(0)?,
        principal: parse(&row.get::<_, String>(1)?)?,
        kid: KeyId::parse(&row.get::<_, String>(2)?).map_err(Error::database)?,
        opened_at: time(row.get(3)?),
        seen_at: time(row.get(4)?),
        expires_at: time(row.get(5)?),
    })
}
