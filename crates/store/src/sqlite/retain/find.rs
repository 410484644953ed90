//! What has been kept for long enough, and what of it stays for somebody's sake.

use std::collections::HashSet;

use domain::{
    id::{AppId, ConversationId},
    request::{Reference, Request},
    subject::Subject,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::super::{audit::time, keys::parse};
use crate::Error;

/// Whoever has asked for something that is open, is being erased, or has their records only stored.
const SPARED: [&str; 3] = [
    "SELECT user_id FROM request WHERE app_id = ?1 AND open = 1 AND user_id IS NOT NULL",
    "SELECT user_id FROM job WHERE app_id = ?1 AND user_id IS NOT NULL",
    "SELECT user_id FROM standing
     WHERE app_id = ?1 AND what = 'restriction' AND lifted IS NULL AND user_id IS NOT NULL",
];

/// And whoever is under a legal hold.
const HELD: &str = "SELECT user_id FROM hold WHERE app_id = ?1 AND (ends IS NULL OR ends > ?2)";

/// For whose sake something stays though its time is over.
pub(super) struct Spared {
    users: HashSet<String>,
    /// Whether anybody is under a legal hold.
    pub(super) is_any_held: bool,
}

impl Spared {
    pub(super) fn of(db: &Connection, app: &AppId, now: Timestamp) -> Result<Self, Error> {
        let held = held(db, app, now)?;
        let is_any_held = !held.is_empty();
        let mut users: HashSet<String> = held.into_iter().collect();
        for sql in SPARED {
            let mut found = db.prepare_cached(sql)?;
            let rows = found.query_map([app.as_str()], |row| row.get::<_, String>(0))?;
            for user in rows {
                users.insert(user?);
            }
        }
        Ok(Self { users, is_any_held })
    }

    fn has(&self, user: Option<&String>) -> bool {
        user.is_some_and(|user| self.users.contains(user))
    }

    fn has_any_in(&self, db: &Connection, app: &AppId, talk: &str) -> Result<bool, Error> {
        if self.users.is_empty() {
            return Ok(false);
        }
        let mut found =
            db.prepare_cached("SELECT user_id FROM member WHERE app_id = ?1 AND conversation_id = ?2")?;
        let members = found.query_map([app.as_str(), talk], |row| row.get::<_, String>(0))?;
        for member in members {
            if self.users.contains(&member?) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whoever is under a legal hold by then.
fn held(db: &Connection, app: &AppId, now: Timestamp) -> Result<Vec<String>, Error> {
    let mut found = db.prepare_cached(HELD)?;
    let users = found.query_map(params![app.as_str(), now.as_microsecond()], |row| {
        row.get::<_, String>(0)
    })?;
    Ok(users.collect::<Result<_, _>>()?)
}

/// Something whose time is over.
pub(super) struct Over<T> {
    /// What.
    pub(super) what: T,
    /// How many messages it has, of a conversation.
    pub(super) messages: u64,
    /// Whether it stays all the same.
    pub(super) is_spared: bool,
}

/// When the last message of the conversation in the row `t` came.
const CAME: &str = "(SELECT max(m.received) FROM message AS m
                     WHERE m.app_id = t.app_id AND m.conversation_id = t.conversation_id)";

/// Gives `each` the conversations in which nothing was said since then, the longest silent first, until it has enough.
pub(super) fn talks(
    db: &Connection,
    app: &AppId,
    before: Timestamp,
    spared: &Spared,
    mut each: impl FnMut(Over<ConversationId>) -> bool,
) -> Result<(), Error> {
    let mut found = db.prepare_cached(&format!(
        "SELECT t.conversation_id, t.messages, {CAME} AS came FROM conversation_total AS t
         WHERE t.app_id = ?1 AND came < ?2 ORDER BY came, t.conversation_id"
    ))?;
    let mut rows = found.query(params![app.as_str(), before.as_microsecond()])?;
    while let Some(row) = rows.next()? {
        let talk: String = row.get(0)?;
        let over = Over {
            is_spared: spared.has_any_in(db, app, &talk)?,
            what: ConversationId::parse(&talk).map_err(Error::database)?,
            messages: row.get(1)?,
        };
        if !each(over) {
            break;
        }
    }
    Ok(())
}

/// When the oldest last message came of those that came then or since.
pub(super) fn oldest_talk(
    db: &Connection,
    app: &AppId,
    since: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let came: Option<i64> = db
        .prepare_cached(&format!(
            "SELECT min(came) FROM (SELECT {CAME} AS came FROM conversation_total AS t WHERE t.app_id = ?1)
             WHERE came >= ?2"
        ))?
        .query_row(params![app.as_str(), since.as_microsecond()], |row| row.get(0))?;
    Ok(came.map(time))
}

/// When the last message of a conversation came; none, if there is none.
pub(super) fn last(db: &Connection, app: &AppId, talk: &ConversationId) -> Result<Option<Timestamp>, Error> {
    let came: Option<i64> = db
        .prepare_cached("SELECT max(received) FROM message WHERE app_id = ?1 AND conversation_id = ?2")?
        .query_row([app.as_str(), talk.as_str()], |row| row.get(0))?;
    Ok(came.map(time))
}

/// The same, if its messages go.
pub(super) fn last_of_over(
    db: &Connection,
    app: &AppId,
    talk: &ConversationId,
    before: Option<Timestamp>,
    spared: &Spared,
) -> Result<Option<Timestamp>, Error> {
    let came = last(db, app, talk)?.filter(|came| before.is_some_and(|before| *came < before));
    match came {
        Some(came) if !spared.has_any_in(db, app, talk.as_str())? => Ok(Some(came)),
        _ => Ok(None),
    }
}

/// When the request in the row `r` was closed, in seconds since 1970: when something happened to it last, or, of an early
/// one without a history, on the day on which it was due.
const CLOSED: &str = "ifnull(unixepoch(json_extract(r.request, '$.trail[#-1].at')), unixepoch(r.due))";

/// Whether something rests on the request in the row `r` that stays: that its person was erased, what stands about them,
/// what they stated, its own execution, or another request that is open.
const RESTS: &str = "
    (r.reference IN (SELECT reference FROM tombstone WHERE app_id = ?1)
  OR r.reference IN (SELECT reference FROM standing
                     WHERE app_id = ?1 AND lifted IS NULL AND reference IS NOT NULL)
  OR r.reference IN (SELECT reference FROM statement WHERE app_id = ?1)
  OR r.reference IN (SELECT reference FROM job WHERE app_id = ?1)
  OR r.reference IN (SELECT reference FROM unverified WHERE app_id = ?1)
  OR EXISTS (SELECT 1 FROM request AS o WHERE o.app_id = ?1 AND o.open = 1 AND instr(o.request, r.reference) > 0))";

fn requests_over(which: &str) -> String {
    format!(
        "SELECT r.reference, r.user_id FROM request AS r
         WHERE r.app_id = ?1 AND r.pending = 0 AND {CLOSED} < ?2 AND NOT {RESTS} {which}
         ORDER BY {CLOSED}, r.reference"
    )
}

/// Gives `each` the requests that were closed before then and on which nothing rests, the oldest first, until it has
/// enough.
pub(super) fn requests(
    db: &Connection,
    app: &AppId,
    before: Timestamp,
    spared: &Spared,
    mut each: impl FnMut(Over<Reference>) -> bool,
) -> Result<(), Error> {
    let mut found = db.prepare_cached(&requests_over(""))?;
    let mut rows = found.query(params![app.as_str(), before.as_second()])?;
    while let Some(row) = rows.next()? {
        let user: Option<String> = row.get(1)?;
        let over = Over {
            what: Reference::parse(&row.get::<_, String>(0)?).map_err(Error::database)?,
            messages: 0,
            is_spared: spared.has(user.as_ref()),
        };
        if !each(over) {
            break;
        }
    }
    Ok(())
}

/// A request, if it goes.
pub(super) fn request_over(
    db: &Connection,
    app: &AppId,
    reference: &Reference,
    before: Option<Timestamp>,
    spared: &Spared,
) -> Result<Option<Request>, Error> {
    let Some(before) = before else { return Ok(None) };
    let is_spared = db
        .prepare_cached(&requests_over("AND r.reference = ?3"))?
        .query_row(
            params![app.as_str(), before.as_second(), reference.as_str()],
            |row| {
                let user: Option<String> = row.get(1)?;
                Ok(spared.has(user.as_ref()))
            },
        )
        .optional()?;
    if is_spared != Some(false) {
        return Ok(None);
    }
    let text: String = db
        .prepare_cached("SELECT request FROM request WHERE app_id = ?1 AND reference = ?2")?
        .query_row([app.as_str(), reference.as_str()], |row| row.get(0))?;
    Ok(Some(parse(&text)?))
}

/// When the oldest request was closed of those that were closed then or since.
pub(super) fn oldest_request(
    db: &Connection,
    app: &AppId,
    since: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let closed: Option<i64> = db
        .prepare_cached(&format!(
            "SELECT min(closed) FROM (SELECT {CLOSED} AS closed FROM request AS r WHERE r.app_id = ?1 AND r.pending = 0)
             WHERE closed >= ?2"
        ))?
        .query_row(params![app.as_str(), since.as_second()], |row| row.get(0))?;
    closed
        .map(|closed| Timestamp::from_second(closed).map_err(Error::database))
        .transpose()
}

/// Whether it is verified that nothing is left of whom the tombstone is about.
const VERIFIED: &str = "reference NOT IN (SELECT reference FROM unverified WHERE app_id = ?1)";

/// Of whom it is known since before then that they were erased, the oldest first, at most so many.
pub(super) fn tombstones(
    db: &Connection,
    app: &AppId,
    before: Timestamp,
    limit: usize,
) -> Result<Vec<Subject>, Error> {
    let mut found = db.prepare_cached(&format!(
        "SELECT subject FROM tombstone WHERE app_id = ?1 AND erased_at < ?2 AND {VERIFIED}
         ORDER BY erased_at, subject LIMIT ?3"
    ))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = found.query_map(params![app.as_str(), before.as_microsecond(), limit], |row| {
        row.get(0).map(Subject::from_digest)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Since when the oldest is known of those that are known since then or later.
pub(super) fn oldest_tombstone(
    db: &Connection,
    app: &AppId,
    since: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let at: Option<i64> = db
        .prepare_cached("SELECT min(erased_at) FROM tombstone WHERE app_id = ?1 AND erased_at >= ?2")?
        .query_row(params![app.as_str(), since.as_microsecond()], |row| row.get(0))?;
    Ok(at.map(time))
}

/// Takes a tombstone, if it goes, and with it that whoever it is about came again. True if it went.
pub(super) fn take_tombstone(
    db: &Connection,
    app: &AppId,
    subject: &Subject,
    before: Timestamp,
) -> Result<bool, Error> {
    let reference: Option<String> = db
        .prepare_cached(&format!(
            "DELETE FROM tombstone WHERE app_id = ?1 AND subject = ?2 AND erased_at < ?3 AND {VERIFIED}
             RETURNING reference"
        ))?
        .query_row(
            params![app.as_str(), subject.as_bytes(), before.as_microsecond()],
            |row| row.get(0),
        )
        .optional()?;
    let Some(reference) = reference else {
        return Ok(false);
    };
    db.prepare_cached(
        "DELETE FROM returned WHERE app_id = ?1 AND reference = ?2
         AND NOT EXISTS (SELECT 1 FROM tombstone WHERE app_id = ?1 AND reference = ?2)",
    )?
    .execute([app.as_str(), &reference])?;
    Ok(true)
}

/// The last entry of the app's log, after a place, from before then: those up to it go. Entries follow each other, whatever
/// the clock did: none behind one that stays.
pub(super) fn entries_to(db: &Connection, app: &AppId, after: u64, before: Timestamp) -> Result<u64, Error> {
    let stays: Option<u64> = db
        .prepare_cached(
            "SELECT sequence FROM audit WHERE chain = ?1 AND sequence > ?2 AND at >= ?3 ORDER BY sequence LIMIT 1",
        )?
        .query_row(params![app.as_str(), after, before.as_microsecond()], |row| {
            row.get(0)
        })
        .optional()?;
    match stays {
        Some(stays) => Ok(stays - 1),
        None => Ok(db
            .prepare_cached("SELECT ifnull(max(sequence), 0) FROM audit WHERE chain = ?1")?
            .query_row([app.as_str()], |row| row.get(0))?),
    }
}

/// When the entry at a place was written.
pub(super) fn entry_at(db: &Connection, app: &AppId, place: u64) -> Result<Option<Timestamp>, Error> {
    let at: Option<i64> = db
        .prepare_cached("SELECT at FROM audit WHERE chain = ?1 AND sequence = ?2")?
        .query_row(params![app.as_str(), place], |row| row.get(0))
        .optional()?;
    Ok(at.map(time))
}
