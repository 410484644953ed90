//! What of a conversation goes: all of it, or the person's part.

use domain::{
    erasure::Counts,
    id::{AppId, ConversationId, UserId},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    super::{
        mark, media,
        search::each_message,
        undescribed::{self, Holder},
    },
    Batch, Theirs,
    attachments::Named,
    count, every_id, own, quotes,
};
use crate::Error;

/// How many messages a conversation holds; what they name is `named`.
pub(super) fn total(theirs: Theirs<'_>, conversation: &str, named: &mut Named) -> Result<u64, Error> {
    named.by_all(theirs, conversation)?;
    let total = theirs
        .db
        .prepare_cached("SELECT messages FROM conversation_total WHERE app_id = ?1 AND conversation_id = ?2")?
        .query_row([theirs.app.as_str(), conversation], |row| row.get(0))
        .optional()?;
    Ok(total.unwrap_or(0))
}

/// What the person wrote in a conversation with others, and where those quote it; what goes with that is `named`.
pub(super) fn own_words(theirs: Theirs<'_>, conversation: &str, named: &mut Named) -> Result<Counts, Error> {
    named.by_own(theirs, conversation)?;
    let own = own();
    let sql = format!("SELECT count(*) FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {own}");
    let messages = theirs
        .db
        .prepare_cached(&sql)?
        .query_row([theirs.app.as_str(), conversation, theirs.user.as_str()], |row| {
            row.get(0)
        })?;
    Ok(Counts {
        messages,
        quotes: quotes::of_person(theirs, conversation, |quote| {
            named.by_quote(theirs, conversation, &quote)
        })?,
        ..Counts::default()
    })
}

/// Whether anything is said in a conversation.
pub(super) fn any(db: &Connection, app: &AppId, conversation: &ConversationId) -> Result<bool, Error> {
    Ok(db
        .prepare_cached("SELECT 1 FROM message WHERE app_id = ?1 AND conversation_id = ?2")?
        .exists([app.as_str(), conversation.as_str()])?)
}

