//! Requests: opened once, moved on only from where they were.

use domain::{
    audit::{Act, Entry},
    id::{AppId, UserId},
    key::Reach,
    principal::Actor,
    request::{Ask, Decider, Happened, Reference, Request, State, Step},
    subject::Subject,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{
    audit, besides, facts, grants, holds, jobs,
    keys::{self, json, parse},
    ledger, people,
};
use crate::{Besides, Cursor, Error, Former, Log, Opened, QueuePage, QueueRow, Refused};

pub(super) fn open(db: &Transaction<'_>, opened: &Opened, log: &Log) -> Result<Reference, Error> {
    let Opened {
        request, user, once, ..
    } = opened;
    if !people::is_held(db, &request.app)? {
        return Err(Refused::Unknown.into());
    }
    let (kind, scope) = (request.ask.kind().code(), request.ask.scope());
    let standing: Option<(String, bool)> = db
        .query_row(
            "SELECT reference, subject = ?2 AND once = ?3 FROM request
             WHERE app_id = ?1 AND reference IN
               (SELECT reference FROM request WHERE app_id = ?1 AND subject = ?2
                UNION SELECT reference FROM request WHERE app_id = ?1 AND user_id = ?6)
             AND ((subject = ?2 AND once = ?3) OR (open AND kind = ?4 AND scope = ?5)) ORDER BY once <> ?3 LIMIT 1",
            params![
                request.app.as_str(),
                request.subject.as_bytes(),
                once,
                kind,
                scope,
                user.as_ref().map(UserId::as_str)
            ],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    if let Some((reference, again)) = standing {
        let reference = Reference::parse(&reference).map_err(Error::database)?;
        return lead_to(db, reference, again, opened, log);
    }
    if let Some(user) = user
        && people::by_id(db, &request.app, user)?.is_none()
    {
        return Err(Refused::Unknown.into());
    }
    for (from, to, log) in &opened.takes_in {
        replace(db, from, to)?;
        audit::append(db, log)?;
    }
    insert(db, request, user.as_ref(), once)?;
    besides::happen(db, request, &opened.besides)?;
    audit::append(db, log)?;
    for (_, to, log) in &opened.takes_in {
        ledger::request(db, to, &Besides::default(), log)?;
    }
    ledger::request(db, request, &opened.besides, log)?;
    Ok(request.reference.clone())
}

pub(super) fn insert(
    db: &Transaction<'_>,
    request: &Request,
    user: Option<&UserId>,
    once: &str,
) -> Result<(), Error> {
    db.execute(
        "INSERT INTO request (app_id, reference, subject, kind, open, state, received_at, due, once, user_id, request,
           scope, wakes_at, halted, pending)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            request.app.as_str(),
            request.reference.as_str(),
            request.subject.as_bytes(),
            request.ask.kind().code(),
            request.state.is_open(),
            request.state.name(),
            request.received_at.as_microsecond(),
            request.due.by.to_string(),
            once,
            user.map(UserId::as_str),
            json(request)?,
            request.ask.scope(),
            request.wakes_at().map(Timestamp::as_microsecond),
            request.is_halted(),
            !request.state.is_over(),
        ],
    )?;
    await_verification(db, request, false)
}

/// One stands already. What is said with another form about the same is said about that one, unless it was before; what
/// goes with it goes on. What could only be done with a request of its own is not passed over.
fn lead_to(
    db: &Transaction<'_>,
    reference: Reference,
    again: bool,
    opened: &Opened,
    log: &Log,
) -> Result<Reference, Error> {
    let besides = &opened.besides;
    if !again && !besides.effects.is_empty() {
        return Err(Refused::Changed.into());
    }
    if let Some(message) = besides.message.as_ref().filter(|_| !again) {
        let app = &opened.request.app;
        let said = besides::said(db, app, &reference)?;
        if !said
            .iter()
            .any(|one| one.by == message.by && one.text == message.text)
        {
            let standing = find(db, app, &reference)?.ok_or(Refused::Unknown)?;
            besides::say(db, &standing, message)?;
            let entry = Entry {
                act: Act::MessageSent,
                facts: serde_json::Map::new(),
                ..log.entry.clone()
            };
            let log = Log {
                entry: entry.of(&reference),
                ..log.clone()
            };
            audit::append(db, &log)?;
            ledger::request(db, &standing, &Besides::default(), &log)?;
        }
    }
    besides::go_along(db, besides)?;
    Ok(reference)
}

