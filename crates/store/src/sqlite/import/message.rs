//! Messages: nearly all of every file, so the path that most of them take is short.

use domain::id::{AppId, ConversationId, MessageId, UserId};
use rusqlite::{OptionalExtension, Transaction, params};

use super::{Origin, Stop, Taken, links::Links};
use crate::Offence;

pub(super) struct Row<'a> {
    pub(super) app: &'a AppId,
    pub(super) conversation: &'a ConversationId,
    pub(super) received: i64,
    pub(super) message: &'a MessageId,
    pub(super) author: Option<&'a UserId>,
    pub(super) data: &'a str,
    pub(super) line: i64,
}

pub(super) fn put(
    db: &Transaction<'_>,
    links: &mut Links,
    row: &Row<'_>,
    from: Origin,
) -> Result<Taken, Stop> {
    let taken = if insert(db, row)? {
        Taken::Added
    } else {
        settle(db, links, row, from)?
    };
    links.of_message(db, row, !matches!(taken, Taken::Unchanged))?;
    Ok(taken)
}

fn insert(db: &Transaction<'_>, row: &Row<'_>) -> rusqlite::Result<bool> {
    let inserted = db
        .prepare_cached("INSERT INTO message VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")?
        .execute(params![
            row.app.as_str(),
            row.conversation.as_str(),
            row.received,
            row.message.as_str(),
            row.data,
            row.line
        ])?;
    Ok(inserted == 1)
}

/// The id is held already.
fn settle(db: &Transaction<'_>, links: &mut Links, row: &Row<'_>, from: Origin) -> Result<Taken, Stop> {
    let held = db
        .prepare_cached(
            "SELECT conversation_id, received, data, line FROM message WHERE app_id = ?1 AND message_id = ?2",
        )?
        .query_row([row.app.as_str(), row.message.as_str()], |held| {
            Ok((
                held.get::<_, String>(0)?,
                held.get::<_, i64>(1)?,
                held.get::<_, String>(2)?,
                held.get::<_, i64>(3)?,
            ))
        })
        .optional()?;
    let Some((conversation, received, data, line)) = held else {
        return Err(Offence::Twice("message").into());
    };
    if line >= from.base {
        return Err(Offence::Twice("message").into());
    }
    if conversation == row.conversation.as_str() && received == row.received && data == row.data {
        db.prepare_cached(
            "UPDATE message SET line = ?5
             WHERE app_id = ?1 AND conversation_id = ?2 AND received = ?3 AND message_id = ?4",
        )?
        .execute(params![
            row.app.as_str(),
            row.conversation.as_str(),
            row.received,
            row.message.as_str(),
            row.line
        ])?;
        return Ok(Taken::Unchanged);
    }
    if !from.update {
        return Err(Offence::Differs("message").into());
    }
    db.prepare_cached("DELETE FROM message WHERE app_id = ?1 AND message_id = ?2")?
        .execute([row.app.as_str(), row.message.as_str()])?;
    links.drop_message(db, row.app, &conversation, &data)?;
    insert(db, row)?;
    Ok(Taken::Replaced)
}
