//! What is to be done elsewhere: kept with the decision, settled once.

use domain::{
    id::AppId,
    key::Reach,
    request::{Reference, Request},
    task::{Deed, NewTask, Outcome, Progress, Settled, Settler, Task, Trouble},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{
    audit::{self, time},
    keys::{json, parse},
    people, requests,
};
use crate::{Error, Log, Notice, Refused, Tasks, Undone};

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
    let key = [request.app.as_str(), request.reference.as_str()];
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

/// Says what came of a task, once. What failed can still be done.
pub(super) fn settle(
    db: &Transaction<'_>,
    request: &Request,
    number: u32,
    (settled, trouble): (&Settled, Option<Trouble>),
    log: &Log,
) -> Result<(), Error> {
    let (app, reference) = (request.app.as_str(), request.reference.as_str());
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
    audit::append(db, log).map(drop)
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

/// Takes somebody who is to be told, and counts the try: one during which the process dies is one, too.
pub(super) fn take(
    db: &Transaction<'_>,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<Notice>, Error> {
    let sql = format!(
        "UPDATE task SET next_at = ?2, tries = tries + 1 WHERE (app_id, reference, number) =
           (SELECT app_id, reference, number FROM task
            WHERE next_at IS NOT NULL AND (next_at <= ?1 OR next_at > ?3) ORDER BY next_at LIMIT 1)
         RETURNING app_id, reference, {TASK}"
    );
    let taken = db
        .query_row(
            &sql,
            params![
                now.as_microsecond(),
                lease_until.as_microsecond(),
                super::jobs::beyond(now)
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
    Ok(Some(Notice {
        request: requests::find(db, &app, &reference)?.ok_or(Refused::Unknown)?,
        task: task.read()?,
    }))
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
        notice.request.app.as_str(),
        notice.request.reference.as_str(),
        notice.task.number,
        again_at.as_microsecond(),
        json(&trouble)?,
    ])?;
    Ok(())
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