pub(super) fn find(db: &Connection, app: &AppId, reference: &Reference) -> Result<Option<Request>, Error> {
    let text: Option<String> = db
        .prepare_cached("SELECT request FROM request WHERE app_id = ?1 AND reference = ?2")?
        .query_row([app.as_str(), reference.as_str()], |row| row.get(0))
        .optional()?;
    text.map(|text| parse(&text)).transpose()
}

/// Among the person's own: another's takes as long as none at all.
pub(super) const OWN: &str = "SELECT request FROM request INDEXED BY request_of_person
     WHERE app_id = ?1 AND subject = ?2 AND reference = ?3";

pub(super) fn own(
    db: &Connection,
    app: &AppId,
    subject: &Subject,
    reference: &Reference,
) -> Result<Option<Request>, Error> {
    let text: Option<String> = db
        .prepare_cached(OWN)?
        .query_row(
            params![app.as_str(), subject.as_bytes(), reference.as_str()],
            |row| row.get(0),
        )
        .optional()?;
    text.map(|text| parse(&text)).transpose()
}

pub(super) fn find_in(
    db: &Connection,
    reach: &Reach,
    reference: &Reference,
) -> Result<Option<Request>, Error> {
    for app in people::in_reach(db, reach)? {
        if let Some(request) = find(db, &app, reference)? {
            return Ok(Some(request));
        }
    }
    Ok(None)
}

/// What the person asked for, under whichever name, newest first.
pub(super) fn of_person(
    db: &Connection,
    app: &AppId,
    subject: &Subject,
    former: &[Former],
) -> Result<Vec<Request>, Error> {
    let mut asked = under(db, app, subject)?;
    for name in former {
        let theirs = under(db, app, &name.subject)?.into_iter();
        asked.extend(theirs.filter(|request| request.received_at <= name.until));
    }
    asked.sort_by(|a, b| (b.received_at, &b.reference).cmp(&(a.received_at, &a.reference)));
    Ok(asked)
}

/// What was asked under this one name.
pub(super) fn under(db: &Connection, app: &AppId, subject: &Subject) -> Result<Vec<Request>, Error> {
    let mut found = db.prepare_cached("SELECT request FROM request WHERE app_id = ?1 AND subject = ?2")?;
    let texts = found.query_map(params![app.as_str(), subject.as_bytes()], |row| {
        row.get::<_, String>(0)
    })?;
    texts.map(|text| parse(&text?)).collect()
}

pub(super) fn user_of(db: &Connection, request: &Request) -> Result<Option<UserId>, Error> {
    let user: Option<String> = db
        .prepare_cached("SELECT user_id FROM request WHERE app_id = ?1 AND reference = ?2")?
        .query_row([request.app.as_str(), request.reference.as_str()], |row| {
            row.get(0)
        })
        .optional()?
        .flatten();
    user.map(|user| UserId::parse(&user).map_err(Error::database))
        .transpose()
}

