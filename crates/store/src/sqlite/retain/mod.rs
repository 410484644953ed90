//! What goes by itself once it has been kept for long enough: looked for in one snapshot, taken in batches, each of which
//! looks again whether it still goes.

mod find;

use domain::{
    audit::TO,
    facts::Period,
    id::{AppId, ConversationId},
    request::{Ask, Reference, Request, State},
    retention::{Class, Gone},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use self::find::Spared;
use super::{
    audit::{self, time},
    erase,
    jobs::beyond,
    keys::{json, parse},
    ledger, people,
};
use crate::{Aged, Aging, Cut, Error, Kept, KeptRetired, Log, Refused, Retention, Retired};

/// A run, as it is kept.
struct Run {
    gone: Gone,
    /// Up to which place entries say nothing any more once it is over.
    to: u64,
    /// Up to which place they do not already.
    empty: u64,
}

pub(super) fn standing(db: &Connection, app: &AppId) -> Result<Retention, Error> {
    let mut found = db.prepare_cached(
        "SELECT class, period, confirmed_at FROM retention WHERE app_id = ?1 ORDER BY class",
    )?;
    let rows = found.query_map([app.as_str()], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, i64>(2)?,
        ))
    })?;
    let mut standing = Retention::default();
    for row in rows {
        let (class, period, at) = row?;
        // What a later version knows is not confirmed for this one.
        if let (Some(class), Ok(period)) = (Class::from_code(&class), Period::parse(&period)) {
            standing.confirmed.push((class, period, time(at)));
        }
    }
    let run = db
        .prepare_cached(
            "SELECT due_at, gone, last_at, last_gone, unverified IS NOT NULL FROM retention_run WHERE app_id = ?1",
        )?
        .query_row([app.as_str()], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Option<i64>>(2)?,
                row.get::<_, Option<String>>(3)?,
                row.get::<_, bool>(4)?,
            ))
        })
        .optional()?;
    if let Some((due_at, gone, last_at, last_gone, is_unverified)) = run {
        standing.due_at = Some(time(due_at));
        standing.so_far = parse(&gone)?;
        if let (Some(at), Some(gone)) = (last_at, last_gone) {
            standing.last = Some((time(at), parse(&gone)?));
        }
        standing.is_unverified = is_unverified;
    }
    Ok(standing)
}

fn run(db: &Connection, app: &AppId) -> Result<Option<Run>, Error> {
    let found = db
        .prepare_cached("SELECT gone, entries_to, entries_empty FROM retention_run WHERE app_id = ?1")?
        .query_row([app.as_str()], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, u64>(1)?,
                row.get::<_, u64>(2)?,
            ))
        })
        .optional()?;
    found
        .map(|(gone, to, empty)| {
            Ok(Run {
                gone: parse(&gone)?,
                to,
                empty,
            })
        })
        .transpose()
}

/// There is a run of an app's, due then, if there was none.
fn begin(db: &Transaction<'_>, app: &AppId, due_at: Timestamp) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO retention_run (app_id, due_at, lease_until, gone, entries_to, entries_empty)
         VALUES (?1, ?2, 0, ?3, 0, 0) ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        app.as_str(),
        due_at.as_microsecond(),
        json(&Gone::default())?
    ])?;
    Ok(())
}

pub(super) fn confirm(
    db: &Transaction<'_>,
    app: &AppId,
    class: Class,
    period: Period,
    log: &Log,
) -> Result<(), Error> {
    if people::app(db, app)?.is_none() {
        return Err(Refused::Unknown.into());
    }
    let at = log.entry.at;
    begin(db, app, at)?;
    db.prepare_cached("UPDATE retention_run SET due_at = min(due_at, ?2) WHERE app_id = ?1")?
        .execute(params![app.as_str(), at.as_microsecond()])?;
    if is_confirmed(db, app, class, period)? {
        return Ok(());
    }
    db.prepare_cached(
        "INSERT INTO retention VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET period = ?3, confirmed_at = ?4",
    )?
    .execute(params![
        app.as_str(),
        class.code(),
        period.to_string(),
        at.as_microsecond()
    ])?;
    audit::append(db, log).map(drop)
}

