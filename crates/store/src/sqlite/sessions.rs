//! Sessions, and what leads to them: handovers and tokens that were traded in.

use domain::{
    id::KeyId,
    key::Reach,
    principal::Principal,
    session::{Errand, Handover, Session, SessionDigest, Ticket, TokenUse},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, Transaction, params};

use super::{
    audit::{self, time},
    keys::{self, json, parse},
    ledger,
};
use crate::{Error, Log, Refused, SessionPlace, Whose};

/// How exactly a session's last use is kept, so that reading a page does not write each time.
const TO_THE_MINUTE: i64 = 60_000_000;

/// A code is good until its minute is over, and not in a time before it: a clock that was set back revives none.
const IN_ITS_MINUTE: &str = "expires_at > ?2 AND expires_at <= ?3";

/// The latest that a code which is given now can expire, with a minute for clocks that differ.
fn soon(now: Timestamp) -> i64 {
    now.as_microsecond().saturating_add(2 * TO_THE_MINUTE)
}

pub(super) fn open(
    db: &Transaction<'_>,
    mut session: Session,
    ticket: &Ticket,
    replaces: Option<&SessionDigest>,
    log: &Log,
) -> Result<Session, Error> {
    let now = session.opened_at;
    db.execute(
        "DELETE FROM session WHERE expires_at <= ?1",
        [now.as_microsecond()],
    )?;
    is_good(db, &session.kid, now)?;
    match ticket {
        Ticket::Token(token) => {
            if !spend(db, token, now)? {
                session.principal = session.principal.unproved();
            }
        }
        Ticket::Code(digest) => {
            let used = db.execute(
                &format!("DELETE FROM handover WHERE digest = ?1 AND {IN_ITS_MINUTE}"),
                params![digest, now.as_microsecond(), soon(now)],
            )?;
            if used == 0 {
                return Err(Refused::Changed.into());
            }
        }
    }
    let mut drafts = None;
    let mut gone: &[SessionDigest] = &[];
    if let Some(before) = replaces {
        (session.errand, drafts) = take_waiting(db, before, &session.principal)?;
        if db.execute("DELETE FROM session WHERE digest = ?1", params![before])? > 0 {
            gone = std::slice::from_ref(before);
        }
    }
    insert(db, &session)?;
    if let Some(drafts) = drafts {
        let sql = "UPDATE session SET drafts = ?2 WHERE digest = ?1";
        db.execute(sql, params![session.digest, drafts])?;
    }
    audit::append(db, log)?;
    ledger::sessions(db, gone, log)?;
    Ok(session)
}

fn insert(db: &Transaction<'_>, session: &Session) -> Result<(), Error> {
    let (app, external_id, group) = match &session.principal {
        Principal::User { app, external_id, .. } => (Some(app.as_str()), Some(external_id.as_str()), None),
        Principal::Staff { reach, .. } => match reach {
            Reach::App(app) => (Some(app.as_str()), None, None),
            Reach::Group(group) => (None, None, Some(group.as_str())),
            Reach::Provider => (None, None, None),
        },
    };
    db.prepare_cached(
        "INSERT INTO session VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, NULL, NULL)",
    )?
    .execute(params![
        session.digest,
        session.handle,
        app,
        external_id,
        group,
        json(&session.principal)?,
        session.kid.as_str(),
        json(&session.visit)?,
        session.opened_at.as_microsecond(),
        session.seen_at.as_microsecond(),
        session.expires_at.as_microsecond(),
        session.errand.as_ref().map(json).transpose()?,
    ])?;
    Ok(())
}

/// A key that was revoked after its token had been checked opens nothing.
fn is_good(db: &Connection, kid: &KeyId, now: Timestamp) -> Result<(), Error> {
    match keys::find(db, kid)? {
        Some(key) if key.is_good(now) => Ok(()),
        _ => Err(Refused::Unknown.into()),
    }
}

