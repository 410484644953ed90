//! What is put right in a person's own record is put right wherever else it stands as theirs: at what they said, in whoever's
//! quotation of it, in records that went into theirs, and in what another portal wrote down about them. In nobody's index
//! is any of that.

use domain::{
    correction::{Replaced, received_without},
    id::{AppId, UserId},
};
use rusqlite::{Transaction, params};

use super::{erase, mark};
use crate::Error;

/// How many messages are looked through before what was found in them is rewritten.
const AT_A_TIME: usize = 1_000;

pub(super) fn of_record(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    replaced: &Replaced,
) -> Result<(), Error> {
    let theirs = ids(db, app, user)?;
    for conversation in conversations(db, app, user)? {
        let becomes = |data: &str| replaced.in_message(data, &theirs);
        if in_conversation(db, app, user, &conversation, becomes)? {
            weigh(db, app, &conversation)?;
            mark::changed(db, app, &conversation)?;
        }
    }
    in_merges(db, app, user, replaced)?;
    in_received(db, app, user, &replaced.gone())
}

/// How many bytes the messages of a conversation have by now.
pub(super) fn weigh(db: &Transaction<'_>, app: &AppId, conversation: &str) -> Result<(), Error> {
    db.prepare_cached(
        "UPDATE conversation_total SET bytes =
           (SELECT ifnull(sum(octet_length(data)), 0) FROM message WHERE app_id = ?1 AND conversation_id = ?2)
         WHERE app_id = ?1 AND conversation_id = ?2",
    )?
    .execute([app.as_str(), conversation])?;
    Ok(())
}

fn ids(db: &Transaction<'_>, app: &AppId, user: &UserId) -> Result<Vec<UserId>, Error> {
    let mut found = db.prepare_cached(&format!("SELECT id FROM {}", erase::every_id("?2")))?;
    let ids = found.query_map([app.as_str(), user.as_str()], |row| row.get::<_, String>(0))?;
    ids.map(|id| UserId::parse(&id?).map_err(Error::database))
        .collect()
}

pub(super) fn conversations(db: &Transaction<'_>, app: &AppId, user: &UserId) -> Result<Vec<String>, Error> {
    let ids = erase::every_id("?2");
    let mut found = db.prepare_cached(&format!(
        "SELECT DISTINCT m.conversation_id FROM {ids} AS t
         CROSS JOIN member AS m ON m.app_id = ?1 AND m.user_id = t.id ORDER BY m.conversation_id"
    ))?;
    let rows = found.query_map([app.as_str(), user.as_str()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Rewrites what the person said in a conversation, and what quotes something, where `becomes` says how it reads by now.
/// Answers whether anything did.
fn in_conversation(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    conversation: &str,
    becomes: impl Fn(&str) -> Option<String>,
) -> Result<bool, Error> {
    let mut found = db.prepare_cached(&format!(
        "SELECT received, message_id, data FROM message
         WHERE app_id = ?1 AND conversation_id = ?2 AND (received, message_id) > (?4, ?5)
           AND (json_extract(data, '$.author.userId') IN {} OR json_extract(data, '$.quotedMessage') IS NOT NULL)
         ORDER BY received, message_id LIMIT ?6",
        erase::every_id("?3")
    ))?;
    let mut rewrite = db.prepare_cached(
        "UPDATE message SET data = ?5
         WHERE app_id = ?1 AND conversation_id = ?2 AND received = ?3 AND message_id = ?4",
    )?;
    let (app, user) = (app.as_str(), user.as_str());
    let (mut after, mut any) = ((i64::MIN, String::new()), false);
    loop {
        let (mut some, mut seen) = (Vec::new(), 0);
        let mut rows = found.query(params![app, conversation, user, after.0, after.1, AT_A_TIME])?;
        while let Some(row) = rows.next()? {
            seen += 1;
            let reads = becomes(row.get_ref(2)?.as_str().map_err(Error::database)?);
            after = (row.get(0)?, row.get(1)?);
            some.extend(reads.map(|reads| (after.clone(), reads)));
        }
        drop(rows);
        for ((received, message), reads) in some {
            rewrite.execute(params![app, conversation, received, message, reads])?;
            any = true;
        }
        if seen < AT_A_TIME {
            return Ok(any);
        }
    }
}

fn in_merges(db: &Transaction<'_>, app: &AppId, user: &UserId, replaced: &Replaced) -> Result<(), Error> {
    let key = [app.as_str(), user.as_str()];
    let mut found =
        db.prepare_cached("SELECT discarded_id, data FROM merge WHERE app_id = ?1 AND user_id = ?2")?;
    let rows = found.query_map(key, |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    for (discarded, data) in rows {
        if let Some(becomes) = replaced.in_merge(&data) {
            db.prepare_cached(
                "UPDATE merge SET data = ?4 WHERE app_id = ?1 AND user_id = ?2 AND discarded_id = ?3",
            )?
            .execute(params![key[0], key[1], discarded, becomes])?;
        }
    }
    Ok(())
}

/// What another portal wrote down about a person, without what is gone from a record.
pub(super) fn in_received(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    gone: &[Box<str>],
) -> Result<(), Error> {
    if gone.is_empty() {
        return Ok(());
    }
    let key = [app.as_str(), user.as_str()];
    let mut found = db.prepare_cached(
        "SELECT document, list, place, data FROM received_element WHERE app_id = ?1 AND user_id = ?2",
    )?;
    let mut rows = found.query(key)?;
    let mut some = Vec::new();
    while let Some(row) = rows.next()? {
        let left = received_without(row.get_ref(3)?.as_str().map_err(Error::database)?, gone);
        if let Some(left) = left {
            let place: (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            some.push((place, left));
        }
    }
    drop(rows);
    for ((document, list, place), left) in some {
        db.prepare_cached(
            "UPDATE received_element SET data = ?6
             WHERE app_id = ?1 AND user_id = ?2 AND document = ?3 AND list = ?4 AND place = ?5",
        )?
        .execute(params![key[0], key[1], document, list, place, left])?;
    }
    Ok(())
}