fn is_confirmed(db: &Connection, app: &AppId, class: Class, period: Period) -> Result<bool, Error> {
    Ok(db
        .prepare_cached("SELECT 1 FROM retention WHERE app_id = ?1 AND class = ?2 AND period = ?3")?
        .exists([app.as_str(), class.code(), &period.to_string()])?)
}

pub(super) fn take(
    db: &Transaction<'_>,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<AppId>, Error> {
    let taken: Option<String> = db
        .prepare_cached(
            "UPDATE retention_run SET lease_until = ?2 WHERE app_id =
               (SELECT app_id FROM retention_run
                WHERE (due_at <= ?1 OR due_at > ?3) AND (lease_until <= ?1 OR lease_until > ?3)
                ORDER BY due_at, app_id LIMIT 1)
             RETURNING app_id",
        )?
        .query_row(
            params![now.as_microsecond(), lease_until.as_microsecond(), beyond(now)],
            |row| row.get(0),
        )
        .optional()?;
    taken
        .map(|app| AppId::parse(&app).map_err(Error::database))
        .transpose()
}

pub(super) fn release(db: &Transaction<'_>, app: &AppId, due_at: Option<Timestamp>) -> Result<(), Error> {
    db.prepare_cached(
        "UPDATE retention_run SET lease_until = 0, due_at = ifnull(?2, due_at) WHERE app_id = ?1",
    )?
    .execute(params![app.as_str(), due_at.map(Timestamp::as_microsecond)])?;
    Ok(())
}

pub(super) fn end(
    db: &Transaction<'_>,
    app: &AppId,
    gone: &Gone,
    due_at: Timestamp,
    log: &Log,
) -> Result<(), Error> {
    let run = run(db, app)?.ok_or(Refused::Changed)?;
    if run.gone != *gone {
        return Err(Refused::Changed.into());
    }
    release(db, app, Some(due_at))?;
    if gone.is_nothing() {
        return Ok(());
    }
    let (none, gone) = (json(&Gone::default())?, json(gone)?);
    db.prepare_cached(
        "UPDATE retention_run SET gone = ?2, last_gone = ?3, last_at = ?4, unverified = ?4 WHERE app_id = ?1",
    )?
    .execute(params![app.as_str(), none, gone, log.entry.at.as_microsecond()])?;
    audit::append(db, log).map(drop)
}

pub(super) fn unverified(db: &Connection) -> Result<Vec<(AppId, Timestamp)>, Error> {
    let mut found = db.prepare_cached(
        "SELECT app_id, unverified FROM retention_run WHERE unverified IS NOT NULL ORDER BY app_id",
    )?;
    let rows = found.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
    rows.map(|row| {
        let (app, at) = row?;
        Ok((AppId::parse(&app).map_err(Error::database)?, time(at)))
    })
    .collect()
}

pub(super) fn verify(db: &Transaction<'_>, app: &AppId, went_at: Timestamp, log: &Log) -> Result<(), Error> {
    let verified = db
        .prepare_cached("UPDATE retention_run SET unverified = NULL WHERE app_id = ?1 AND unverified = ?2")?
        .execute(params![app.as_str(), went_at.as_microsecond()])?;
    if verified == 0 {
        return Err(Refused::Changed.into());
    }
    audit::append(db, log).map(drop)
}

pub(super) fn aging(db: &Connection, app: &AppId, cuts: &[Cut], now: Timestamp) -> Result<Vec<Aging>, Error> {
    let spared = Spared::of(db, app, now)?;
    cuts.iter().map(|cut| aging_by(db, app, cut, &spared)).collect()
}

fn aging_by(db: &Connection, app: &AppId, cut: &Cut, spared: &Spared) -> Result<Aging, Error> {
    let mut aging = Aging::default();
    match cut.class {
        Class::Messages => {
            find::talks(db, app, cut.before, spared, |talk| {
                if talk.is_spared {
                    aging.spared += 1;
                } else {
                    aging.goes.conversations += 1;
                    aging.goes.messages += talk.messages;
                }
                true
            })?;
            aging.oldest = find::oldest_talk(db, app, cut.before)?;
        }
        Class::Tombstones => {
            let all = find::tombstones(db, app, cut.before, usize::MAX)?;
            aging.goes.tombstones = count(all.len());
            aging.oldest = find::oldest_tombstone(db, app, cut.before)?;
        }
        Class::Requests => {
            find::requests(db, app, cut.before, spared, |request| {
                if request.is_spared {
                    aging.spared += 1;
                } else {
                    aging.goes.requests += 1;
                }
                true
            })?;
            aging.oldest = find::oldest_request(db, app, cut.before)?;
        }
        Class::Entries => {
            let empty = run(db, app)?.map_or(0, |run| run.empty);
            let to = find::entries_to(db, app, empty, cut.before)?;
            let goes = to.saturating_sub(empty);
            if spared.is_any_held {
                aging.spared = u64::from(goes > 0);
            } else {
                aging.goes.entries = goes;
            }
            aging.oldest = find::entry_at(db, app, to.max(empty) + 1)?;
        }
    }
    Ok(aging)
}

