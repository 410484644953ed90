//! Businesses that go: at once for everybody, and then, batch after batch, out of the file.

use std::collections::HashSet;

use domain::{
    deletion::{Deletion, Holdings, Stage},
    id::{AppId, GroupId},
    key::Reach,
    principal::Actor,
    subject::Subject,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{
    audit, erase, holds,
    keys::{self, json, parse},
    ledger, people, tasks,
};
use crate::{Error, Job, KeptDeletion, Log, Refused};

/// What makes the app be there, and people and staff be in it: it goes with the decision.
const AT_ONCE: [&str; 9] = [
    "session",
    "handover",
    "opening",
    "fetch_grant",
    "job",
    "unverified",
    "app_facts",
    "app_group_member",
    "app",
];

pub(super) fn holdings(db: &Connection, app: &AppId) -> Result<Holdings, Error> {
    let number = |what: &str, table: &str| -> Result<u64, Error> {
        let sql = format!("SELECT {what} FROM {table} WHERE app_id = ?1");
        let number = db
            .prepare_cached(&sql)?
            .query_row([app.as_str()], |row| row.get(0))?;
        Ok(number)
    };
    let rows = |table: &str| number("count(*)", table);
    Ok(Holdings {
        people: rows("user")?,
        channels: rows("client")?,
        devices: rows("device")?,
        business_systems: rows("business_system")?,
        conversations: rows("conversation")?,
        messages: number("ifnull(sum(messages), 0)", "conversation_total")?,
        attachments: rows("attachment")?,
        requests: rows("request")?,
    })
}

pub(super) fn find(db: &Connection, app: &AppId) -> Result<Option<Deletion>, Error> {
    let text: Option<String> = db
        .prepare_cached("SELECT deletion FROM deletion WHERE app_id = ?1")?
        .query_row([app.as_str()], |row| row.get(0))
        .optional()?;
    text.map(|text| parse(&text)).transpose()
}

/// Whether nothing of this id may come in.
pub(super) fn is_closed(db: &Connection, app: &AppId) -> Result<bool, Error> {
    Ok(find(db, app)?.is_some_and(|deletion| deletion.is_closed()))
}

/// Few, however many apps there are.
pub(super) fn list(db: &Connection, reach: &Reach) -> Result<Vec<Deletion>, Error> {
    let mut found = db.prepare_cached("SELECT deletion FROM deletion ORDER BY app_id")?;
    let texts = found.query_map([], |row| row.get::<_, String>(0))?;
    let mut within = Vec::new();
    for text in texts {
        let deletion: Deletion = parse(&text?)?;
        let is_within = match reach {
            Reach::App(_) => false,
            Reach::Group(group) => deletion.groups.contains(group),
            Reach::Provider => true,
        };
        if is_within {
            within.push(deletion);
        }
    }
    Ok(within)
}

pub(super) fn unverified(db: &Connection, limit: u32) -> Result<Vec<Deletion>, Error> {
    let mut found = db.prepare_cached("SELECT deletion FROM deletion WHERE unverified LIMIT ?1")?;
    let texts = found.query_map([limit], |row| row.get::<_, String>(0))?;
    texts.map(|text| parse(&text?)).collect()
}

pub(super) fn so_far(db: &Connection, app: &AppId) -> Result<Option<Holdings>, Error> {
    let erased: Option<String> = db
        .prepare_cached("SELECT erased FROM job WHERE app_id = ?1 AND whole")?
        .query_row([app.as_str()], |row| row.get(0))
        .optional()?;
    erased.map(|erased| parse(&erased)).transpose()
}

pub(super) fn advance(
    db: &Transaction<'_>,
    from: Option<&Deletion>,
    to: &Deletion,
    log: &Log,
) -> Result<(), Error> {
    if find(db, &to.app)?.as_ref() != from {
        return Err(Refused::Changed.into());
    }
    let mut to = to.clone();
    let was_closed = from.is_some_and(Deletion::is_closed);
    let wanted = matches!(to.stage, Stage::Proposed { .. } | Stage::Going { .. }) && !was_closed;
    if wanted {
        for by in who_wants(&to.stage) {
            if keys::find(db, &by.kid)?.is_some_and(|key| key.revoked_at.is_some()) {
                return Err(Refused::Changed.into());
            }
        }
        if !people::is_held(db, &to.app)? {
            return Err(Refused::Unknown.into());
        }
        if holds::any_of_app(db, &to.app, log.entry.at)? {
            return Err(Refused::Held.into());
        }
        to.groups = groups(db, &to.app)?;
    }
    put(db, &to)?;
    if wanted && to.is_closed() {
        tasks::owe(db, &to, log.entry.at)?;
        close(db, &to.app, log.entry.at)?;
        put_in_line(db, &to)?;
    }
    audit::append(db, log)?;
    ledger::deletion(db, &to, log)
}

/// Everybody of staff on whose word it rests.
fn who_wants(stage: &Stage) -> Vec<&Actor> {
    match stage {
        Stage::Proposed { first } => vec![&first.by],
        Stage::Going { decision, .. } => decision.voices().collect(),
        Stage::Kept { .. } | Stage::Gone { .. } => Vec::new(),
    }
}

fn put(db: &Transaction<'_>, deletion: &Deletion) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO deletion VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET stage = ?2, unverified = ?3, deletion = ?4",
    )?
    .execute(params![
        deletion.app.as_str(),
        deletion.stage.name(),
        deletion.is_unverified(),
        json(deletion)?
    ])?;
    Ok(())
}