impl Batch<'_> {
    /// Of a conversation of the person's alone, all messages, as many as may. True once none is left.
    fn clear(&mut self, conversation: &str, erased: &mut Counts) -> Result<bool, Error> {
        let (db, app) = (self.db, self.app.as_str());
        let named = media::unlink_some(db, app, conversation, self.left)?;
        self.let_go(&named, erased)?;
        if self.left == 0 {
            return Ok(false);
        }
        let readers = self.index.readers(app, conversation)?;
        let mut bytes = 0;
        let first = "ORDER BY received, message_id LIMIT ?3";
        each_message(db, first, &[&app, &conversation, &self.left], |message| {
            bytes += message.data.len();
            self.index.take(app, &readers, message)
        })?;
        let gone = db
            .prepare_cached(
                "DELETE FROM message WHERE (app_id, conversation_id, received, message_id) IN
                   (SELECT app_id, conversation_id, received, message_id FROM message
                    WHERE app_id = ?1 AND conversation_id = ?2 ORDER BY received, message_id LIMIT ?3)",
            )?
            .execute(params![app, conversation, self.left])?;
        db.prepare_cached(
            "UPDATE conversation_total SET messages = messages - ?3, bytes = bytes - ?4
             WHERE app_id = ?1 AND conversation_id = ?2",
        )?
        .execute(params![app, conversation, gone, bytes])?;
        erased.messages += count(gone);
        self.spend(gone);
        Ok(self.left > 0)
    }

    /// A conversation of the person's alone goes whole. True once it has.
    pub(super) fn whole(&mut self, conversation: &str, erased: &mut Counts) -> Result<bool, Error> {
        if !self.clear(conversation, erased)? {
            return Ok(false);
        }
        let ids = self.theirs().ids()?;
        let readers = self.index.readers(self.app.as_str(), conversation)?;
        for table in ["participant", "conversation_total", "member", "conversation"] {
            self.db.execute(
                &format!("DELETE FROM {table} WHERE app_id = ?1 AND conversation_id = ?2"),
                [self.app.as_str(), conversation],
            )?;
        }
        // Whom a copy brought.
        for reader in &readers {
            if !ids.iter().any(|id| reader.is(id.as_str())) {
                self.index.dismiss(self.app.as_str(), reader)?;
            }
        }
        undescribed::forget(self.db, self.app.as_str(), Holder::Conversation(conversation))?;
        erased.conversations += 1;
        self.spend(1);
        Ok(true)
    }

    /// A conversation of the person's alone stays, with nothing said in it. True once it is so.
    pub(super) fn empty(&mut self, conversation: &str, erased: &mut Counts) -> Result<bool, Error> {
        let before = erased.messages;
        let is_empty = self.clear(conversation, erased)?;
        if erased.messages > before {
            mark::changed(self.db, self.app, conversation)?;
        }
        if is_empty {
            self.describe(conversation)?;
            self.spend(1);
        }
        Ok(is_empty)
    }

    /// The person's part in a conversation with others goes, and their seat. One transaction: its messages have to be
    /// looked through in any case.
    pub(super) fn leave(&mut self, conversation: &str, erased: &mut Counts) -> Result<(), Error> {
        let (app, user) = (self.app.as_str(), self.user.as_str());
        let ids = self.theirs().ids()?;
        let readers = self.index.readers(app, conversation)?;
        self.fall_silent(conversation, erased)?;
        let every = every_id("?3");
        for table in ["participant", "member"] {
            let sql = format!(
                "DELETE FROM {table} WHERE app_id = ?1 AND conversation_id = ?2 AND user_id IN {every}"
            );
            self.db.prepare_cached(&sql)?.execute([app, conversation, user])?;
        }
        // They find nothing of it any more.
        for id in ids.iter().map(UserId::as_str) {
            if readers.iter().any(|reader| reader.is(id)) {
                self.index.leave(app, id, conversation)?;
            }
        }
        mark::changed(self.db, self.app, conversation)?;
        self.describe(conversation)?;
        erased.shared_conversations += 1;
        self.spend(1);
        Ok(())
    }

    /// What the person wrote in a conversation with others goes, and what those quote of it. Answers whether there was
    /// any of it. One transaction, as [`Self::leave`].
    pub(super) fn fall_silent(&mut self, conversation: &str, erased: &mut Counts) -> Result<bool, Error> {
        let (db, app, user) = (self.db, self.app.as_str(), self.user.as_str());
        let readers = self.index.readers(app, conversation)?;
        let own = own();
        each_message(
            db,
            &format!("AND {own}"),
            &[&app, &conversation, &user],
            |message| self.index.take(app, &readers, message),
        )?;
        let mut named = media::unlink_own(db, app, conversation, user, &own)?;
        let sql = format!("DELETE FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {own}");
        let gone = db.prepare_cached(&sql)?.execute([app, conversation, user])?;
        let theirs = self.theirs();
        let quoted = quotes::of_person(theirs, conversation, |quote| {
            named.extend(quotes::rewrite(theirs, conversation, &quote)?);
            Ok(())
        })?;
        self.let_go(&named, erased)?;
        self.went(conversation, gone, quoted, erased)
    }

    /// Counts what went of a conversation that stays, and anew what is left in it. Answers whether anything went.
    pub(super) fn went(
        &mut self,
        conversation: &str,
        messages: usize,
        quotes: u64,
        erased: &mut Counts,
    ) -> Result<bool, Error> {
        erased.messages += count(messages);
        erased.quotes += quotes;
        if messages == 0 && quotes == 0 {
            return Ok(false);
        }
        self.db
            .prepare_cached(
                "UPDATE conversation_total SET (messages, bytes) =
                   (SELECT count(*), ifnull(sum(octet_length(data)), 0) FROM message
                    WHERE app_id = ?1 AND conversation_id = ?2)
                 WHERE app_id = ?1 AND conversation_id = ?2",
            )?
            .execute([self.app.as_str(), conversation])?;
        mark::changed(self.db, self.app, conversation)?;
        self.describe(conversation)?;
        let quotes = usize::try_from(quotes).unwrap_or(usize::MAX);
        self.spend(quotes.saturating_add(messages));
        Ok(true)
    }

    /// Counts anew the fields in it that nobody described, if there are any.
    pub(super) fn describe(&self, conversation: &str) -> Result<(), Error> {
        let talk = Holder::Conversation(conversation);
        if undescribed::any(self.db, self.app, talk)? {
            undescribed::recount(self.db, self.app, talk)?;
        }
        Ok(())
    }
}
