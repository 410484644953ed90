//! What is to be done elsewhere: kept with the decision, settled once.

use domain::{
    deletion::Deletion,
    id::AppId,
    key::Reach,
    request::{Happened, Reference, Request, State},
    task::{Deed, NewTask, Outcome, Progress, Settled, Settler, Task, Trouble, of_business, of_nobody_held},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{
    audit::{self, time},
    deletions, facts,
    keys::{json, parse},
    ledger, people, requests,
};
use crate::{Besides, Decided, Error, Log, Notice, Owed, Refused, Tasks, Undone};

/// Who is to be told by `?1`, or was put off beyond `?2` by a clock that was ahead.
const DUE: &str = "next_at IS NOT NULL AND (next_at <= ?1 OR next_at > ?2)";

/// What a task is read from.
const TASK: &str = "number, deed, details, settled, tries, trouble, next_at";

/// A task as it is stored.
struct Stored {
    number: u32,
    deed: String,
    details: Option<String>,
    settled: Option<String>,
    tries: u32,
    trouble: Option<String>,
    next_at: Option<i64>,
}

impl Stored {
    /// From the columns of [`TASK`], which begin at this one.
    fn of(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(first)?,
            deed: row.get(first + 1)?,
            details: row.get(first + 2)?,
            settled: row.get(first + 3)?,
            tries: row.get(first + 4)?,
            trouble: row.get(first + 5)?,
            next_at: row.get(first + 6)?,
        })
    }

    fn read(self) -> Result<Task, Error> {
        Ok(Task {
            number: self.number,
            deed: parse(&self.deed)?,
            details: self.details.as_deref().map(parse).transpose()?,
            settled: self.settled.as_deref().map(parse).transpose()?,
            tries: self.tries,
            trouble: self.trouble.as_deref().map(parse).transpose()?,
            next_at: self.next_at.map(time),
        })
    }
}

/// Keeps what a request asks to be done, after what it asked before. What the portal does by itself is due at once.
pub(super) fn keep(
    db: &Transaction<'_>,
    request: &Request,
    at: Timestamp,
    tasks: &[NewTask],
) -> Result<(), Error> {
    put(db, [request.app.as_str(), request.reference.as_str()], at, tasks)
}

/// The same, of whatever is called so.
fn put(db: &Transaction<'_>, key: [&str; 2], at: Timestamp, tasks: &[NewTask]) -> Result<(), Error> {
    let last: u32 = db
        .prepare_cached("SELECT ifnull(max(number), 0) FROM task WHERE app_id = ?1 AND reference = ?2")?
        .query_row(key, |row| row.get(0))?;
    let mut insert = db.prepare_cached(
        "INSERT INTO task (app_id, reference, number, deed, details, state, next_at, tries)
         VALUES (?1, ?2, ?3, ?4, ?5, 'open', ?6, 0)",
    )?;
    for (number, task) in (last + 1..).zip(tasks) {
        let next_at = task.deed.is_by_portal().then(|| at.as_microsecond());
        insert.execute(params![
            key[0],
            key[1],
            number,
            json(&task.deed)?,
            json(&task.details)?,
            next_at
        ])?;
    }
    Ok(())
}

pub(super) fn list(db: &Connection, app: &AppId, reference: &Reference, limit: u32) -> Result<Tasks, Error> {
    let key = [app.as_str(), reference.as_str()];
    let mut tasks = Tasks::default();
    let mut found = db.prepare_cached(
        "SELECT json_extract(deed, '$.what'), count(*), sum(state IN ('done', 'dropped')), sum(state = 'failed')
         FROM task WHERE app_id = ?1 AND reference = ?2 GROUP BY 1",
    )?;
    let mut rows = found.query(key)?;
    while let Some(row) = rows.next()? {
        let progress = Progress {
            total: row.get(1)?,
            done: row.get(2)?,
            failed: row.get(3)?,
        };
        match row.get_ref(0)?.as_str().map_err(Error::database)? {
            "call" => tasks.calls = progress,
            "file" => tasks.files = progress,
            _ => {}
        }
    }
    let told = format!(
        "SELECT {TASK} FROM task WHERE app_id = ?1 AND reference = ?2 AND json_extract(deed, '$.what') = 'tell'
         ORDER BY number"
    );
    let mut found = db.prepare_cached(&told)?;
    let rows = found.query_map(key, |row| Stored::of(row, 0))?;
    tasks.told = rows.map(|row| row?.read()).collect::<Result<_, Error>>()?;
    let to_do = format!(
        "SELECT {TASK} FROM task WHERE app_id = ?1 AND reference = ?2 AND state IN ('open', 'failed')
           AND json_extract(deed, '$.what') <> 'tell' ORDER BY number LIMIT ?3"
    );
    let mut found = db.prepare_cached(&to_do)?;
    let rows = found.query_map(params![app.as_str(), reference.as_str(), limit], |row| {
        Stored::of(row, 0)
    })?;
    tasks.to_do = rows.map(|row| row?.read()).collect::<Result<_, Error>>()?;
    Ok(tasks)
}