pub(super) fn aged(
    db: &Connection,
    app: &AppId,
    cuts: &[Cut],
    now: Timestamp,
    limit: u32,
) -> Result<Vec<Aged>, Error> {
    let spared = Spared::of(db, app, now)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut aged = Vec::new();
    for class in Class::ALL {
        let Some(cut) = cuts.iter().find(|cut| cut.class == class) else {
            continue;
        };
        if aged.len() >= limit {
            break;
        }
        match class {
            Class::Messages => find::talks(db, app, cut.before, &spared, |talk| {
                if !talk.is_spared {
                    aged.push(Aged::Talk(talk.what));
                }
                aged.len() < limit
            })?,
            Class::Tombstones => {
                let some = find::tombstones(db, app, cut.before, limit - aged.len())?;
                aged.extend(some.into_iter().map(Aged::Tombstone));
            }
            Class::Requests => find::requests(db, app, cut.before, &spared, |request| {
                if !request.is_spared {
                    aged.push(Aged::Request(request.what));
                }
                aged.len() < limit
            })?,
            // They go once all else is done, by their places.
            Class::Entries => {}
        }
    }
    Ok(aged)
}

/// A step of a run.
struct Taking<'a> {
    db: &'a Transaction<'a>,
    app: &'a AppId,
    /// Those that are confirmed.
    cuts: Vec<Cut>,
    spared: Spared,
    /// How many rows may still go.
    left: u32,
    done: usize,
    gone: Gone,
    kept: KeptRetired,
    /// Requests of which the ledger has nothing to say any more.
    silent: Vec<Reference>,
}

pub(super) fn retire(
    db: &Transaction<'_>,
    app: &AppId,
    cuts: &[Cut],
    aged: &[Aged],
    (batch, lease_until): (u32, Timestamp),
    log: &Log,
) -> Result<Retired, Error> {
    let mut run = run(db, app)?.ok_or(Refused::Changed)?;
    let mut confirmed = Vec::new();
    for cut in cuts {
        if is_confirmed(db, app, cut.class, cut.period)? {
            confirmed.push(*cut);
        }
    }
    let mut taking = Taking {
        db,
        app,
        cuts: confirmed,
        spared: Spared::of(db, app, log.entry.at)?,
        left: batch,
        done: 0,
        gone: Gone::default(),
        kept: KeptRetired::of(app),
        silent: Vec::new(),
    };
    let is_first = run.gone.is_nothing();
    if is_first {
        run.to = taking.entries_to(run.empty)?;
    }
    let mut is_clear = taking.talks(aged)?;
    if is_clear {
        taking.others(aged)?;
    }
    if is_clear && taking.done == aged.len() {
        is_clear = taking.entries(&mut run)?;
    }
    let Taking {
        done,
        gone,
        kept,
        silent,
        ..
    } = taking;
    if is_first && !gone.is_nothing() {
        audit::append(db, &saying(log, Some(run.to)))?;
    }
    run.gone += gone;
    db.prepare_cached(
        "UPDATE retention_run SET gone = ?2, lease_until = ?3, entries_to = ?4, entries_empty = ?5 WHERE app_id = ?1",
    )?
    .execute(params![
        app.as_str(),
        json(&run.gone)?,
        lease_until.as_microsecond(),
        run.to,
        run.empty
    ])?;
    ledger::silence(db, &silent)?;
    if !kept.is_nothing() {
        ledger::keep(db, log, &Kept::Retired(Box::new(kept)))?;
    }
    Ok(Retired { done, gone, is_clear })
}

