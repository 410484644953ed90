//! What was kept for a while and has gone since: of whom a task was, and what stood before it was put right. Where it stood it
//! is overwritten; copies of it may lie where nothing reads, until every page was looked at once more. Each stands for that
//! among what is not verified, as its request and a number behind it, which no request is called.

use domain::task::Outcome;
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};

use crate::{Error, Rest};

/// The number of what was put right; tasks have theirs.
pub(super) const PUT_RIGHT: u32 = 0;

pub(super) fn owe(db: &Transaction<'_>, [app, reference]: [&str; 2], number: u32) -> Result<(), Error> {
    db.prepare_cached("INSERT OR IGNORE INTO unverified VALUES (?1, ?2 || '#' || ?3)")?
        .execute(params![app, reference, number])?;
    Ok(())
}

pub(super) fn owed(db: &Connection, limit: u32) -> Result<Vec<Rest>, Error> {
    let mut found = db.prepare_cached(
        "SELECT app_id, reference FROM unverified WHERE instr(reference, '#') > 0 LIMIT ?1",
    )?;
    let rests = found.query_map([limit], |row| {
        Ok(Rest {
            app: row.get(0)?,
            what: row.get(1)?,
        })
    })?;
    Ok(rests.collect::<Result<_, _>>()?)
}

pub(super) fn are_gone(db: &Transaction<'_>, rests: &[Rest]) -> Result<(), Error> {
    let mut forget = db.prepare_cached("DELETE FROM unverified WHERE app_id = ?1 AND reference = ?2")?;
    for rest in rests {
        forget.execute([&*rest.app, &*rest.what])?;
    }
    Ok(())
}

/// What staff have said before then that it could not be done does not say of whom any more.
pub(super) fn give_up(db: &Transaction<'_>, before: Timestamp) -> Result<(), Error> {
    let mut given_up = db.prepare_cached(
        "UPDATE task SET details = NULL
         WHERE state = ?1 AND details IS NOT NULL AND json_type(settled, '$.by') = 'object'
           AND unixepoch(json_extract(settled, '$.at')) < ?2
         RETURNING app_id, reference, number",
    )?;
    let tasks = given_up.query_map(params![Outcome::Failed.code(), before.as_second()], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, u32>(2)?,
        ))
    })?;
    for (app, reference, number) in tasks.collect::<Result<Vec<_>, _>>()? {
        owe(db, [&app, &reference], number)?;
    }
    Ok(())
}