/// What the portal still tries by itself is left to it.
pub(super) fn undone(db: &Connection, reach: &Reach, limit: u32) -> Result<Vec<Undone>, Error> {
    let mut undone = Vec::new();
    for app in people::in_reach(db, reach)? {
        let mut found = db.prepare_cached(
            "SELECT reference, count(*) FROM task
             WHERE app_id = ?1 AND state IN ('open', 'failed') AND next_at IS NULL
             GROUP BY reference ORDER BY reference LIMIT ?2",
        )?;
        let left = limit.saturating_sub(u32::try_from(undone.len()).unwrap_or(u32::MAX));
        let rows = found.query_map(params![app.as_str(), left], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, u64>(1)?))
        })?;
        for row in rows {
            let (reference, tasks) = row?;
            let reference = Reference::parse(&reference).map_err(Error::database)?;
            if let Some(request) = requests::find(db, &app, &reference)? {
                undone.push(Undone { request, tasks });
            }
        }
    }
    Ok(undone)
}

/// A request that is carried out here, as it stands by what the platform has still to do.
pub(super) fn as_it_stands(db: &Connection, request: Request) -> Result<Request, Error> {
    Ok(if has_open_calls(db, &request)? {
        request.awaiting_platform()
    } else {
        request
    })
}

fn has_open_calls(db: &Connection, request: &Request) -> Result<bool, Error> {
    let mut found = db.prepare_cached(
        "SELECT 1 FROM task WHERE app_id = ?1 AND reference = ?2 AND state IN ('open', 'failed')
           AND json_extract(deed, '$.what') = 'call' LIMIT 1",
    )?;
    Ok(found.exists([request.app.as_str(), request.reference.as_str()])?)
}

/// Says what came of a task, once. What failed can still be done. With the last of the platform's calls, a request is done
/// that waits for them.
pub(super) fn settle(
    db: &Transaction<'_>,
    request: &Request,
    number: u32,
    came: (&Settled, Option<Trouble>),
    log: &Log,
) -> Result<(), Error> {
    mark(db, (&request.app, &request.reference), number, came)?;
    let stands = requests::find(db, &request.app, &request.reference)?.ok_or(Refused::Unknown)?;
    if !stands.state.awaits_platform() || has_open_calls(db, &stands)? {
        return audit::append(db, log).map(drop);
    }
    let log = Log {
        entry: log.entry.clone().with("confirmed", true),
        ..log.clone()
    };
    let confirmed = stands.clone().confirm(log.entry.at).map_err(Error::database)?;
    requests::replace(db, &stands, &confirmed)?;
    audit::append(db, &log)?;
    ledger::request(db, &confirmed, &Besides::default(), &log)
}

/// The same of a business that goes.
pub(super) fn settle_of_deletion(
    db: &Transaction<'_>,
    deletion: &Deletion,
    number: u32,
    came: (&Settled, Option<Trouble>),
    log: &Log,
) -> Result<(), Error> {
    mark(db, (&deletion.app, &deletion.reference), number, came)?;
    audit::append(db, log).map(drop)
}

fn mark(
    db: &Transaction<'_>,
    (app, reference): (&AppId, &Reference),
    number: u32,
    (settled, trouble): (&Settled, Option<Trouble>),
) -> Result<(), Error> {
    let (app, reference) = (app.as_str(), reference.as_str());
    let state: Option<String> = db
        .prepare_cached("SELECT state FROM task WHERE app_id = ?1 AND reference = ?2 AND number = ?3")?
        .query_row(params![app, reference, number], |row| row.get(0))
        .optional()?;
    match state.as_deref() {
        None => return Err(Refused::Unknown.into()),
        Some("open" | "failed") => {}
        Some(_) => return Err(Refused::Changed.into()),
    }
    if settled.outcome != Outcome::Failed {
        super::rests::owe(db, [app, reference], number)?;
    }
    db.prepare_cached(
        "UPDATE task SET state = ?4, settled = ?5, next_at = NULL, trouble = ifnull(?6, trouble),
           details = CASE ?4 WHEN 'failed' THEN details END
         WHERE app_id = ?1 AND reference = ?2 AND number = ?3",
    )?
    .execute(params![
        app,
        reference,
        number,
        settled.outcome.code(),
        json(settled)?,
        trouble.map(|trouble| json(&trouble)).transpose()?,
    ])?;
    Ok(())
}