impl Taking<'_> {
    fn before(&self, class: Class) -> Option<Timestamp> {
        let cut = self.cuts.iter().find(|cut| cut.class == class);
        cut.map(|cut| cut.before)
    }

    /// Up to which place entries go: to none while a legal hold stands, which may need any of them.
    fn entries_to(&self, empty: u64) -> Result<u64, Error> {
        match self.before(Class::Entries) {
            Some(before) if !self.spared.is_any_held => {
                Ok(find::entries_to(self.db, self.app, empty, before)?.max(empty))
            }
            _ => Ok(empty),
        }
    }

    /// Empties conversations, as many as stand first. False if bytes of attachments are left that nothing names any more.
    fn talks(&mut self, aged: &[Aged]) -> Result<bool, Error> {
        let talks = aged.iter().map_while(|one| match one {
            Aged::Talk(talk) => Some(talk),
            Aged::Tombstone(_) | Aged::Request(_) => None,
        });
        let talks: Vec<&ConversationId> = talks.collect();
        let before = self.before(Class::Messages);
        let emptied = erase::retire(self.db, self.app, &talks, self.left, |talk| {
            find::last_of_over(self.db, self.app, talk, before, &self.spared)
        })?;
        self.left = emptied.left;
        self.done = emptied.done;
        self.gone.conversations += count(emptied.talks.len());
        self.gone.messages += emptied.counts.messages;
        self.gone.attachments += emptied.counts.attachments;
        self.kept.talks = emptied.talks;
        Ok(emptied.is_clear)
    }

    /// Takes what is told one by one. What goes no more is done as well.
    fn others(&mut self, aged: &[Aged]) -> Result<(), Error> {
        for one in &aged[self.done..] {
            if self.left == 0 {
                break;
            }
            match one {
                // Those that stand first are done before.
                Aged::Talk(_) => break,
                Aged::Tombstone(subject) => {
                    if let Some(before) = self.before(Class::Tombstones)
                        && find::take_tombstone(self.db, self.app, subject, before)?
                    {
                        self.gone.tombstones += 1;
                        self.kept.tombstones.push(*subject);
                    }
                }
                Aged::Request(reference) => {
                    let before = self.before(Class::Requests);
                    let over = find::request_over(self.db, self.app, reference, before, &self.spared)?;
                    if let Some(request) = over {
                        forget_request(self.db, self.app, reference)?;
                        self.gone.requests += 1;
                        if leads_to_nothing(&request) {
                            self.silent.push(reference.clone());
                        }
                        self.kept.requests.push(reference.clone());
                    }
                }
            }
            self.left -= 1;
            self.done += 1;
        }
        Ok(())
    }

    /// Entries say nothing any more, as many as may be. True once none is left that says something.
    fn entries(&mut self, run: &mut Run) -> Result<bool, Error> {
        let before = self.before(Class::Entries);
        let Some(before) = before.filter(|_| !self.spared.is_any_held && run.to > run.empty) else {
            return Ok(true);
        };
        let to = run.to.min(run.empty + u64::from(self.left));
        let gone = empty_entries(self.db, self.app, run.empty, to)?;
        if gone > 0 {
            self.gone.entries += count(gone);
            self.kept.entries_before = Some(before);
        }
        run.empty = to;
        Ok(to == run.to)
    }
}

/// Entries between these places say nothing any more, nor about whom.
fn empty_entries(db: &Transaction<'_>, app: &AppId, after: u64, to: u64) -> Result<usize, Error> {
    Ok(db
        .prepare_cached(
            "UPDATE audit SET sealed = x'', subject = NULL WHERE chain = ?1 AND sequence > ?2 AND sequence <= ?3",
        )?
        .execute(params![app.as_str(), after, to])?)
}

fn forget_request(db: &Transaction<'_>, app: &AppId, reference: &Reference) -> Result<usize, Error> {
    for table in ["request_message", "fetch_grant"] {
        db.prepare_cached(&format!(
            "DELETE FROM {table} WHERE app_id = ?1 AND reference = ?2"
        ))?
        .execute([app.as_str(), reference.as_str()])?;
    }
    Ok(db
        .prepare_cached("DELETE FROM request WHERE app_id = ?1 AND reference = ?2")?
        .execute([app.as_str(), reference.as_str()])?)
}

