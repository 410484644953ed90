//! Decisions in line to be carried out: taken under a lease, ended once.

use domain::{
    erasure::{Counts, Size},
    id::{AppId, UserId},
    request::{Ask, Reference, Request},
    subject::Subject,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{
    audit, holds,
    keys::{json, parse},
    ledger, requests, residue, returned, sessions, standing, tasks,
};
use crate::{Besides, Erasing, Error, Job, Log, Refused};

/// Puts the execution in line. Where everything goes, hides the person and ends their sessions.
pub(super) fn put_in_line(db: &Transaction<'_>, request: &Request) -> Result<(), Error> {
    let user = requests::user_of(db, request)?;
    if is_of_everything(request) {
        let key = [request.app.as_str(), request.reference.as_str()];
        let user = user.as_ref().ok_or(Refused::Unknown)?;
        sessions::end_of_going(db, key[0], user.as_str())?;
        db.execute(
            "UPDATE user SET going = ?3 WHERE app_id = ?1 AND user_id = ?2",
            [key[0], user.as_str(), key[1]],
        )?;
    }
    insert(db, request, user.as_ref())
}

pub(super) fn insert(db: &Transaction<'_>, request: &Request, user: Option<&UserId>) -> Result<(), Error> {
    db.execute(
        "INSERT INTO job (app_id, reference, user_id, lease_until, erased, place, tries, subjects)
         VALUES (?1, ?2, ?3, 0, ?4, '', 0, '[]')",
        params![
            request.app.as_str(),
            request.reference.as_str(),
            user.map(UserId::as_str),
            json(&Counts::default())?
        ],
    )?;
    Ok(())
}

pub(super) fn is_of_everything(request: &Request) -> bool {
    matches!(
        request.ask,
        Ask::Erasure {
            size: Size::Everything
        }
    )
}

/// In microseconds. No lease and no pause is as long.
const TWO_DAYS: i64 = 2 * 24 * 60 * 60 * 1_000_000;

/// What waits until later than this was put off by a clock that was ahead, and does not wait any more.
pub(super) fn beyond(now: Timestamp) -> i64 {
    now.as_microsecond().saturating_add(TWO_DAYS)
}

/// A job as it stands in line.
struct Waiting {
    app: String,
    reference: String,
    user: Option<String>,
    tries: u32,
    subjects: String,
    whole: bool,
}

pub(super) fn take(
    db: &Transaction<'_>,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<Job>, Error> {
    let held = holds::stands_on("j");
    let waiting = db
        .query_row(
            &format!(
                "UPDATE job SET lease_until = ?2 WHERE (app_id, reference) =
                   (SELECT j.app_id, j.reference FROM job AS j WHERE (j.lease_until <= ?1 OR j.lease_until > ?3)
                     AND NOT {held}
                    ORDER BY j.lease_until, j.app_id, j.reference LIMIT 1)
                 RETURNING app_id, reference, user_id, tries, subjects, whole"
            ),
            params![
                now.as_microsecond(),
                lease_until.as_microsecond(),
                beyond(now)
            ],
            |row| {
                Ok(Waiting {
                    app: row.get(0)?,
                    reference: row.get(1)?,
                    user: row.get(2)?,
                    tries: row.get(3)?,
                    subjects: row.get(4)?,
                    whole: row.get(5)?,
                })
            },
        )
        .optional()?;
    let job = waiting.map(|waiting| {
        let user = waiting.user.map(|user| UserId::parse(&user));
        Ok(Job {
            app: AppId::parse(&waiting.app).map_err(Error::database)?,
            reference: Reference::parse(&waiting.reference).map_err(Error::database)?,
            whole: waiting.whole,
            user: user.transpose().map_err(Error::database)?,
            subjects: parse(&waiting.subjects)?,
            tries: waiting.tries,
        })
    });
    job.transpose()
}

pub(super) fn release(db: &Transaction<'_>, job: &Job) -> Result<(), Error> {
    db.execute(
        "UPDATE job SET lease_until = 0 WHERE app_id = ?1 AND reference = ?2",
        [job.app.as_str(), job.reference.as_str()],
    )?;
    Ok(())
}

pub(super) fn keep_subjects(db: &Transaction<'_>, job: &Job, subjects: &[Subject]) -> Result<(), Error> {
    db.execute(
        "UPDATE job SET subjects = ?3 WHERE app_id = ?1 AND reference = ?2",
        [job.app.as_str(), job.reference.as_str(), &json(&subjects)?],
    )?;
    Ok(())
}

/// How far it has come.
pub(super) fn progress(
    db: &Connection,
    app: &AppId,
    reference: &Reference,
) -> Result<Option<Erasing>, Error> {
    let erased: Option<String> = db
        .prepare_cached("SELECT erased FROM job WHERE app_id = ?1 AND reference = ?2")?
        .query_row([app.as_str(), reference.as_str()], |row| row.get(0))
        .optional()?;
    erased
        .map(|erased| {
            Ok(Erasing {
                erased: parse(&erased)?,
            })
        })
        .transpose()
}

pub(super) fn fail(
    db: &Transaction<'_>,
    job: &Job,
    (from, to): (&Request, &Request),
    again_at: Timestamp,
    log: &Log,
) -> Result<(), Error> {
    let failed = db.execute(
        "UPDATE job SET lease_until = ?3, tries = tries + 1 WHERE app_id = ?1 AND reference = ?2",
        params![
            job.app.as_str(),
            job.reference.as_str(),
            again_at.as_microsecond()
        ],
    )?;
    if failed == 0 {
        return Err(Refused::Changed.into());
    }
    requests::replace(db, from, to)?;
    audit::append(db, log)?;
    ledger::request(db, to, &Besides::default(), log)
}

pub(super) fn finish(
    db: &Transaction<'_>,
    job: &Job,
    to: &Request,
    tombstones: &[Subject],
    log: &Log,
) -> Result<(), Error> {
    let key = [job.app.as_str(), job.reference.as_str()];
    let ended = db.execute("DELETE FROM job WHERE app_id = ?1 AND reference = ?2", key)?;
    if ended == 0 {
        return Err(Refused::Changed.into());
    }
    let from = requests::find(db, &job.app, &job.reference)?.ok_or(Refused::Unknown)?;
    // What it asks for may have been emptied since it was read: a wider one was quicker.
    let to = Request {
        state: to.state.clone(),
        trail: to.trail.clone(),
        ..from.clone()
    };
    let to = tasks::as_it_stands(db, to)?;
    requests::replace(db, &from, &to)?;
    let mut asked = Vec::new();
    if let Some(user) = &job.user
        && is_of_everything(&to)
    {
        asked = forget(db, &to, user, tombstones, log)?;
        standing::erased(db, key[0], user.as_str(), log.entry.at)?;
    }
    for subject in tombstones {
        entomb(db, &to, subject, log.entry.at)?;
    }
    audit::append(db, log)?;
    if !tombstones.is_empty() {
        ledger::forget(db, &to, tombstones, asked, log)?;
    }
    ledger::erasure(db, &to, tombstones, log)
}

/// It is known from now on that somebody was erased.
pub(super) fn entomb(
    db: &Transaction<'_>,
    request: &Request,
    subject: &Subject,
    at: Timestamp,
) -> Result<(), Error> {
    returned::gone(db, &request.app, subject)?;
    db.execute(
        "INSERT INTO tombstone VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET reference = ?3, erased_at = ?4",
        params![
            request.app.as_str(),
            subject.as_bytes(),
            request.reference.as_str(),
            at.as_microsecond()
        ],
    )?;
    Ok(())
}

/// Nothing names the person any more who has gone by `erasure`, nor tells what they said; nothing of theirs may have come
/// back meanwhile. Answers what they had asked, as it stands from now on.
pub(super) fn forget(
    db: &Transaction<'_>,
    erasure: &Request,
    user: &UserId,
    subjects: &[Subject],
    log: &Log,
) -> Result<Vec<Request>, Error> {
    let ids = [erasure.app.as_str(), user.as_str()];
    let mut back = db.prepare(
        "SELECT 1 FROM user WHERE app_id = ?1 AND user_id = ?2
         UNION ALL SELECT 1 FROM member WHERE app_id = ?1 AND user_id = ?2",
    )?;
    if back.exists(ids)? {
        return Err(Refused::Changed.into());
    }
    let asked = residue::of_erased(db, erasure, user, subjects, log)?;
    for table in ["request", "job"] {
        db.execute(
            &format!("UPDATE {table} SET user_id = NULL WHERE app_id = ?1 AND user_id = ?2"),
            ids,
        )?;
    }
    Ok(asked)
}