/// What would be to be done elsewhere if this business went, and how much is open of what its requests have led to.
pub(super) fn owed(db: &Connection, app: &AppId) -> Result<Owed, Error> {
    let open: u64 = db
        .prepare_cached("SELECT count(*) FROM task WHERE app_id = ?1 AND state IN ('open', 'failed')")?
        .query_row([app.as_str()], |row| row.get(0))?;
    let deeds = of_its_end(db, app)?.into_iter().map(|task| task.deed);
    Ok(Owed {
        deeds: deeds.collect(),
        open,
    })
}

fn of_its_end(db: &Connection, app: &AppId) -> Result<Vec<NewTask>, Error> {
    let mut found = db.prepare_cached(
        "SELECT DISTINCT deed FROM task WHERE app_id = ?1 AND state IN ('open', 'failed')
           AND json_extract(deed, '$.what') = 'tell' ORDER BY deed",
    )?;
    let deeds = found.query_map([app.as_str()], |row| row.get::<_, String>(0))?;
    let still_told: Vec<Deed> = deeds.map(|deed| parse(&deed?)).collect::<Result<_, Error>>()?;
    Ok(of_business(&facts::read(db, app)?, app, still_told))
}

/// A business goes, which still says what it says of itself: what that leads to elsewhere is kept with its deletion, and so
/// are files that had still to be removed. Nobody is told of one of its people any more. Once, however often it is done.
pub(super) fn owe(db: &Transaction<'_>, deletion: &Deletion, at: Timestamp) -> Result<(), Error> {
    let key = [deletion.app.as_str(), deletion.reference.as_str()];
    let is_kept = db
        .prepare_cached("SELECT 1 FROM task WHERE app_id = ?1 AND reference = ?2")?
        .exists(key)?;
    if is_kept {
        return Ok(());
    }
    put(db, key, at, &of_its_end(db, &deletion.app)?)?;
    db.execute(
        "INSERT INTO task (app_id, reference, number, deed, details, state, settled, tries, trouble)
         SELECT app_id, ?2, row_number() OVER (ORDER BY reference, number)
             + (SELECT ifnull(max(number), 0) FROM task WHERE app_id = ?1 AND reference = ?2),
           deed, details, state, settled, tries, trouble
         FROM task WHERE app_id = ?1 AND reference <> ?2 AND state IN ('open', 'failed')
           AND json_extract(deed, '$.what') = 'file'",
        key,
    )?;
    db.execute(
        "UPDATE task SET next_at = NULL WHERE app_id = ?1 AND reference <> ?2 AND next_at IS NOT NULL",
        key,
    )?;
    Ok(())
}

/// Everything of whoever asked has gone by another request: nothing is left to do of this one, and nobody is named.
pub(super) fn drop_all(
    db: &Transaction<'_>,
    app: &AppId,
    reference: &Reference,
    at: Timestamp,
) -> Result<(), Error> {
    let settled = Settled {
        outcome: Outcome::Dropped,
        at,
        by: Settler::Portal,
        result: None,
    };
    db.prepare_cached(
        "UPDATE task SET state = ?3, settled = ?4, next_at = NULL, details = NULL
         WHERE app_id = ?1 AND reference = ?2 AND state IN ('open', 'failed')",
    )?
    .execute(params![
        app.as_str(),
        reference.as_str(),
        Outcome::Dropped.code(),
        json(&settled)?
    ])?;
    Ok(())
}

/// What a request that is done again asks to be done elsewhere: what is kept for that, or was kept here before. Once it was
/// confirmed that the platform's part is done, it is; and none that waits for it is left with nothing to wait for.
pub(super) fn again(
    db: &Transaction<'_>,
    request: &Request,
    tasks: Option<&(Timestamp, Vec<NewTask>)>,
) -> Result<(), Error> {
    if let Some((at, tasks)) = tasks {
        keep(db, request, *at, tasks)?;
    }
    let State::Done { execution, .. } = &request.state else {
        return Ok(());
    };
    let confirmed = request
        .trail
        .iter()
        .rfind(|step| step.what == Happened::Confirmed);
    if let Some(step) = confirmed {
        return calls_done(db, request, step.at);
    }
    if request.state.awaits_platform() && !has_open_calls(db, request)? {
        keep(
            db,
            request,
            execution.finished_at,
            &[of_nobody_held(&request.ask)],
        )?;
    }
    let stands = as_it_stands(db, request.clone())?;
    if stands != *request && people::is_held(db, &request.app)? {
        requests::replace(db, request, &stands)?;
    }
    Ok(())
}

