//! Some messages of one conversation. They are few, and whoever quotes them may stand anywhere in it: one transaction.

use domain::{
    erasure::{Counts, OneOrMore},
    id::ConversationId,
};
use rusqlite::params;

use super::{
    super::{keys::json, media, search::each_message},
    Batch, Theirs,
    attachments::Named,
    count, own, quotes,
};
use crate::Error;

pub(super) fn preview(
    theirs: Theirs<'_>,
    conversation: &ConversationId,
    messages: &OneOrMore,
) -> Result<Counts, Error> {
    let conversation = conversation.as_str();
    let Some((shared, ids)) = going(theirs, conversation, messages)? else {
        return Ok(Counts::default());
    };
    let list = json(&ids)?;
    let mut named = Named::default();
    for message in &ids {
        named.by_message(theirs, conversation, message)?;
    }
    let quotes = quotes::of_messages(theirs, conversation, (&ids, &list), |quote| {
        named.by_quote(theirs, conversation, &quote)
    })?;
    Ok(Counts {
        shared_conversations: u64::from(shared),
        messages: count(ids.len()),
        quotes,
        attachments: named.by_nobody_else(theirs.db, theirs.app)?,
        ..Counts::default()
    })
}

/// Those of the messages that are there and the person's to have deleted: all of a conversation of their own, of one with
/// others what they wrote; and whether it is one with others. None if there are none.
pub(super) fn going(
    theirs: Theirs<'_>,
    conversation: &str,
    messages: &OneOrMore,
) -> Result<Option<(bool, Vec<String>)>, Error> {
    let Some(shared) = theirs.is_shared(conversation)? else {
        return Ok(None);
    };
    let ids = theirs
        .db
        .prepare_cached(&format!(
            "SELECT message_id FROM message
             WHERE app_id = ?1 AND conversation_id = ?2 AND message_id IN (SELECT value FROM json_each(?4))
               AND (NOT ?5 OR {}) ORDER BY received, message_id",
            own()
        ))?
        .query_map(
            params![
                theirs.app.as_str(),
                conversation,
                theirs.user.as_str(),
                json(messages)?,
                shared
            ],
            |row| row.get::<_, String>(0),
        )?
        .collect::<Result<Vec<_>, _>>()?;
    Ok((!ids.is_empty()).then_some((shared, ids)))
}

impl Batch<'_> {
    pub(super) fn messages(
        &mut self,
        conversation: &str,
        messages: &OneOrMore,
        erased: &mut Counts,
    ) -> Result<(), Error> {
        let theirs = self.theirs();
        let Some((shared, ids)) = going(theirs, conversation, messages)? else {
            return Ok(());
        };
        let (db, app) = (self.db, self.app.as_str());
        let list = json(&ids)?;
        let among = "message_id IN (SELECT value FROM json_each(?3))";
        let readers = self.index.readers(app, conversation)?;
        each_message(
            db,
            &format!("AND {among}"),
            &[&app, &conversation, &list],
            |message| self.index.take(app, &readers, message),
        )?;
        let mut named = Vec::new();
        for message in &ids {
            named.extend(media::unlink(db, app, conversation, message)?);
        }
        let sql = format!("DELETE FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {among}");
        let gone = db.prepare_cached(&sql)?.execute([app, conversation, &list])?;
        let quoted = quotes::of_messages(theirs, conversation, (&ids, &list), |quote| {
            named.extend(quotes::rewrite(theirs, conversation, &quote)?);
            Ok(())
        })?;
        self.let_go(&named, erased)?;
        if self.went(conversation, gone, quoted, erased)? {
            erased.shared_conversations += u64::from(shared);
        }
        Ok(())
    }
}