fn put_in_line(db: &Transaction<'_>, deletion: &Deletion) -> Result<(), Error> {
    db.execute(
        "INSERT INTO job (app_id, reference, user_id, lease_until, erased, place, tries, subjects, whole)
         VALUES (?1, ?2, NULL, 0, ?3, '', 0, '[]', 1)",
        params![
            deletion.app.as_str(),
            deletion.reference.as_str(),
            json(&Holdings::default())?
        ],
    )?;
    Ok(())
}

fn groups(db: &Connection, app: &AppId) -> Result<Vec<GroupId>, Error> {
    let mut found =
        db.prepare_cached("SELECT group_id FROM app_group_member WHERE app_id = ?1 ORDER BY group_id")?;
    let ids = found.query_map([app.as_str()], |row| row.get::<_, String>(0))?;
    ids.map(|id| GroupId::parse(&id?).map_err(Error::database))
        .collect()
}

/// From here on the app is not there, for anybody: whatever its people and staff came in by is good no longer, and nothing
/// happens in it by itself. Takes about as long whatever it holds.
fn close(db: &Transaction<'_>, app: &AppId, at: Timestamp) -> Result<(), Error> {
    let id = app.as_str();
    forget_typed(db, id)?;
    leave_groups(db, id)?;
    for table in AT_ONCE {
        db.execute(&format!("DELETE FROM {table} WHERE app_id = ?1"), [id])?;
    }
    db.execute(
        "UPDATE request SET wakes_at = NULL WHERE app_id = ?1 AND wakes_at IS NOT NULL",
        [id],
    )?;
    db.execute(
        "UPDATE standing SET ends = NULL WHERE app_id = ?1 AND ends IS NOT NULL",
        [id],
    )?;
    db.execute(
        "UPDATE signing_key SET revoked_at = ?2 WHERE reach = ?1 AND revoked_at IS NULL",
        params![reach(app)?, at.as_microsecond()],
    )?;
    Ok(())
}

/// How the reach of the app's own keys is written.
fn reach(app: &AppId) -> Result<String, Error> {
    json(&Reach::App(app.clone()))
}

/// What staff who reach further have typed and not sent goes, where it names the app or one of its requests.
fn forget_typed(db: &Transaction<'_>, app: &str) -> Result<(), Error> {
    for column in ["drafts", "errand", "searches"] {
        db.execute(
            &format!(
                "UPDATE session SET {column} = NULL
                 WHERE external_id IS NULL AND app_id IS NULL AND {column} IS NOT NULL AND
                   (instr({column}, ?1) > 0 OR EXISTS
                    (SELECT 1 FROM request AS r WHERE r.app_id = ?1 AND instr(session.{column}, r.reference) > 0))"
            ),
            [app],
        )?;
    }
    Ok(())
}