fn calls_done(db: &Transaction<'_>, request: &Request, at: Timestamp) -> Result<(), Error> {
    let settled = Settled {
        outcome: Outcome::Done,
        at,
        by: Settler::Portal,
        result: None,
    };
    db.prepare_cached(
        "UPDATE task SET state = ?3, settled = ?4, next_at = NULL, details = NULL
         WHERE app_id = ?1 AND reference = ?2 AND state IN ('open', 'failed')
           AND json_extract(deed, '$.what') = 'call'",
    )?
    .execute(params![
        request.app.as_str(),
        request.reference.as_str(),
        Outcome::Done.code(),
        json(&settled)?
    ])?;
    Ok(())
}

/// Takes somebody who is to be told, and counts the try: one during which the process dies is one, too.
pub(super) fn take(
    db: &Transaction<'_>,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<Notice>, Error> {
    let sql = format!(
        "UPDATE task SET next_at = ?3, tries = tries + 1 WHERE (app_id, reference, number) =
           (SELECT app_id, reference, number FROM task WHERE {DUE} ORDER BY next_at LIMIT 1)
         RETURNING app_id, reference, {TASK}"
    );
    let taken = db
        .query_row(
            &sql,
            params![
                now.as_microsecond(),
                super::jobs::beyond(now),
                lease_until.as_microsecond()
            ],
            |row| {
                let (app, reference): (String, String) = (row.get(0)?, row.get(1)?);
                Ok((app, reference, Stored::of(row, 2)?))
            },
        )
        .optional()?;
    let Some((app, reference, task)) = taken else {
        return Ok(None);
    };
    let app = AppId::parse(&app).map_err(Error::database)?;
    let reference = Reference::parse(&reference).map_err(Error::database)?;
    let Some(decided) = decided(db, &app, &reference)? else {
        // Another wish that the business goes stands in its place: with that, all of them are told.
        db.prepare_cached("UPDATE task SET next_at = NULL WHERE app_id = ?1 AND reference = ?2")?
            .execute([app.as_str(), reference.as_str()])?;
        return Ok(None);
    };
    Ok(Some(Notice {
        decided,
        task: task.read()?,
    }))
}

/// What a task is of.
fn decided(db: &Connection, app: &AppId, reference: &Reference) -> Result<Option<Decided>, Error> {
    if let Some(request) = requests::find(db, app, reference)? {
        return Ok(Some(Decided::Request(Box::new(request))));
    }
    let deletion = deletions::find(db, app)?.filter(|last| last.reference == *reference);
    Ok(deletion.map(|deletion| Decided::Deletion(Box::new(deletion))))
}

/// Nobody was told: somebody may be later, unless it was settled meanwhile.
pub(super) fn put_off(
    db: &Transaction<'_>,
    notice: &Notice,
    trouble: Trouble,
    again_at: Timestamp,
) -> Result<(), Error> {
    db.prepare_cached(
        "UPDATE task SET next_at = ?4, trouble = ?5
         WHERE app_id = ?1 AND reference = ?2 AND number = ?3 AND state = 'open'",
    )?
    .execute(params![
        notice.decided.app().as_str(),
        notice.decided.reference().as_str(),
        notice.task.number,
        again_at.as_microsecond(),
        json(&trouble)?,
    ])?;
    Ok(())
}

/// Whether there is anything for [`take`].
pub(super) fn is_due(db: &Connection, now: Timestamp) -> Result<bool, Error> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM task WHERE {DUE})");
    let beyond = super::jobs::beyond(now);
    Ok(db
        .prepare_cached(&sql)?
        .query_row([now.as_microsecond(), beyond], |row| row.get(0))?)
}

pub(super) fn next(db: &Connection) -> Result<Option<Timestamp>, Error> {
    let next: Option<i64> = db
        .prepare_cached("SELECT min(next_at) FROM task WHERE next_at IS NOT NULL")?
        .query_row([], |row| row.get(0))?;
    Ok(next.map(time))
}

/// One of a request's.
pub(super) fn find(
    db: &Connection,
    app: &AppId,
    reference: &Reference,
    number: u32,
) -> Result<Option<Deed>, Error> {
    let deed: Option<String> = db
        .prepare_cached("SELECT deed FROM task WHERE app_id = ?1 AND reference = ?2 AND number = ?3")?
        .query_row(params![app.as_str(), reference.as_str(), number], |row| {
            row.get(0)
        })
        .optional()?;
    deed.map(|deed| parse(&deed)).transpose()
}
