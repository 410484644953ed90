//! Putting records right: as they were read, to what they become, with nothing left of what they said before.

use domain::{
    correction::{self, Leaves, Replaced, gone_of},
    id::{AppId, ClientId, ConversationId, MessageId, UserId},
    media::MediaId,
    request::Request,
};
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction, params};

use super::{
    follow,
    keys::json,
    mark, media, people, residue,
    search::{Index, Message, each_message},
    undescribed::{self, Holder},
};
use crate::{Error, RecordAt, Refused};

/// A record of this person's, as it is held.
pub(super) fn record(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    record: &RecordAt,
) -> Result<Option<Box<str>>, Error> {
    match record {
        RecordAt::User => Ok(people::by_id(db, app, user)?
            .filter(|person| person.going.is_none())
            .map(|person| person.data)),
        RecordAt::Client(client) => Ok(db
            .prepare_cached("SELECT data FROM client WHERE app_id = ?1 AND user_id = ?2 AND client_id = ?3")?
            .query_row([app.as_str(), user.as_str(), client.as_str()], |row| row.get(0))
            .optional()?),
        RecordAt::Message(conversation, message) => {
            Ok(said(db, app, user, conversation, message)?.map(|(_, data)| data))
        }
    }
}

/// A message in one of this person's conversations: when it was received, and its record.
fn said(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    conversation: &ConversationId,
    message: &MessageId,
) -> Result<Option<(i64, Box<str>)>, Error> {
    Ok(db
        .prepare_cached(
            "SELECT m.received, m.data FROM member AS o CROSS JOIN message AS m USING (app_id, conversation_id)
             WHERE o.app_id = ?1 AND o.user_id = ?2 AND o.conversation_id = ?3 AND m.message_id = ?4",
        )?
        .query_row(
            [
                app.as_str(),
                user.as_str(),
                conversation.as_str(),
                message.as_str(),
            ],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}

/// The person's own record, if it is still the one that was read; and wherever else it says what it said.
pub(super) fn user(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    from: &str,
    to: &str,
) -> Result<(), Error> {
    rewrite(
        db,
        "UPDATE user SET data = ?3 WHERE app_id = ?1 AND user_id = ?2 AND going IS NULL AND data = ?4",
        params![app.as_str(), user.as_str(), to, from],
    )?;
    if let Some(replaced) = Replaced::between(from, to) {
        follow::of_record(db, app, user, &replaced)?;
    }
    recount(db, app, Holder::User(user.as_str()))
}

/// A channel.
pub(super) fn client(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    client: &ClientId,
    from: &str,
    to: &str,
) -> Result<(), Error> {
    rewrite(
        db,
        "UPDATE client SET data = ?4 WHERE app_id = ?1 AND user_id = ?2 AND client_id = ?3 AND data = ?5",
        params![app.as_str(), user.as_str(), client.as_str(), to, from],
    )?;
    follow::in_received(db, app, user, &gone_of(Leaves::Channel, from, to))?;
    recount(db, app, Holder::User(user.as_str()))
}

/// A message: whoever reads it finds it by its new words and not by its old ones, and whoever quotes it quotes the new.
/// A picture that nothing names any more goes.
pub(super) fn message(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    (conversation, message): (&ConversationId, &MessageId),
    from: &str,
    to: &str,
) -> Result<(), Error> {
    let held = said(db, app, user, conversation, message)?;
    let Some((received, _)) = held.filter(|(_, data)| **data == *from) else {
        return Err(Refused::Changed.into());
    };
    let mut index = Index::new(db);
    let readers = index.readers(app.as_str(), conversation.as_str())?;
    let as_it_reads = |data| Message {
        received,
        id: message.as_str(),
        data,
    };
    index.take(app.as_str(), &readers, &as_it_reads(from))?;
    let talk = (app.as_str(), conversation.as_str());
    let mut named = put(db, talk, (received, message.as_str()), to)?;
    index.put(app.as_str(), &readers, &as_it_reads(to))?;
    // What is quoted stands in nobody's index.
    for (received, quoting, quotes) in quotations(db, app, conversation, message, to)? {
        named.extend(put(db, talk, (received, &quoting), &quotes)?);
    }
    for id in named {
        let_go(db, app, user, id)?;
    }
    index.finish()?;
    follow::weigh(db, app, conversation.as_str())?;
    follow::in_received(db, app, user, &gone_of(Leaves::Message, from, to))?;
    mark::changed(db, app, conversation.as_str())?;
    recount(db, app, Holder::Conversation(conversation.as_str()))
}

/// A message as it becomes, and what it names from now on. Answers which pictures it named before.
pub(super) fn put(
    db: &Connection,
    (app, conversation): (&str, &str),
    (received, message): (i64, &str),
    data: &str,
) -> Result<Vec<MediaId>, Error> {
    let named = media::unlink(db, app, conversation, message)?;
    media::link(db, app, conversation, message, data)?;
    db.prepare_cached(
        "UPDATE message SET data = ?5
         WHERE app_id = ?1 AND conversation_id = ?2 AND received = ?3 AND message_id = ?4",
    )?
    .execute(params![app, conversation, received, message, data])?;
    Ok(named)
}

/// With its bytes, unless it is named still.
fn let_go(db: &Transaction<'_>, app: &AppId, user: &UserId, id: MediaId) -> Result<(), Error> {
    let (app, user) = (app.as_str(), user.as_str());
    if media::let_go(db, app, user, id)? {
        media::erase_chunks(db, app, id, u32::MAX)?;
        media::is_gone(db, app, user, id)?;
    }
    Ok(())
}

/// The messages that quote this one, each as it becomes.
fn quotations(
    db: &Transaction<'_>,
    app: &AppId,
    conversation: &ConversationId,
    message: &MessageId,
    to: &str,
) -> Result<Vec<(i64, String, String)>, Error> {
    let mut found = Vec::new();
    each_message(
        db,
        "AND json_extract(data, '$.quotedMessage') IS NOT NULL",
        &[&app.as_str(), &conversation.as_str()],
        |quoting| {
            let becomes = correction::with_quotes_anew(quoting.data, message, to);
            found.extend(becomes.map(|becomes| (quoting.received, quoting.id.to_owned(), becomes)));
            Ok(())
        },
    )?;
    Ok(found)
}

/// Names that nobody described may have come or gone.
fn recount(db: &Transaction<'_>, app: &AppId, holder: Holder<'_>) -> Result<(), Error> {
    if undescribed::any(db, app, holder)? {
        undescribed::recount(db, app, holder)?;
    }
    Ok(())
}

fn rewrite(db: &Transaction<'_>, sql: &str, with: &[&dyn ToSql]) -> Result<(), Error> {
    if db.prepare_cached(sql)?.execute(with)? == 1 {
        Ok(())
    } else {
        Err(Refused::Changed.into())
    }
}

/// What stood in a record goes from all that the person asked and said, and with whatever was typed and kept where it
/// stands.
pub(super) fn forget(
    db: &Transaction<'_>,
    request: &Request,
    user: &UserId,
    gone: &[Box<str>],
) -> Result<(), Error> {
    residue::of_corrected(db, request, user, gone)?;
    gone.iter().try_for_each(|text| forget_typed(db, request, text))
}

/// In the sessions of the person, and in those of staff who reach the app. What is kept as a text within a text has its
/// escapes twice.
fn forget_typed(db: &Transaction<'_>, request: &Request, gone: &str) -> Result<(), Error> {
    let once = inside(&json(&gone)?);
    let twice = inside(&json(&once)?);
    for column in ["drafts", "errand", "searches"] {
        db.prepare_cached(&format!(
            "UPDATE session SET {column} = NULL
             WHERE (instr({column}, ?2) > 0 OR instr({column}, ?3) > 0)
               AND (app_id = ?1 OR (app_id IS NULL AND external_id IS NULL))
               AND (external_id IS NULL OR external_id =
                     (SELECT u.external_id FROM user AS u JOIN request AS r USING (app_id, user_id)
                      WHERE r.app_id = ?1 AND r.reference = ?4))"
        ))?
        .execute(params![
            request.app.as_str(),
            once,
            twice,
            request.reference.as_str()
        ])?;
    }
    Ok(())
}

/// What stands between a text's quotation marks.
pub(super) fn inside(quoted: &str) -> String {
    quoted
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(quoted)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_within_a_text_has_its_escapes_twice() {
        let once = inside(&json(&"a \"b\"").unwrap());
        assert_eq!(once, r#"a \"b\""#);
        assert_eq!(inside(&json(&once).unwrap()), r#"a \\\"b\\\""#);
    }
}