/// Whether the token had not been used before. What has expired is forgotten; a clock that is set back afterwards must
/// not make it new, so that how far was forgotten is remembered.
fn spend(db: &Transaction<'_>, token: &TokenUse, now: Timestamp) -> Result<bool, Error> {
    let now = now.as_microsecond();
    db.execute(
        "UPDATE spent_floor SET until = max(until, coalesce((SELECT max(until) FROM spent_token WHERE until <= ?1), 0))",
        [now],
    )?;
    db.execute("DELETE FROM spent_token WHERE until <= ?1", [now])?;
    let until = token.until.as_microsecond();
    let forgotten: bool = db.query_row("SELECT until >= ?1 FROM spent_floor", [until], |row| row.get(0))?;
    let mut note = db.prepare_cached("INSERT INTO spent_token VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
    let mut is_first = |digest: &[u8; 32]| -> Result<bool, Error> {
        Ok(note.execute(params![digest, until])? == 1 && !forgotten)
    };
    if let Some(once) = &token.once
        && !is_first(once)?
    {
        return Err(Refused::Spent.into());
    }
    is_first(&token.digest)
}

/// Notes that a machine has used a token.
pub(super) fn use_token(
    db: &Transaction<'_>,
    kid: &KeyId,
    token: &TokenUse,
    now: Timestamp,
) -> Result<(), Error> {
    is_good(db, kid, now)?;
    spend(db, token, now).map(drop)
}

/// Up to when tokens have been forgotten.
pub(super) fn forgotten_until(db: &Connection) -> Result<Timestamp, Error> {
    let until: i64 = db.query_row("SELECT until FROM spent_floor", [], |row| row.get(0))?;
    Ok(time(until))
}

/// What waited in the session before, and what had been entered there, if it was the same caller's.
fn take_waiting(
    db: &Transaction<'_>,
    before: &SessionDigest,
    caller: &Principal,
) -> Result<(Option<Errand>, Option<String>), Error> {
    let found: Option<(String, Option<String>, Option<String>)> = db
        .query_row(
            "SELECT principal, errand, drafts FROM session WHERE digest = ?1",
            params![before],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let Some((principal, errand, drafts)) = found else {
        return Ok((None, None));
    };
    if parse::<Principal>(&principal)?.is_same_as(caller) {
        let errand = errand.map(|errand| parse(&errand)).transpose()?;
        Ok((errand, drafts))
    } else {
        Ok((None, None))
    }
}

pub(super) fn hand_over(
    db: &Transaction<'_>,
    mut handover: Handover,
    token: &TokenUse,
    now: Timestamp,
    log: &Log,
) -> Result<(), Error> {
    db.execute(
        "DELETE FROM handover WHERE expires_at <= ?1",
        [now.as_microsecond()],
    )?;
    is_good(db, &handover.kid, now)?;
    if !spend(db, token, now)? {
        handover.principal = handover.principal.unproved();
    }
    let Principal::User { app, external_id, .. } = &handover.principal else {
        return Err(Refused::Unknown.into());
    };
    db.execute(
        "INSERT INTO handover VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            handover.digest,
            app.as_str(),
            external_id.as_str(),
            json(&handover.principal)?,
            handover.kid.as_str(),
            handover.expires_at.as_microsecond(),
        ],
    )?;
    audit::append(db, log).map(drop)
}

pub(super) fn handover(
    db: &Connection,
    digest: &[u8; 32],
    now: Timestamp,
) -> Result<Option<Handover>, Error> {
    let found: Option<(String, String, i64)> = db
        .prepare_cached(&format!(
            "SELECT principal, kid, expires_at FROM handover WHERE digest = ?1 AND {IN_ITS_MINUTE}"
        ))?
        .query_row(params![digest, now.as_microsecond(), soon(now)], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    found
        .map(|(principal, kid, expires_at)| {
            Ok(Handover {
                digest: *digest,
                principal: parse(&principal)?,
                kid: KeyId::parse(&kid).map_err(Error::database)?,
                expires_at: time(expires_at),
            })
        })
        .transpose()
}

const COLUMNS: &str =
    "SELECT digest, handle, principal, kid, visit, opened_at, seen_at, expires_at, errand FROM session";

pub(super) fn find(
    db: &Connection,
    digest: &SessionDigest,
    now: Timestamp,
    idle_since: Timestamp,
) -> Result<Option<Session>, Error> {
    // One that was opened later than now is of a clock that has gone back since: it would outlive its time.
    let sql = format!("{COLUMNS} WHERE digest = ?1 AND expires_at > ?2 AND seen_at > ?3 AND opened_at <= ?4");
    let found = db
        .prepare_cached(&sql)?
        .query_row(
            params![
                digest,
                now.as_microsecond(),
                idle_since.as_microsecond(),
                now.as_microsecond().saturating_add(TO_THE_MINUTE),
            ],
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

pub(super) fn forget_over(db: &Transaction<'_>, now: Timestamp, idle_since: Timestamp) -> Result<(), Error> {
    let now = now.as_microsecond();
    db.execute(
        "DELETE FROM session WHERE expires_at <= ?1 OR seen_at <= ?2",
        [now, idle_since.as_microsecond()],
    )?;
    db.execute("DELETE FROM handover WHERE expires_at <= ?1", [now])?;
    db.execute("DELETE FROM opening WHERE until <= ?1", [now])?;
    Ok(())
}

pub(super) fn keep_errand(
    db: &Transaction<'_>,
    digest: &SessionDigest,
    errand: Option<&Errand>,
) -> Result<(), Error> {
    db.prepare_cached("UPDATE session SET errand = ?2 WHERE digest = ?1")?
        .execute(params![digest, errand.map(json).transpose()?])?;
    Ok(())
}

pub(super) fn list(
    db: &Connection,
    whose: &Whose,
    now: Timestamp,
    idle_since: Timestamp,
    after: Option<&SessionPlace>,
    limit: u32,
) -> Result<Vec<Session>, Error> {
    let (theirs, of) = theirs(whose);
    let (opened_at, handle) = after.map_or((i64::MAX, ""), |at| {
        (at.opened_at.as_microsecond(), at.handle.as_str())
    });
    let sql = format!(
        "{COLUMNS} WHERE {theirs} AND expires_at > ?3 AND seen_at > ?4 AND (opened_at, handle) < (?5, ?6)
         ORDER BY opened_at DESC, handle DESC LIMIT ?7"
    );
    let mut found = db.prepare_cached(&sql)?;
    let rows = found.query_map(
        params![
            of[0],
            of[1],
            now.as_microsecond(),
            idle_since.as_microsecond(),
            opened_at,
            handle,
            limit,
        ],
        |row| Ok(session(row)),
    )?;
    rows.map(|row| row?).collect()
}

pub(super) fn end(db: &Transaction<'_>, digest: &SessionDigest, log: &Log) -> Result<(), Error> {
    if db.execute("DELETE FROM session WHERE digest = ?1", params![digest])? == 0 {
        return Ok(());
    }
    audit::append(db, log)?;
    ledger::sessions(db, &[*digest], log)
}

pub(super) fn end_of(
    db: &Transaction<'_>,
    whose: &Whose,
    handle: Option<&str>,
    log: &Log,
) -> Result<u64, Error> {
    let (theirs, of) = theirs(whose);
    let sql = format!("DELETE FROM session WHERE {theirs} AND (?3 IS NULL OR handle = ?3) RETURNING digest");
    let mut ending = db.prepare(&sql)?;
    let ended = ending.query_map(params![of[0], of[1], handle], |row| row.get(0))?;
    let ended = ended.collect::<Result<Vec<SessionDigest>, _>>()?;
    if let (Whose::Person { .. }, None) = (whose, handle) {
        db.execute(
            "DELETE FROM handover WHERE app_id = ?1 AND external_id = ?2",
            params![of[0], of[1]],
        )?;
    }
    if !ended.is_empty() {
        audit::append(db, log)?;
        ledger::sessions(db, &ended, log)?;
    }
    Ok(u64::try_from(ended.len()).unwrap_or(u64::MAX))
}

/// Ends every session of a person who is being erased, and forgets who announced them.
pub(super) fn end_of_going(db: &Transaction<'_>, app: &str, user: &str) -> Result<(), Error> {
    for table in ["session", "handover"] {
        db.execute(
            &format!(
                "DELETE FROM {table} WHERE app_id = ?1
                 AND external_id = (SELECT external_id FROM user WHERE app_id = ?1 AND user_id = ?2)"
            ),
            [app, user],
        )?;
    }
    Ok(())
}

/// The condition, and its `?1` and `?2`.
fn theirs(whose: &Whose) -> (&'static str, [Option<Box<dyn ToSql>>; 2]) {
    let text = |text: &str| Some(Box::new(text.to_owned()) as Box<dyn ToSql>);
    match whose {
        Whose::Person { app, external_id } => (
            "app_id = ?1 AND external_id = ?2",
            [text(app.as_str()), text(external_id.as_str())],
        ),
        Whose::Staff(Reach::App(app)) => (
            "app_id = ?1 AND external_id IS NULL AND ?2 IS NULL",
            [text(app.as_str()), None],
        ),
        Whose::Staff(Reach::Group(group)) => (
            "external_id IS NULL AND ?2 IS NULL AND (group_id = ?1
               OR app_id IN (SELECT app_id FROM app_group_member WHERE group_id = ?1))",
            [text(group.as_str()), None],
        ),
        Whose::Staff(Reach::Provider) => ("external_id IS NULL AND ?1 IS NULL AND ?2 IS NULL", [None, None]),
    }
}

fn session(row: &Row<'_>) -> Result<Session, Error> {
    Ok(Session {
        digest: row.get(0)?,
        handle: row.get(1)?,
        principal: parse(&row.get::<_, String>(2)?)?,
        kid: KeyId::parse(&row.get::<_, String>(3)?).map_err(Error::database)?,
        visit: parse(&row.get::<_, String>(4)?)?,
        opened_at: time(row.get(5)?),
        seen_at: time(row.get(6)?),
        expires_at: time(row.get(7)?),
        errand: row
            .get::<_, Option<String>>(8)?
            .map(|text| parse(&text))
            .transpose()?,
    })
}
