//! Doing again what the ledger says, in a backup that was put back.

use domain::{
    id::{ExternalId, UserId},
    request::{Message, Request, State, Words},
    subject::Subject,
    task::NewTask,
};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};

use super::{
    audit, besides, correct, deletions, erase, holds, jobs, ledger, people, pool::Pool, requests, retain,
    sessions, standing, statements, tasks,
};
use crate::{
    Effect, Error, Job, Kept, KeptDeletion, KeptRequest, Log, Refused, Replay, Step, Subjects,
    ledger::from_hex,
};

/// So many rows go in one transaction.
const BATCH: u32 = 5_000;

pub(super) fn run(pool: &Pool, act: &Replay, subjects: &Subjects, log: Option<&Log>) -> Result<u64, Error> {
    if let Some(Kept::Request(kept)) = &act.kept
        && kept.gone.is_some()
    {
        let log = log.ok_or(Refused::Unknown)?;
        pool.write_here(|db| request(db, kept, act.tasks.as_ref()))?;
        erase_again(pool, kept, act.when, subjects, log)?;
    }
    let mut was_there = false;
    if let Some(Kept::Deletion(kept)) = &act.kept {
        was_there = delete_again(pool, kept, act.when)?;
    }
    if let Some(Kept::Retired(kept)) = &act.kept {
        for talk in &kept.talks {
            while !pool.write_here(|db| retain::empty_again(db, &kept.app, talk, BATCH))? {}
        }
    }
    pool.write_here(|db| {
        let mut entries_to = None;
        let done = match &act.kept {
            None | Some(Kept::Place) => 0,
            Some(Kept::Request(kept)) if kept.gone.is_some() => entomb(db, kept, act.when)?,
            Some(Kept::Request(kept)) => request(db, kept, act.tasks.as_ref())?,
            Some(Kept::Standing { app, subject, stands }) => {
                for stands in stands {
                    standing::again(db, app, subject, None, stands)?;
                }
                1
            }
            Some(Kept::Holds { app, user, holds }) => {
                holds::again(db, app, user, holds)?;
                1
            }
            Some(Kept::Key {
                kid,
                not_after,
                revoked_at,
            }) => key(db, kid.as_str(), *not_after, *revoked_at)?,
            Some(Kept::Sessions { ended }) => end_sessions(db, ended)?,
            Some(Kept::Deletion(_)) => u64::from(was_there),
            Some(Kept::Retired(kept)) => {
                entries_to = retain::again(db, kept, act.when)?;
                kept.count()
            }
        };
        ledger::come_to(db, act.at)?;
        if let Some(log) = log {
            audit::append(db, &retain::saying(log, entries_to))?;
        }
        Ok(done)
    })
}

/// About whom a request was that is done again, of those who are here: of an erasure of everything, whoever it took.
pub(super) fn whom(db: &Connection, kept: &KeptRequest, subjects: &Subjects) -> Result<Vec<UserId>, Error> {
    if kept.gone.is_some() && jobs::is_of_everything(&kept.request) {
        known_by(db, kept, subjects)
    } else {
        Ok(held(db, kept)?.into_iter().collect())
    }
}

/// A request as it stood, what became of records by it, and what it asks to be done elsewhere.
fn request(
    db: &Transaction<'_>,
    kept: &KeptRequest,
    tasks: Option<&(Timestamp, Vec<NewTask>)>,
) -> Result<u64, Error> {
    let request = &kept.request;
    let key = [request.app.as_str(), request.reference.as_str()];
    db.execute(
        "UPDATE user SET going = NULL WHERE app_id = ?1 AND going = ?2
         AND user_id = (SELECT user_id FROM request WHERE app_id = ?1 AND reference = ?2)",
        key,
    )?;
    for table in ["job", "unverified", "request_message", "request"] {
        db.execute(
            &format!("DELETE FROM {table} WHERE app_id = ?1 AND reference = ?2"),
            key,
        )?;
    }
    let user = held(db, kept)?;
    requests::insert(db, request, user.as_ref(), &kept.once)?;
    for message in &kept.messages {
        let message = Message {
            at: message.at,
            by: message.by.clone(),
            text: Words::parse(&message.text).map_err(Error::database)?,
        };
        besides::say(db, request, &message)?;
    }
    if let Some(user) = &user {
        records(db, kept, user)?;
    }
    for (subject, all) in &kept.standing {
        for stands in all {
            standing::again(db, &request.app, subject, user.as_ref(), stands)?;
        }
    }
    if is_in_line(request) {
        put_in_line(db, request, user.as_ref())?;
    }
    tasks::again(db, request, tasks)?;
    Ok(1)
}

