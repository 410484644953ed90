//! Pictures and files: which messages name which, and what is held of those.

use domain::{
    id::{AppId, ConversationId, UserId},
    media::{self, MediaId},
    others,
};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use sha2::{Digest as _, Sha256};

use super::people;
use crate::{Attachment, Error, MessageRow};

/// What the one of this address is found by.
pub(super) fn id_of(url: &str) -> MediaId {
    MediaId::from_digest(Sha256::digest(url).into())
}

/// Enters what a message names.
pub(super) fn link(
    db: &Connection,
    app: &str,
    conversation: &str,
    message: &str,
    data: &str,
) -> rusqlite::Result<()> {
    for url in media::addresses(data) {
        db.prepare_cached("INSERT INTO media_link VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")?
            .execute(params![app, conversation, message, id_of(&url).as_bytes()])?;
    }
    Ok(())
}

/// Enters what the messages name that were there before they were entered.
pub(super) fn link_all(db: &Transaction<'_>) -> Result<(), Error> {
    let mut found = db.prepare("SELECT app_id, conversation_id, message_id, data FROM message")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        link(db, text(row, 0)?, text(row, 1)?, text(row, 2)?, text(row, 3)?)?;
    }
    Ok(())
}

/// A message names nothing any more. Answers what it named.
pub(super) fn unlink(
    db: &Connection,
    app: &str,
    conversation: &str,
    message: &str,
) -> rusqlite::Result<Vec<MediaId>> {
    db.prepare_cached(
        "DELETE FROM media_link WHERE app_id = ?1 AND conversation_id = ?2 AND message_id = ?3 RETURNING media",
    )?
    .query_map([app, conversation, message], id)?
    .collect()
}

/// Some of a conversation's messages name nothing any more: so many entries go at most. Answers what they named.
pub(super) fn unlink_some(
    db: &Connection,
    app: &str,
    conversation: &str,
    most: u32,
) -> rusqlite::Result<Vec<MediaId>> {
    db.prepare_cached(
        "DELETE FROM media_link WHERE (app_id, conversation_id, message_id, media) IN
           (SELECT app_id, conversation_id, message_id, media FROM media_link
            WHERE app_id = ?1 AND conversation_id = ?2 ORDER BY message_id, media LIMIT ?3)
         RETURNING media",
    )?
    .query_map(params![app, conversation, most], id)?
    .collect()
}

/// What is held of what a message names.
pub(super) fn of_message(
    db: &Connection,
    app: &AppId,
    conversation: &str,
    message: &str,
) -> rusqlite::Result<Vec<Attachment>> {
    db.prepare_cached(
        "SELECT a.media, a.sha256, a.size, a.data FROM media_link AS l CROSS JOIN attachment AS a USING (app_id, media)
         WHERE l.app_id = ?1 AND l.conversation_id = ?2 AND l.message_id = ?3 ORDER BY l.media",
    )?
    .query_map([app.as_str(), conversation, message], attachment)?
    .collect()
}

/// What is held of what these messages of a conversation name, each once.
pub(super) fn of_messages(
    db: &Connection,
    app: &AppId,
    conversation: &ConversationId,
    messages: &[MessageRow],
) -> rusqlite::Result<Vec<Attachment>> {
    let mut held = Vec::new();
    for row in messages.iter().filter(|row| media::may_name(&row.data)) {
        let message = row.place.message.as_str();
        held.extend(of_message(db, app, conversation.as_str(), message)?);
    }
    held.sort_unstable_by_key(|one| one.id);
    held.dedup_by_key(|one| one.id);
    Ok(held)
}

/// Gives `each` what is held of what a conversation's messages name, once for each of them that names it, until it has
/// enough.
pub(super) fn each_of_conversation(
    db: &Connection,
    app: &AppId,
    conversation: &str,
    mut each: impl FnMut(&Attachment) -> Result<bool, Error>,
) -> Result<(), Error> {
    let mut found = db.prepare_cached(
        "SELECT a.media, a.sha256, a.size, a.data FROM media_link AS l CROSS JOIN attachment AS a USING (app_id, media)
         WHERE l.app_id = ?1 AND l.conversation_id = ?2 ORDER BY l.message_id, l.media",
    )?;
    let mut rows = found.query([app.as_str(), conversation])?;
    while let Some(row) = rows.next()? {
        if !each(&attachment(row)?)? {
            break;
        }
    }
    Ok(())
}

/// Whether anything is held of what a conversation's messages name.
pub(super) fn any_of_conversation(
    db: &Connection,
    app: &AppId,
    conversation: &str,
) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "SELECT 1 FROM media_link AS l CROSS JOIN attachment AS a USING (app_id, media)
         WHERE l.app_id = ?1 AND l.conversation_id = ?2 LIMIT 1",
    )?
    .exists([app.as_str(), conversation])
}

/// The one of this id, if a message names it that stands in a conversation of the person's, as they see it. From the
/// person's own conversations on: what is named in others' takes as long as what is named in none.
pub(super) fn visible(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    id: MediaId,
) -> Result<Option<Attachment>, Error> {
    let aliases = people::aliases(db, app, user)?;
    let mut naming = db.prepare_cached(
        "SELECT t.data FROM member AS m
         CROSS JOIN media_link AS l
           ON l.app_id = m.app_id AND l.media = ?3 AND l.conversation_id = m.conversation_id
         CROSS JOIN message AS t ON t.app_id = l.app_id AND t.message_id = l.message_id
         WHERE m.app_id = ?1 AND m.user_id = ?2",
    )?;
    let mut rows = naming.query(params![app.as_str(), user.as_str(), id.as_bytes()])?;
    while let Some(row) = rows.next()? {
        let seen = others::message(text(row, 0)?, &aliases);
        if media::addresses(&seen).iter().any(|url| id_of(url) == id) {
            return Ok(held(db, app, id)?);
        }
    }
    Ok(None)
}

