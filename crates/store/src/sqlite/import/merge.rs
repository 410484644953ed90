//! Two records of one person that became one: taking a merge in, and what it means once the whole file is read.
//!
//! The platform has moved what the discarded person had to the surviving one. So the discarded person goes from here
//! too, if nothing is left that only they have, and a merge belongs to whoever its surviving person has become.

use domain::id::{AppId, UserId};
use rusqlite::{OptionalExtension, Transaction, params};

use super::{
    super::{
        holds, names,
        search::Index,
        statements,
        undescribed::{self, Holder},
    },
    Origin, Stop, Taken, former,
    pending::{self, What},
    received,
};
use crate::{Error, Offence};

pub(super) struct Row<'a> {
    pub(super) app: &'a AppId,
    pub(super) user: &'a UserId,
    pub(super) discarded: &'a UserId,
    pub(super) at: i64,
    pub(super) data: &'a str,
}

pub(super) fn put(db: &Transaction<'_>, row: &Row<'_>, from: Origin) -> Result<Taken, Stop> {
    let Row {
        app,
        user,
        discarded,
        at,
        data,
    } = *row;
    let [app_id, user_id, discarded_id] = [app.as_str(), user.as_str(), discarded.as_str()];
    pending::note(db, What::Merge, app, discarded_id, from.this)?;
    let added = db
        .prepare_cached("INSERT INTO merge VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")?
        .execute(params![app_id, user_id, discarded_id, at, data, from.this])?;
    if added == 1 {
        return Ok(Taken::Added);
    }
    let (owner, held, line): (String, String, i64) = db
        .prepare_cached("SELECT user_id, data, line FROM merge WHERE app_id = ?1 AND discarded_id = ?2")?
        .query_row([app_id, discarded_id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    if line >= from.base {
        return Err(Offence::Twice("merge").into());
    }
    let same = held == data;
    if !same && !from.update {
        return Err(Offence::Differs("merge").into());
    }
    db.prepare_cached("UPDATE merge SET data = ?3, line = ?4 WHERE app_id = ?1 AND discarded_id = ?2")?
        .execute(params![app_id, discarded_id, data, from.this])?;
    if same {
        return Ok(Taken::Unchanged);
    }
    part(db, app, &owner, from.this)?;
    Ok(Taken::Replaced)
}

/// What `owner` has by merges goes back to whom each names: one of them names somebody else now. [`settle`] gives it
/// to whoever that person has become.
fn part(db: &Transaction<'_>, app: &AppId, owner: &str, line: i64) -> Result<(), Error> {
    pending::note(db, What::Person, app, owner, line)?;
    let parted: Vec<String> = db
        .prepare_cached(
            "UPDATE merge SET user_id = json_extract(data, '$.mergedUsers.surviving.id')
             WHERE app_id = ?1 AND user_id = ?2 RETURNING discarded_id",
        )?
        .query_map([app.as_str(), owner], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for discarded in parted {
        pending::note(db, What::Merge, app, &discarded, line)?;
    }
    Ok(())
}

/// How many people went into others; or the first line that cannot be carried out, and why.
pub(super) enum Settled {
    Done(u64),
    Not(i64, Offence),
}

/// Carries out the merges that came, once all lines are read and nobody belongs to a conversation any more who has
/// nothing in it.
pub(super) fn settle(
    db: &Transaction<'_>,
    index: &mut Index<'_>,
    base: i64,
    update: bool,
    at: i64,
) -> Result<Settled, Error> {
    let noted: Vec<Noted> = db
        .prepare(
            "SELECT p.app_id, p.id, p.line, m.line >= ?2 FROM import_pending AS p
             JOIN merge AS m ON m.app_id = p.app_id AND m.discarded_id = p.id WHERE p.what = ?1 ORDER BY p.line",
        )?
        .query_map(params![What::Merge.name(), base], |row| {
            Ok(Noted {
                app: row.get(0)?,
                discarded: row.get(1)?,
                line: row.get(2)?,
                came: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut offences = Vec::new();
    // All go before any is looked after: one may have gone into another who goes too.
    let mut gone = Vec::new();
    for merge in &noted {
        let went = if merge.came {
            discard(db, &merge.app, &merge.discarded, update, at)?
        } else {
            None
        };
        gone.push(matches!(went, Some(Ok(()))));
        offences.extend(went.and_then(Result::err).map(|offence| (merge.line, offence)));
    }
    for (merge, went) in noted.iter().zip(&gone) {
        let followed = follow(db, index, merge, *went, base)?;
        offences.extend(followed.err().map(|offence| (merge.line, offence)));
    }
    let first = offences.into_iter().min_by_key(|(line, _)| *line);
    Ok(match first {
        Some((line, offence)) => Settled::Not(line, offence),
        None => Settled::Done(gone.into_iter().map(u64::from).sum()),
    })
}

/// A merge to look at.
struct Noted {
    app: String,
    discarded: String,
    line: i64,
    /// Whether it stands in the file, or belongs to somebody else now because of one that does.
    came: bool,
}

/// Takes a discarded person out with what hangs on them alone. Nothing, if they are not held.
fn discard(
    db: &Transaction<'_>,
    app: &str,
    discarded: &str,
    update: bool,
    at: i64,
) -> Result<Option<Result<(), Offence>>, Error> {
    let ids = [app, discarded];
    if !is_held(db, app, discarded)? {
        return Ok(None);
    }
    let asked = db
        .prepare_cached("SELECT 1 FROM request WHERE app_id = ?1 AND open AND user_id = ?2")?
        .exists(ids)?;
    if asked {
        return Ok(Some(Err(Offence::DiscardedAsked)));
    }
    if !update {
        return Ok(Some(Err(Offence::DiscardedHeld)));
    }
    // Whose name went to another in this file gave it up then.
    if !pending::gave(db, app, discarded)? {
        names::give_up(db, app, discarded, at)?;
    }
    for sql in [
        "DELETE FROM opening WHERE app_id = ?1 AND subject IN
           (SELECT subject FROM request WHERE app_id = ?1 AND user_id = ?2)",
        "UPDATE request SET user_id = NULL WHERE app_id = ?1 AND user_id = ?2",
        "DELETE FROM alias WHERE app_id = ?1 AND (owner = ?2 OR other = ?2)",
        "DELETE FROM user WHERE app_id = ?1 AND user_id = ?2",
    ] {
        db.prepare_cached(sql)?.execute(ids)?;
    }
    Ok(Some(Ok(())))
}

/// Gives a merge, and all that its discarded person had by merges, to whoever the surviving one has become. If that
/// person went just now, nothing may be left that only they have.
fn follow(
    db: &Transaction<'_>,
    index: &mut Index<'_>,
    merge: &Noted,
    went: bool,
    base: i64,
) -> Result<Result<(), Offence>, Error> {
    let (app, discarded) = (&*merge.app, &*merge.discarded);
    let Some(owner) = survivor(db, app, discarded)? else {
        return Ok(Err(Offence::UnknownSurvivor));
    };
    let was: String = db
        .prepare_cached("SELECT user_id FROM merge WHERE app_id = ?1 AND discarded_id = ?2")?
        .query_row([app, discarded], |row| row.get(0))?;
    db.prepare_cached(
        "UPDATE merge SET user_id = ?3 WHERE app_id = ?1 AND (discarded_id = ?2 OR user_id = ?2)",
    )?
    .execute([app, discarded, &owner])?;
    let app_id = AppId::parse(app).map_err(Error::database)?;
    for holder in [&*was, &owner, discarded] {
        pending::note(db, What::Person, &app_id, holder, merge.line)?;
    }
    if !went {
        return Ok(Ok(()));
    }
    for id in former::part(db, index, app, discarded)? {
        pending::note(db, What::Former, &app_id, &id, merge.line)?;
    }
    take_along(db, index, app, discarded, &owner)?;
    received::go_along(db, app, discarded, &owner)?;
    statements::go_along(db, app, discarded, &owner)?;
    holds::go_along(db, app, discarded, &owner)?;
    follow_preference(db, app, discarded, &owner, base)?;
    undescribed::forget(db, app, Holder::User(discarded))?;
    for table in ["client", "device", "business_system", "member", "preference"] {
        let sql = format!("SELECT 1 FROM {table} WHERE app_id = ?1 AND user_id = ?2 LIMIT 1");
        if db.prepare_cached(&sql)?.exists([app, discarded])? {
            return Ok(Err(Offence::DiscardedHeld));
        }
    }
    Ok(Ok(()))
}

/// Takes out what the surviving person has too, and what the platform says became one with something of theirs: no file
/// could bring those again under another.
fn take_along(
    db: &Transaction<'_>,
    index: &mut Index<'_>,
    app: &str,
    discarded: &str,
    owner: &str,
) -> Result<(), Error> {
    db.prepare_cached(
        "DELETE FROM business_system WHERE app_id = ?1 AND user_id = ?2 AND key IN
           (SELECT key FROM business_system WHERE app_id = ?1 AND user_id = ?3)",
    )?
    .execute([app, discarded, owner])?;
    db.prepare_cached(
        "DELETE FROM client WHERE app_id = ?1 AND user_id = ?2 AND client_id =
           (SELECT json_extract(data, '$.mergedClients.discarded.id') FROM merge
            WHERE app_id = ?1 AND discarded_id = ?2)",
    )?
    .execute([app, discarded])?;
    // A conversation in which nothing is left but the discarded person's own seat.
    let emptied: Option<String> = db
        .prepare_cached(
            "SELECT m.conversation_id FROM member AS m
             WHERE m.app_id = ?1 AND m.user_id = ?2 AND m.conversation_id =
               (SELECT json_extract(data, '$.mergedConversations.discarded.id') FROM merge
                WHERE app_id = ?1 AND discarded_id = ?2)
             AND NOT EXISTS (SELECT 1 FROM message AS t
                             WHERE t.app_id = m.app_id AND t.conversation_id = m.conversation_id)
             AND NOT EXISTS (SELECT 1 FROM member AS o WHERE o.app_id = m.app_id
                             AND o.conversation_id = m.conversation_id AND o.user_id <> m.user_id)",
        )?
        .query_row([app, discarded], |row| row.get(0))
        .optional()?;
    if let Some(conversation) = emptied {
        for table in ["participant", "conversation_total", "member", "conversation"] {
            let sql = format!("DELETE FROM {table} WHERE app_id = ?1 AND conversation_id = ?2");
            db.prepare_cached(&sql)?.execute([app, &conversation])?;
        }
        undescribed::forget(db, app, Holder::Conversation(&conversation))?;
        index.leave(app, discarded, &conversation)?;
    }
    Ok(())
}

/// What the discarded person said about marketing goes if this file says what the surviving one wants: whoever made it
/// had both before them. One that came earlier might be the older of the two.
fn follow_preference(
    db: &Transaction<'_>,
    app: &str,
    discarded: &str,
    owner: &str,
    base: i64,
) -> rusqlite::Result<()> {
    // What they said here goes along with what stands.
    db.prepare_cached(
        "DELETE FROM preference WHERE app_id = ?1 AND user_id = ?2
           AND (own OR EXISTS (SELECT 1 FROM preference WHERE app_id = ?1 AND user_id = ?3 AND line >= ?4))",
    )?
    .execute(params![app, discarded, owner, base])?;
    Ok(())
}

/// Who is held of those into whom this person's record went, one after the other.
fn survivor(db: &Transaction<'_>, app: &str, discarded: &str) -> Result<Option<String>, Error> {
    let mut into = db.prepare_cached("SELECT user_id FROM merge WHERE app_id = ?1 AND discarded_id = ?2")?;
    let mut seen = vec![discarded.to_owned()];
    let mut person = discarded.to_owned();
    while let Some(next) = into
        .query_row([app, &person], |row| row.get::<_, String>(0))
        .optional()?
    {
        if is_held(db, app, &next)? {
            return Ok(Some(next));
        }
        // Two that went into each other are nobody.
        if seen.contains(&next) {
            return Ok(None);
        }
        seen.push(next.clone());
        person = next;
    }
    Ok(None)
}

fn is_held(db: &Transaction<'_>, app: &str, user: &str) -> Result<bool, Error> {
    Ok(db
        .prepare_cached("SELECT 1 FROM user WHERE app_id = ?1 AND user_id = ?2")?
        .exists([app, user])?)
}