/// Whom it is about, if they are held here.
fn held(db: &Connection, kept: &KeptRequest) -> Result<Option<UserId>, Error> {
    let Some(user) = &kept.user else { return Ok(None) };
    let person = people::by_id(db, &kept.request.app, user)?;
    Ok(person.map(|_| user.clone()))
}

/// Records as they were put right, what was stated beside them, and what is said of marketing. Of one that did not come
/// back there is nothing to put right.
fn records(db: &Transaction<'_>, kept: &KeptRequest, user: &UserId) -> Result<(), Error> {
    let request = &kept.request;
    for (record, to) in &kept.records {
        match correct::record(db, &request.app, user, record)? {
            Some(from) if from != *to => {
                let rewrite = Effect::Rewrite {
                    record: record.clone(),
                    from,
                    to: to.clone(),
                };
                besides::affect(db, request, &[rewrite])?;
            }
            _ => {}
        }
    }
    db.execute(
        "DELETE FROM statement WHERE app_id = ?1 AND user_id = ?2 AND reference = ?3 AND ?4",
        params![
            request.app.as_str(),
            user.as_str(),
            request.reference.as_str(),
            !kept.statements.is_empty()
        ],
    )?;
    for (at, text) in &kept.statements {
        let text = Words::parse(text).map_err(Error::database)?;
        statements::keep(db, request, user, *at, &text)?;
    }
    match kept.marketing {
        Some((wanted, at, origin)) => standing::say(db, &request.app, user, wanted, at, origin),
        None => Ok(()),
    }
}

/// What was decided and not carried out yet.
fn is_in_line(request: &Request) -> bool {
    match request.state {
        State::Approved { .. } => !request.is_granted(),
        State::Executing { .. } | State::Stuck { .. } => true,
        _ => false,
    }
}

fn put_in_line(db: &Transaction<'_>, request: &Request, user: Option<&UserId>) -> Result<(), Error> {
    if let Some(user) = user
        && jobs::is_of_everything(request)
    {
        sessions::end_of_going(db, request.app.as_str(), user.as_str())?;
        db.execute(
            "UPDATE user SET going = ?3 WHERE app_id = ?1 AND user_id = ?2",
            [request.app.as_str(), user.as_str(), request.reference.as_str()],
        )?;
    }
    jobs::insert(db, request, user)
}