fn held(db: &Connection, app: &AppId, id: MediaId) -> rusqlite::Result<Option<Attachment>> {
    db.prepare_cached("SELECT media, sha256, size, data FROM attachment WHERE app_id = ?1 AND media = ?2")?
        .query_row(params![app.as_str(), id.as_bytes()], attachment)
        .optional()
}

/// Whether its bytes are.
pub(super) fn is_held(db: &Connection, app: &AppId, id: MediaId) -> rusqlite::Result<bool> {
    Ok(held(db, app, id)?.is_some())
}

/// A piece of its bytes, while these are still the ones of this digest.
pub(super) fn chunk(
    db: &Connection,
    app: &AppId,
    id: MediaId,
    sha256: &[u8; 32],
    place: u64,
) -> rusqlite::Result<Option<Vec<u8>>> {
    db.prepare_cached(
        "SELECT c.bytes FROM attachment AS a CROSS JOIN attachment_chunk AS c USING (app_id, media)
         WHERE a.app_id = ?1 AND a.media = ?2 AND a.sha256 = ?3 AND c.place = ?4",
    )?
    .query_row(params![app.as_str(), id.as_bytes(), sha256, place], |row| {
        row.get(0)
    })
    .optional()
}

/// Gives `each` its bytes, piece by piece, until it has enough.
pub(super) fn each_chunk(
    db: &Connection,
    app: &AppId,
    id: MediaId,
    mut each: impl FnMut(&[u8]) -> bool,
) -> Result<(), Error> {
    let mut found = db.prepare_cached(
        "SELECT bytes FROM attachment_chunk WHERE app_id = ?1 AND media = ?2 ORDER BY place",
    )?;
    let mut rows = found.query(params![app.as_str(), id.as_bytes()])?;
    while let Some(row) = rows.next()? {
        if !each(row.get_ref(0)?.as_blob().map_err(Error::database)?) {
            break;
        }
    }
    Ok(())
}

/// Up to `most`: how many messages name it.
pub(super) fn named_by(db: &Connection, app: &AppId, id: MediaId, most: u64) -> rusqlite::Result<u64> {
    db.prepare_cached(
        "SELECT count(*) FROM (SELECT 1 FROM media_link WHERE app_id = ?1 AND media = ?2 LIMIT ?3)",
    )?
    .query_row(params![app.as_str(), id.as_bytes(), most], |row| row.get(0))
}

/// What is held and named by what a person wrote in a conversation, once for each message. By `own` a message is
/// known as the person's, who stands in `?3`.
pub(super) fn of_own(
    db: &Connection,
    app: &AppId,
    conversation: &str,
    user: &UserId,
    own: &str,
) -> rusqlite::Result<Vec<MediaId>> {
    db.prepare_cached(&format!(
        "SELECT l.media FROM media_link AS l CROSS JOIN attachment AS a USING (app_id, media)
         WHERE l.app_id = ?1 AND l.conversation_id = ?2 AND EXISTS
           (SELECT 1 FROM message AS m WHERE m.app_id = l.app_id AND m.message_id = l.message_id AND {own})"
    ))?
    .query_map([app.as_str(), conversation, user.as_str()], id)?
    .collect()
}

/// One that no message names any more is held no longer, and its bytes stand in line to be erased with this person.
/// False if one names it, or it was not held.
pub(super) fn let_go(db: &Transaction<'_>, app: &str, user: &str, id: MediaId) -> rusqlite::Result<bool> {
    let media = id.as_bytes();
    let is_named = db
        .prepare_cached("SELECT 1 FROM media_link WHERE app_id = ?1 AND media = ?2")?
        .exists(params![app, media])?;
    if is_named {
        return Ok(false);
    }
    let gone = db
        .prepare_cached("DELETE FROM attachment WHERE app_id = ?1 AND media = ?2")?
        .execute(params![app, media])?;
    if gone == 1 {
        db.prepare_cached("INSERT INTO attachment_going VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
            .execute(params![app, user, media])?;
    }
    Ok(gone == 1)
}

/// One whose bytes have to be erased with this person.
pub(super) fn going(db: &Transaction<'_>, app: &str, user: &str) -> rusqlite::Result<Option<MediaId>> {
    db.prepare_cached("SELECT media FROM attachment_going WHERE app_id = ?1 AND user_id = ?2 LIMIT 1")?
        .query_row([app, user], id)
        .optional()
}

/// Erases so many pieces of it at most, and answers how many it erased.
pub(super) fn erase_chunks(
    db: &Transaction<'_>,
    app: &str,
    id: MediaId,
    most: u32,
) -> rusqlite::Result<usize> {
    db.prepare_cached(
        "DELETE FROM attachment_chunk WHERE (app_id, media, place) IN
           (SELECT app_id, media, place FROM attachment_chunk
            WHERE app_id = ?1 AND media = ?2 ORDER BY place LIMIT ?3)",
    )?
    .execute(params![app, id.as_bytes(), most])
}

/// Nothing is left of it.
pub(super) fn is_gone(db: &Transaction<'_>, app: &str, user: &str, id: MediaId) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM attachment_going WHERE app_id = ?1 AND user_id = ?2 AND media = ?3")?
        .execute(params![app, user, id.as_bytes()])
        .map(drop)
}

fn id(row: &Row<'_>) -> rusqlite::Result<MediaId> {
    row.get(0).map(MediaId::from_digest)
}

fn attachment(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    Ok(Attachment {
        id: id(row)?,
        sha256: row.get(1)?,
        size: row.get(2)?,
        data: row.get(3)?,
    })
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, Error> {
    row.get_ref(column)?.as_str().map_err(Error::database)
}
