//! Legal holds: while one stands, no erasure of a person's is approved or carried out.

use domain::{
    hold::{Hold, LastDay},
    id::{AppId, HoldId, UserId},
    reason::{Exception, Reason},
    request::Words,
};
use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, params};

use super::{
    audit::{self, time},
    keys::{json, parse},
    ledger, people,
};
use crate::{Error, Kept, KeptHold, Log, Refused};

/// Whether one stands on anybody of an app's.
pub(super) fn any_of_app(db: &Connection, app: &AppId, now: Timestamp) -> Result<bool, Error> {
    Ok(db
        .prepare_cached("SELECT 1 FROM hold WHERE app_id = ?1 AND (ends IS NULL OR ends > ?2)")?
        .exists(params![app.as_str(), now.as_microsecond()])?)
}

/// Whether one stands, by the moment `?1`, on whom a row is about that goes by this name.
pub(super) fn stands_on(row: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM hold AS h WHERE h.app_id = {row}.app_id AND h.user_id = {row}.user_id
                 AND (h.ends IS NULL OR h.ends > ?1))"
    )
}

/// Whether one stands on this person.
pub(super) fn any(db: &Connection, app: &AppId, user: &UserId, now: Timestamp) -> Result<bool, Error> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM hold WHERE app_id = ?1 AND user_id = ?2 AND (ends IS NULL OR ends > ?3)",
        )?
        .exists(params![app.as_str(), user.as_str(), now.as_microsecond()])?)
}

/// Those that stand on this person, oldest first.
pub(super) fn standing(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    now: Timestamp,
) -> Result<Vec<Hold>, Error> {
    let mut found = db.prepare_cached(
        "SELECT id, ground, why, set_by, since, until, ends FROM hold
         WHERE app_id = ?1 AND user_id = ?2 AND (ends IS NULL OR ends > ?3) ORDER BY since, id",
    )?;
    let rows = found.query_map(
        params![app.as_str(), user.as_str(), now.as_microsecond()],
        |row| Ok(hold(row)),
    )?;
    rows.map(|row| row?).collect()
}

/// Those on this person, oldest first; also what is over, as long as it is not forgotten.
pub(super) fn on(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<Hold>, Error> {
    standing(db, app, user, Timestamp::MIN)
}

fn hold(row: &Row<'_>) -> Result<Hold, Error> {
    let strange = || Error::database(rusqlite::Error::InvalidQuery);
    let ground = Reason::from_code(&row.get::<_, String>(1)?).ok_or_else(strange)?;
    let until: Option<String> = row.get(5)?;
    let until = match (until, row.get::<_, Option<i64>>(6)?) {
        (Some(day), Some(ends)) => Some(LastDay {
            day: day.parse().map_err(Error::database)?,
            ends: time(ends),
        }),
        _ => None,
    };
    Ok(Hold {
        id: HoldId::parse(&row.get::<_, String>(0)?).map_err(Error::database)?,
        ground: Exception::try_from(ground).map_err(Error::database)?,
        why: Words::parse(&row.get::<_, String>(2)?).map_err(Error::database)?,
        by: parse(&row.get::<_, String>(3)?)?,
        since: time(row.get(4)?),
        until,
    })
}

/// The same as one that stands is that one: a form comes twice.
pub(super) fn set(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    hold: &Hold,
    log: &Log,
) -> Result<(), Error> {
    if people::by_id(db, app, user)?.is_none() {
        return Err(Refused::Unknown.into());
    }
    let is_in_line = db
        .prepare_cached("SELECT 1 FROM job WHERE app_id = ?1 AND user_id = ?2")?
        .exists([app.as_str(), user.as_str()])?;
    if is_in_line {
        return Err(Refused::Changed.into());
    }
    let said = |hold: &Hold| (hold.ground, hold.why.clone(), hold.until);
    let is_same = |held: &Hold| said(held) == said(hold);
    if standing(db, app, user, hold.since)?.iter().any(is_same) {
        return Ok(());
    }
    insert(db, app, user, hold)?;
    audit::append(db, log)?;
    into_the_ledger(db, app, user, log)
}

fn insert(db: &Transaction<'_>, app: &AppId, user: &UserId, hold: &Hold) -> Result<(), Error> {
    db.prepare_cached("INSERT INTO hold VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
        .execute(params![
            app.as_str(),
            user.as_str(),
            hold.id.as_str(),
            hold.ground.reason().code(),
            hold.why.as_str(),
            json(&hold.by)?,
            hold.since.as_microsecond(),
            hold.until.map(|until| until.day.to_string()),
            hold.until.map(|until| until.ends.as_microsecond()),
        ])?;
    Ok(())
}

fn into_the_ledger(db: &Transaction<'_>, app: &AppId, user: &UserId, log: &Log) -> Result<(), Error> {
    let holds = standing(db, app, user, log.entry.at)?;
    let kept = Kept::Holds {
        app: app.clone(),
        user: user.clone(),
        holds: holds.into_iter().map(KeptHold::from).collect(),
    };
    ledger::keep(db, log, &kept)
}

/// From now on these stand on them and no others, as the ledger says; also on whoever is held only once an import is done
/// again.
pub(super) fn again(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    holds: &[KeptHold],
) -> Result<(), Error> {
    db.execute(
        "DELETE FROM hold WHERE app_id = ?1 AND user_id = ?2",
        [app.as_str(), user.as_str()],
    )?;
    for kept in holds {
        let hold = Hold {
            id: kept.id.clone(),
            ground: kept.ground,
            why: Words::parse(&kept.why).map_err(Error::database)?,
            by: kept.by.clone(),
            since: kept.since,
            until: kept.until,
        };
        insert(db, app, user, &hold)?;
    }
    Ok(())
}

pub(super) fn lift(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    id: &HoldId,
    log: &Log,
) -> Result<(), Error> {
    let lifted = db
        .prepare_cached("DELETE FROM hold WHERE app_id = ?1 AND user_id = ?2 AND id = ?3")?
        .execute([app.as_str(), user.as_str(), id.as_str()])?;
    if lifted == 0 {
        return Err(Refused::Changed.into());
    }
    audit::append(db, log)?;
    into_the_ledger(db, app, user, log)
}

/// Gives the holds on somebody whose record went into another's to `owner`, who may have them from the ledger already.
pub(super) fn go_along(
    db: &Transaction<'_>,
    app: &str,
    discarded: &str,
    owner: &str,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE OR REPLACE hold SET user_id = ?3 WHERE app_id = ?1 AND user_id = ?2")?
        .execute([app, discarded, owner])?;
    Ok(())
}

/// Forgets those that are over.
pub(super) fn forget_over(db: &Transaction<'_>, now: Timestamp) -> Result<(), Error> {
    db.execute("DELETE FROM hold WHERE ends <= ?1", [now.as_microsecond()])?;
    Ok(())
}