/// Whatever came back goes once more, and of what they had asked stays what stayed the first time.
fn erase_again(
    pool: &Pool,
    kept: &KeptRequest,
    when: Timestamp,
    subjects: &Subjects,
    log: &Log,
) -> Result<(), Error> {
    let request = &kept.request;
    let everything = jobs::is_of_everything(request);
    for user in pool.write_here(|db| whom(db, kept, subjects))? {
        pool.write_here(|db| jobs::insert(db, request, Some(&user)))?;
        let job = Job {
            app: request.app.clone(),
            reference: request.reference.clone(),
            whole: false,
            user: Some(user.clone()),
            subjects: Vec::new(),
            tries: 0,
        };
        // A hold in the backup was lifted since, by a line that is blanked.
        while matches!(
            pool.write_here(|db| erase::batch_again(db, &job, BATCH, when))?,
            Step::More
        ) {}
        pool.write_here(|db| {
            let key = [request.app.as_str(), request.reference.as_str()];
            db.execute("DELETE FROM job WHERE app_id = ?1 AND reference = ?2", key)?;
            if everything {
                jobs::forget(db, request, &user, gone_of(kept), log)?;
                standing::erased(db, key[0], user.as_str(), when)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// A business as it stood: if it had gone, it goes once more, and everything of everybody. Answers whether it was there.
fn delete_again(pool: &Pool, kept: &KeptDeletion, when: Timestamp) -> Result<bool, Error> {
    let was_there = pool.write_here(|db| deletions::again(db, kept, when))?;
    if !deletions::is_carried_out(kept) {
        return Ok(was_there);
    }
    let job = Job {
        app: kept.deletion.app.clone(),
        reference: kept.deletion.reference.clone(),
        whole: true,
        user: None,
        subjects: Vec::new(),
        tries: 0,
    };
    while matches!(
        pool.write_here(|db| erase::whole_app(db, &job, BATCH, when))?,
        Step::More
    ) {}
    pool.write_here(|db| deletions::end_again(db, kept))?;
    Ok(was_there)
}

/// By which pseudonyms whoever went was known.
fn gone_of(kept: &KeptRequest) -> &[Subject] {
    kept.gone.as_deref().unwrap_or_default()
}

/// Everybody here who has one of the pseudonyms of whoever went, by either name. Whoever only has a seat or has written is
/// found too.
fn known_by(db: &Connection, kept: &KeptRequest, subjects: &Subjects) -> Result<Vec<UserId>, Error> {
    let app = &kept.request.app;
    let mut found = db.prepare(
        "SELECT user_id, external_id FROM user WHERE app_id = ?1
         UNION ALL
         SELECT DISTINCT m.user_id, NULL FROM member AS m WHERE m.app_id = ?1 AND NOT EXISTS
           (SELECT 1 FROM user AS u WHERE u.app_id = ?1 AND u.user_id = m.user_id)",
    )?;
    let rows = found.query_map([app.as_str()], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))
    })?;
    let mut users = Vec::new();
    for row in rows {
        let (user, external_id) = row?;
        let user = UserId::parse(&user).map_err(Error::database)?;
        let external_id = external_id.map(|id| ExternalId::parse(&id)).transpose();
        let external_id = external_id.map_err(Error::database)?;
        let names = [None, external_id.as_ref()];
        if names
            .iter()
            .any(|name| gone_of(kept).contains(&subjects(app, *name, &user)))
        {
            users.push(user);
        }
    }
    Ok(users)
}

/// Of whom everything went, it is known since when.
fn entomb(db: &Transaction<'_>, kept: &KeptRequest, when: Timestamp) -> Result<u64, Error> {
    for subject in gone_of(kept) {
        jobs::entomb(db, &kept.request, subject, when)?;
    }
    Ok(1)
}

fn key(
    db: &Transaction<'_>,
    kid: &str,
    not_after: Option<Timestamp>,
    revoked_at: Option<Timestamp>,
) -> Result<u64, Error> {
    let ended = db.execute(
        "UPDATE signing_key SET revoked_at = coalesce(revoked_at, ?2), not_after = coalesce(?3, not_after)
         WHERE kid = ?1",
        params![
            kid,
            revoked_at.map(Timestamp::as_microsecond),
            not_after.map(Timestamp::as_microsecond)
        ],
    )?;
    if revoked_at.is_some() {
        for table in ["handover", "session"] {
            db.execute(&format!("DELETE FROM {table} WHERE kid = ?1"), [kid])?;
        }
    }
    Ok(count(ended))
}

fn end_sessions(db: &Transaction<'_>, digests: &[String]) -> Result<u64, Error> {
    let mut end = db.prepare_cached("DELETE FROM session WHERE digest = ?1")?;
    let mut ended = 0;
    for digest in digests.iter().filter_map(|digest| from_hex(digest)) {
        ended += count(end.execute([digest])?);
    }
    Ok(ended)
}

/// The last step.
pub(super) fn end(
    db: &Transaction<'_>,
    now: Timestamp,
    ends_sessions: bool,
    log: &Log,
) -> Result<u64, Error> {
    db.execute_batch(
        "DELETE FROM handover;
         DELETE FROM opening;
         UPDATE session SET errand = NULL, searches = NULL, drafts = NULL
           WHERE errand IS NOT NULL OR searches IS NOT NULL OR drafts IS NOT NULL;",
    )?;
    db.execute(
        "UPDATE fetch_grant SET expires_at = min(expires_at, ?1) WHERE code IS NOT NULL",
        [now.as_microsecond()],
    )?;
    let ended = if ends_sessions {
        db.execute("DELETE FROM session", [])?
    } else {
        0
    };
    audit::append(db, log)?;
    ledger::forget_aside(db)?;
    ledger::keep(db, log, &Kept::Place)?;
    Ok(count(ended))
}

fn count(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}