/// Groups name it no longer. What else their records say stays as it is written.
fn leave_groups(db: &Transaction<'_>, app: &str) -> Result<(), Error> {
    let mut found = db.prepare(
        "SELECT g.group_id, e.fullkey
         FROM app_group_member AS m CROSS JOIN app_group AS g USING (group_id), json_each(g.data, '$.appIds') AS e
         WHERE m.app_id = ?1 AND e.value = ?1 ORDER BY e.key DESC",
    )?;
    let places = found.query_map([app], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    // The last first, so that those before it stay where they are.
    for place in places.collect::<Result<Vec<_>, _>>()? {
        db.execute(
            "UPDATE app_group SET data = json_remove(data, ?2) WHERE group_id = ?1",
            [place.0, place.1],
        )?;
    }
    Ok(())
}

/// Before the first batch: nothing that the ledger keeps of its people is wanted any more, for the decision stands there.
pub(super) fn begin(db: &Transaction<'_>, job: &Job) -> Result<(), Error> {
    let begins = db.execute(
        "UPDATE job SET place = 'begun' WHERE app_id = ?1 AND reference = ?2 AND whole AND place = ''",
        [job.app.as_str(), job.reference.as_str()],
    )?;
    if begins == 0 {
        return Ok(());
    }
    let mut found = db.prepare(
        "SELECT subject FROM audit WHERE chain = ?1 AND subject IS NOT NULL
         UNION SELECT subject FROM request WHERE app_id = ?1
         UNION SELECT subject FROM standing WHERE app_id = ?1
         UNION SELECT subject FROM tombstone WHERE app_id = ?1",
    )?;
    let subjects = found.query_map([job.app.as_str()], |row| row.get(0).map(Subject::from_digest))?;
    let subjects = subjects.collect::<Result<HashSet<_>, _>>()?;
    ledger::forget_all(db, subjects)
}

pub(super) fn fail(
    db: &Transaction<'_>,
    job: &Job,
    (from, to): (&Deletion, &Deletion),
    again_at: Timestamp,
    log: &Log,
) -> Result<(), Error> {
    let failed = db.execute(
        "UPDATE job SET lease_until = ?3, tries = tries + 1 WHERE app_id = ?1 AND reference = ?2 AND whole",
        params![
            job.app.as_str(),
            job.reference.as_str(),
            again_at.as_microsecond()
        ],
    )?;
    if failed == 0 {
        return Err(Refused::Changed.into());
    }
    advance(db, Some(from), to, log)
}

pub(super) fn finish(db: &Transaction<'_>, job: &Job, to: &Deletion, log: &Log) -> Result<(), Error> {
    let ended = db.execute(
        "DELETE FROM job WHERE app_id = ?1 AND reference = ?2 AND whole",
        [job.app.as_str(), job.reference.as_str()],
    )?;
    if ended == 0 || erase::is_left_of_app(db, &job.app)? {
        return Err(Refused::Changed.into());
    }
    forget_keys(db, &job.app)?;
    put(db, to)?;
    audit::append(db, log)?;
    ledger::deletion(db, to, log)
}

fn forget_keys(db: &Transaction<'_>, app: &AppId) -> Result<(), Error> {
    db.execute("DELETE FROM signing_key WHERE reach = ?1", [reach(app)?])?;
    Ok(())
}

/// Whether its records go as well, where this is done again in a backup that was put back.
pub(super) fn is_carried_out(kept: &KeptDeletion) -> bool {
    kept.deletion.is_closed() && matches!(kept.deletion.stage, Stage::Gone { .. })
}

/// As it stood: what was decided closes the app again and stands in line. Answers whether the app was there.
pub(super) fn again(db: &Transaction<'_>, kept: &KeptDeletion, when: Timestamp) -> Result<bool, Error> {
    let deletion = &kept.deletion;
    let was_there = people::is_held(db, &deletion.app)?;
    put(db, deletion)?;
    if !deletion.is_closed() {
        return Ok(false);
    }
    tasks::owe(db, deletion, when)?;
    close(db, &deletion.app, when)?;
    put_in_line(db, deletion)?;
    Ok(was_there)
}

/// Its records have gone once more.
pub(super) fn end_again(db: &Transaction<'_>, kept: &KeptDeletion) -> Result<(), Error> {
    let app = &kept.deletion.app;
    db.execute("DELETE FROM job WHERE app_id = ?1", [app.as_str()])?;
    for (subject, reference, at) in &kept.erased {
        db.execute(
            "INSERT INTO tombstone VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET reference = ?3, erased_at = ?4",
            params![
                app.as_str(),
                subject.as_bytes(),
                reference.as_str(),
                at.as_microsecond()
            ],
        )?;
    }
    forget_keys(db, app)
}
