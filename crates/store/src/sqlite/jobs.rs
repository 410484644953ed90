//! Decisions in line to be carried out: taken under a lease, ended once.

use domain::{
    id::{AppId, UserId},
    request::{Reference, Request},
    subject::Subject,
};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, params};

use super::{
    audit,
    keys::{json, parse},
    requests, sessions, standing,
};
use crate::{Error, Job, Log, Refused};

/// Hides the person, ends their sessions, and puts the execution in line.
pub(super) fn put_in_line(db: &Transaction<'_>, request: &Request) -> Result<(), Error> {
    let key = [request.app.as_str(), request.reference.as_str()];
    let user: Option<String> = db
        .query_row(
            "SELECT user_id FROM request WHERE app_id = ?1 AND reference = ?2",
            key,
            |row| row.get(0),
        )
        .optional()?
        .flatten();
    let Some(user) = user else {
        return Err(Refused::Unknown.into());
    };
    sessions::end_of_going(db, request.app.as_str(), &user)?;
    db.execute(
        "UPDATE user SET going = ?3 WHERE app_id = ?1 AND user_id = ?2",
        [request.app.as_str(), &user, request.reference.as_str()],
    )?;
    db.execute(
        "INSERT INTO job VALUES (?1, ?2, ?3, 0, '{}', '[]')",
        [request.app.as_str(), request.reference.as_str(), &user],
    )?;
    Ok(())
}

pub(super) fn take(
    db: &Transaction<'_>,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<Job>, Error> {
    let waiting: Option<(String, String, String, String)> = db
        .query_row(
            "UPDATE job SET lease_until = ?2 WHERE (app_id, reference) =
               (SELECT app_id, reference FROM job WHERE lease_until <= ?1 ORDER BY lease_until, app_id, reference LIMIT 1)
             RETURNING app_id, reference, user_id, subjects",
            params![now.as_microsecond(), lease_until.as_microsecond()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .optional()?;
    let job = waiting.map(|(app, reference, user, subjects)| {
        Ok(Job {
            app: AppId::parse(&app).map_err(Error::database)?,
            reference: Reference::parse(&reference).map_err(Error::database)?,
            user: UserId::parse(&user).map_err(Error::database)?,
            subjects: parse(&subjects)?,
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

pub(super) fn finish(
    db: &Transaction<'_>,
    job: &Job,
    to: &Request,
    tombstones: &[Subject],
    log: &Log,
) -> Result<(), Error> {
    let key = [job.app.as_str(), job.reference.as_str()];
    let ended = db.execute("DELETE FROM job WHERE app_id = ?1 AND reference = ?2", key)?;
    let mut back = db.prepare(
        "SELECT 1 FROM user WHERE app_id = ?1 AND user_id = ?2
         UNION ALL SELECT 1 FROM member WHERE app_id = ?1 AND user_id = ?2",
    )?;
    if ended == 0 || back.exists([job.app.as_str(), job.user.as_str()])? {
        return Err(Refused::Changed.into());
    }
    let from = requests::find(db, &job.app, &job.reference)?.ok_or(Refused::Unknown)?;
    requests::replace(db, &from, to)?;
    db.execute(
        "UPDATE request SET user_id = NULL WHERE app_id = ?1 AND user_id = ?2",
        [job.app.as_str(), job.user.as_str()],
    )?;
    standing::erased(db, job.app.as_str(), job.user.as_str(), log.entry.at)?;
    for subject in tombstones {
        db.execute(
            "INSERT INTO tombstone VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET reference = ?3, erased_at = ?4",
            params![job.app.as_str(), subject.as_bytes(), job.reference.as_str(), log.entry.at.as_microsecond()],
        )?;
    }
    audit::append(db, log).map(drop)
}
