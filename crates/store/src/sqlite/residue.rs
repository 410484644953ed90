//! What people asked, once a value of theirs is gone, or once nothing of them is held: what proves stays, and nothing of
//! theirs.

use domain::{
    audit::{Act, Entry},
    correction,
    id::{AppId, UserId},
    request::{LONGEST_MESSAGE, Reference, Request, State},
    subject::Subject,
};
use rusqlite::{Connection, Transaction, params};

use super::{
    audit,
    correct::inside,
    keys::{json, parse},
    requests, tasks,
};
use crate::{Error, Log};

/// All that was asked by somebody, and by these while nothing of them was held.
pub(super) fn asked(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    subjects: &[Subject],
) -> Result<Vec<Request>, Error> {
    let mut found = db.prepare_cached("SELECT request FROM request WHERE app_id = ?1 AND user_id = ?2")?;
    let texts = found.query_map([app.as_str(), user.as_str()], |row| row.get::<_, String>(0))?;
    let mut texts = texts.collect::<Result<Vec<_>, _>>()?;
    let mut found = db.prepare_cached(
        "SELECT request FROM request WHERE app_id = ?1 AND subject = ?2 AND user_id IS NULL",
    )?;
    for subject in subjects {
        let more = found.query_map(params![app.as_str(), subject.as_bytes()], |row| {
            row.get::<_, String>(0)
        })?;
        texts.extend(more.collect::<Result<Vec<_>, _>>()?);
    }
    let mut asked: Vec<Request> = texts.iter().map(|text| parse(text)).collect::<Result<_, _>>()?;
    asked.sort_by(|a, b| a.reference.cmp(&b.reference));
    asked.dedup_by(|a, b| a.reference == b.reference);
    Ok(asked)
}

/// Everything of somebody has gone by `erasure`: what they still asked ends with it, and of all that they asked stays what
/// proves. What was said goes, and what staff had begun to write. Answers what is left.
pub(super) fn of_erased(
    db: &Transaction<'_>,
    erasure: &Request,
    user: &UserId,
    subjects: &[Subject],
    log: &Log,
) -> Result<Vec<Request>, Error> {
    let mut all = Vec::new();
    for asked in asked(db, &erasure.app, user, subjects)? {
        let ended = asked
            .clone()
            .end_with_all(erasure.reference.clone(), log.entry.at);
        if ended.is_ok() {
            audit::append(db, &told(log, &erasure.reference, &asked.reference))?;
        }
        let mut left = ended.unwrap_or_else(|_| asked.clone()).emptied();
        if asked.reference != erasure.reference {
            left = left.without_platform();
        }
        requests::replace(db, &asked, &left)?;
        db.prepare_cached("DELETE FROM request_message WHERE app_id = ?1 AND reference = ?2")?
            .execute([asked.app.as_str(), asked.reference.as_str()])?;
        typed_by_staff(db, &asked.app, asked.reference.as_str())?;
        if asked.reference != erasure.reference {
            tasks::drop_all(db, &asked.app, &asked.reference, log.entry.at)?;
        }
        all.push(left);
    }
    Ok(all)
}

/// That a request has ended with the erasure whose end `log` tells.
fn told(log: &Log, erasure: &Reference, ended: &Reference) -> Log {
    let entry = Entry {
        act: Act::RequestWithdrawn,
        facts: serde_json::Map::new(),
        ..log.entry.clone()
    };
    Log {
        entry: entry.of(ended).with("takenInto", erasure.as_str()),
        ..log.clone()
    }
}

/// What staff who reach the app have typed and not sent goes, where it names a request, or somebody as a field of its own.
/// What is kept as a text within a text has its escapes once more.
pub(super) fn typed_by_staff(db: &Transaction<'_>, app: &AppId, names: &str) -> Result<(), Error> {
    let within = inside(&json(&names)?);
    for column in ["drafts", "errand", "searches"] {
        db.prepare_cached(&format!(
            "UPDATE session SET {column} = NULL
             WHERE external_id IS NULL AND (app_id = ?1 OR app_id IS NULL)
               AND (instr({column}, ?2) > 0 OR instr({column}, ?3) > 0)"
        ))?
        .execute([app.as_str(), names, within.as_str()])?;
    }
    Ok(())
}

/// What stood in records of somebody, and was put right by `request`, goes from all that they asked and said, and from what
/// they had stated.
pub(super) fn of_corrected(
    db: &Transaction<'_>,
    request: &Request,
    user: &UserId,
    gone: &[Box<str>],
) -> Result<(), Error> {
    let corrected = match &request.state {
        State::Done { execution, .. } => execution.corrected.as_slice(),
        _ => &[],
    };
    for asked in asked(db, &request.app, user, &[request.subject])? {
        let quoting = asked.clone().without_quoted(gone);
        // What this one asked for is what stands now.
        let left = if asked.reference == request.reference {
            quoting
        } else {
            quoting.without_former(corrected, gone)
        };
        if left != asked {
            requests::replace(db, &asked, &left)?;
        }
        of_said(db, &asked, gone)?;
    }
    of_stated(db, &request.app, user, gone)
}

fn of_said(db: &Transaction<'_>, asked: &Request, gone: &[Box<str>]) -> Result<(), Error> {
    let key = [asked.app.as_str(), asked.reference.as_str()];
    let mut found =
        db.prepare_cached("SELECT number, text FROM request_message WHERE app_id = ?1 AND reference = ?2")?;
    let rows = found.query_map(key, |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    for (number, text) in rows {
        if let Some(left) = left_of(&text, gone) {
            db.prepare_cached(
                "UPDATE request_message SET text = ?4 WHERE app_id = ?1 AND reference = ?2 AND number = ?3",
            )?
            .execute(params![key[0], key[1], number, left])?;
        }
    }
    Ok(())
}

fn of_stated(db: &Transaction<'_>, app: &AppId, user: &UserId, gone: &[Box<str>]) -> Result<(), Error> {
    let key = [app.as_str(), user.as_str()];
    let mut found =
        db.prepare_cached("SELECT reference, text FROM statement WHERE app_id = ?1 AND user_id = ?2")?;
    let rows = found.query_map(key, |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    for (reference, text) in rows {
        if let Some(left) = left_of(&text, gone) {
            db.prepare_cached(
                "UPDATE statement SET text = ?4 WHERE app_id = ?1 AND user_id = ?2 AND reference = ?3",
            )?
            .execute(params![key[0], key[1], reference, left])?;
        }
    }
    Ok(())
}

/// What is left of a text; nothing, if all of it is. It grows no longer than texts may be.
fn left_of(text: &str, gone: &[Box<str>]) -> Option<String> {
    let mut left = text.to_owned();
    for gone in gone {
        left = correction::without(&left, gone);
    }
    (left != text).then(|| left.chars().take(LONGEST_MESSAGE).collect())
}