/// Each app's queue is read by its own index and the few first lines of each are merged.
pub(super) fn queue(
    db: &Connection,
    reach: &Reach,
    open: bool,
    after: Option<&Cursor>,
    limit: u32,
    now: Timestamp,
) -> Result<QueuePage, Error> {
    let mut page = QueuePage {
        rows: Vec::new(),
        more: false,
        open: 0,
        closed: 0,
        overdue: 0,
    };
    let (halted, due, reference) = after.map_or((false, String::new(), ""), |at| {
        (at.halted, at.due.to_string(), at.reference.as_str())
    });
    for app in people::in_reach(db, reach)? {
        let zone = facts::time_zone(db, &app)?.map_or(TimeZone::UTC, |zone| zone.time_zone());
        let today = zone.to_datetime(now).date();
        let mut found = db.prepare_cached(
            "SELECT r.request, u.data,
               EXISTS (SELECT 1 FROM standing AS s WHERE s.app_id = r.app_id AND s.subject = r.subject
                       AND s.what = 'restriction' AND s.lifted IS NULL)
               OR EXISTS (SELECT 1 FROM standing AS s INDEXED BY standing_of_user
                          WHERE s.app_id = r.app_id AND s.user_id = r.user_id
                          AND s.what = 'restriction' AND s.lifted IS NULL)
             FROM request AS r
             LEFT JOIN user AS u ON u.app_id = r.app_id AND u.user_id = r.user_id AND u.going IS NULL
             WHERE r.app_id = ?1 AND r.pending = ?2 AND (r.halted, r.due, r.reference) > (?3, ?4, ?5)
             ORDER BY r.halted, r.due, r.reference LIMIT ?6",
        )?;
        let rows = found.query_map(
            params![app.as_str(), open, halted, due, reference, u64::from(limit) + 1],
            |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, Option<Box<str>>>(1)?,
                    row.get::<_, bool>(2)?,
                ))
            },
        )?;
        for row in rows {
            let (request, person, restricted) = row?;
            page.rows.push(QueueRow {
                request: parse(&request)?,
                person: person.filter(|_| !restricted),
                restricted,
                today,
            });
        }
        let mut count = db.prepare_cached(
            "SELECT ifnull(sum(pending), 0), ifnull(sum(NOT pending), 0),
               ifnull(sum(pending AND NOT halted AND due < ?2), 0)
             FROM request WHERE app_id = ?1",
        )?;
        let (opened, closed, overdue) = count.query_row([app.as_str(), &today.to_string()], |row| {
            Ok((
                row.get::<_, u64>(0)?,
                row.get::<_, u64>(1)?,
                row.get::<_, u64>(2)?,
            ))
        })?;
        page.open += opened;
        page.closed += closed;
        page.overdue += overdue;
    }
    page.rows
        .sort_by(|a, b| place(&a.request).cmp(&place(&b.request)));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    page.more = page.rows.len() > limit;
    page.rows.truncate(limit);
    Ok(page)
}

/// Where a request stands in the queue.
fn place(request: &Request) -> (bool, Date, &Reference) {
    (request.is_halted(), request.due.by, &request.reference)
}

pub(super) fn advance(
    db: &Transaction<'_>,
    from: &Request,
    to: &Request,
    besides: &Besides,
    log: &Log,
) -> Result<(), Error> {
    replace(db, from, to)?;
    // What is only said about it, and a longer time, rest on nobody's word.
    let is_agreed_to = |step: &Step| matches!(step.what, Happened::Endorsed | Happened::Approved { .. });
    if to.trail.iter().skip(from.trail.len()).any(is_agreed_to) {
        for by in who_approves(&to.state) {
            if keys::find(db, &by.kid)?.is_some_and(|key| key.revoked_at.is_some()) {
                return Err(Refused::Changed.into());
            }
        }
    }
    if is_nearer(from, to)
        && let Some(user) = user_of(db, from)?
        && holds::any(db, &from.app, &user, log.entry.at)?
    {
        return Err(Refused::Held.into());
    }
    let is_fetched = matches!((&to.ask, &to.state), (Ask::Transfer { .. }, State::Done { .. }));
    if is_fetched && !grants::is_here(db, from)? {
        return Err(Refused::Changed.into());
    }
    // Whatever else is said about one that stands in line leaves it there. A copy waits to be taken, not for the portal.
    let is_in_line =
        |request: &Request| matches!(request.state, State::Approved { .. }) && !request.is_granted();
    if is_in_line(to) && !is_in_line(from) {
        jobs::put_in_line(db, to)?;
    }
    besides::happen(db, to, besides)?;
    audit::append(db, log)?;
    ledger::request(db, to, besides, log)
}

/// Whether an erasure comes nearer to being carried out: by a yes, the first of two too, by the end of the cooling off, or
/// as it begins.
fn is_nearer(from: &Request, to: &Request) -> bool {
    let is_on_its_way = matches!(
        to.state,
        State::Endorsed { .. } | State::CoolingOff { .. } | State::Approved { .. } | State::Executing { .. }
    );
    matches!(to.ask, Ask::Erasure { .. }) && is_on_its_way && to.state != from.state
}