/// Whether nothing came of it that a backup would need to be told again.
fn leads_to_nothing(request: &Request) -> bool {
    match &request.ask {
        Ask::Access | Ask::Transfer { .. } | Ask::Complaint { .. } | Ask::Appeal { .. } => true,
        Ask::Erasure { .. } => !matches!(request.state, State::Done { .. }),
        Ask::Correction { .. } | Ask::Objection { .. } | Ask::Restriction { .. } | Ask::Lifting { .. } => {
            false
        }
    }
}

/// An entry that says up to which place entries say nothing any more, if any do.
pub(super) fn saying(log: &Log, to: Option<u64>) -> Log {
    match to {
        Some(to) if to > 0 => Log {
            entry: log.entry.clone().with(TO, to),
            ..log.clone()
        },
        _ => log.clone(),
    }
}

/// A conversation that was emptied is empty again, unless something was said since, so many rows a step. True once it is.
pub(super) fn empty_again(
    db: &Transaction<'_>,
    app: &AppId,
    (talk, last): &(ConversationId, Timestamp),
    batch: u32,
) -> Result<bool, Error> {
    let emptied = erase::retire(db, app, &[talk], batch, |talk| {
        Ok(find::last(db, app, talk)?.filter(|came| came <= last))
    })?;
    Ok(emptied.done == 1 && emptied.is_clear)
}

/// What else went is gone again. Answers up to which place of the app's log entries say nothing any more, if any do.
pub(super) fn again(db: &Transaction<'_>, kept: &KeptRetired, when: Timestamp) -> Result<Option<u64>, Error> {
    let app = &kept.app;
    for subject in &kept.tombstones {
        // One that was set later by another erasure stays, and so does what is not there.
        find::take_tombstone(db, app, subject, when)?;
    }
    for reference in &kept.requests {
        forget_request(db, app, reference)?;
    }
    let Some(before) = kept.entries_before else {
        return Ok(None);
    };
    begin(db, app, when)?;
    let empty = run(db, app)?.map_or(0, |run| run.empty);
    let to = find::entries_to(db, app, empty, before)?.max(empty);
    empty_entries(db, app, empty, to)?;
    db.prepare_cached("UPDATE retention_run SET entries_empty = ?2, entries_to = ?2 WHERE app_id = ?1")?
        .execute(params![app.as_str(), to])?;
    Ok(Some(to))
}

fn count(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Store as _, sqlite::Sqlite};

    /// The control: whoever is under one that is over.
    #[tokio::test]
    async fn whoever_is_under_a_legal_hold_keeps_everything_and_the_log_with_them() {
        let folder = tempfile::tempdir().unwrap();
        let store = Sqlite::open(folder.path()).unwrap();
        let app = AppId::parse("a").unwrap();
        let now = Timestamp::from_second(1_790_000_000).unwrap();
        let db = Connection::open(folder.path().join("rightsdesk.db")).unwrap();
        db.execute_batch(
            "INSERT INTO conversation_total VALUES ('a', 'v', 1, 2, 0);
             INSERT INTO message VALUES ('a', 'v', 5, 'm', '{}', 1);
             INSERT INTO member VALUES ('a', 'u', 'v');
             INSERT INTO audit VALUES ('a', 1, 5, NULL, x'01', zeroblob(32));",
        )
        .unwrap();
        let cuts = [Class::Messages, Class::Entries].map(|class| Cut {
            class,
            period: Period::of_months(24),
            before: now,
        });
        for (ends, stays) in [(None, 1), (Some(1), 1), (Some(0), 0), (Some(-1), 0)] {
            db.execute("DELETE FROM hold", []).unwrap();
            let ends = ends.map(|more: i64| now.as_microsecond() + more);
            db.execute(
                "INSERT INTO hold VALUES ('a', 'u', 'h', 'legal_claims', 'w', '{}', 0, NULL, ?1)",
                [ends],
            )
            .unwrap();
            let aging = store.aging(&app, &cuts, now).await.unwrap();
            let told = aging.iter().map(|aging| aging.spared).collect::<Vec<_>>();
            assert_eq!(told, [stays, stays], "{ends:?}");
            let aged = store.aged(&app, &cuts, now, 10).await.unwrap();
            assert_eq!(aged.is_empty(), stays == 1, "{ends:?}");
        }
    }
}