pub(super) fn ripe(db: &Connection, now: Timestamp, limit: u32) -> Result<Vec<Request>, Error> {
    let held = holds::stands_on("r");
    let mut found = db.prepare_cached(&format!(
        "SELECT r.request FROM request AS r
         WHERE r.wakes_at <= ?1 AND NOT (r.state = 'cooling off' AND {held}) ORDER BY r.wakes_at LIMIT ?2"
    ))?;
    let texts = found.query_map(params![now.as_microsecond(), limit], |row| {
        row.get::<_, String>(0)
    })?;
    texts.map(|text| parse(&text?)).collect()
}

pub(super) fn unverified(db: &Connection, limit: u32) -> Result<Vec<Request>, Error> {
    let mut found = db.prepare_cached(
        "SELECT r.request FROM unverified JOIN request AS r USING (app_id, reference) LIMIT ?1",
    )?;
    let texts = found.query_map([limit], |row| row.get::<_, String>(0))?;
    texts.map(|text| parse(&text?)).collect()
}

pub(super) fn next_wake(db: &Connection) -> Result<Option<Timestamp>, Error> {
    // What is held wakes when the last of its holds is over, if that is known.
    let next: Option<i64> = db
        .prepare_cached(
            "SELECT min(max(r.wakes_at, ifnull(
               (SELECT max(ifnull(h.ends, ?1)) FROM hold AS h
                WHERE r.state = 'cooling off' AND h.app_id = r.app_id AND h.user_id = r.user_id), r.wakes_at)))
             FROM request AS r WHERE r.wakes_at IS NOT NULL",
        )?
        .query_row([i64::MAX], |row| row.get(0))?;
    let next = next.filter(|at| *at < i64::MAX);
    next.map(|at| Timestamp::from_microsecond(at).map_err(Error::database))
        .transpose()
}

/// Everybody on whose word it rests.
fn who_approves(state: &State) -> Vec<&Actor> {
    if let State::Endorsed { endorsement } = state {
        return vec![&endorsement.by];
    }
    let Some(approval) = state.approval() else {
        return Vec::new();
    };
    let first = approval.first.as_ref().map(|first| &first.by);
    let last = match &approval.by {
        Decider::By(actor) => Some(actor),
        Decider::ByLaw(_) | Decider::ByOperator(_) => None,
    };
    first.into_iter().chain(last).collect()
}

/// The one place where a request changes: from exactly what was read to what it becomes, while its app is there. What was
/// read is compared, not its text, which another version may have written.
pub(super) fn replace(db: &Transaction<'_>, from: &Request, to: &Request) -> Result<(), Error> {
    let is_as_read = find(db, &from.app, &from.reference)?.as_ref() == Some(from);
    if !is_as_read || !people::is_held(db, &from.app)? {
        return Err(Refused::Changed.into());
    }
    db.execute(
        "UPDATE request SET open = ?3, state = ?4, request = ?5, due = ?6, wakes_at = ?7, scope = ?8,
           halted = ?9, pending = ?10
         WHERE app_id = ?1 AND reference = ?2",
        params![
            from.app.as_str(),
            from.reference.as_str(),
            to.state.is_open(),
            to.state.name(),
            json(to)?,
            to.due.by.to_string(),
            to.wakes_at().map(Timestamp::as_microsecond),
            to.ask.scope(),
            to.is_halted(),
            !to.state.is_over(),
        ],
    )?;
    await_verification(db, to, from.is_unverified())
}

/// Keeps in mind of which erasures it is not verified yet that nothing is left, with the request.
fn await_verification(db: &Transaction<'_>, request: &Request, did: bool) -> Result<(), Error> {
    let changes = match (did, request.is_unverified()) {
        (false, true) => "INSERT INTO unverified VALUES (?1, ?2)",
        (true, false) => "DELETE FROM unverified WHERE app_id = ?1 AND reference = ?2",
        _ => return Ok(()),
    };
    db.execute(changes, [request.app.as_str(), request.reference.as_str()])?;
    Ok(())
}
