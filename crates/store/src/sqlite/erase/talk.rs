//! What of a conversation goes: all of it, or the person's part.

use domain::{
    erasure::Counts,
    id::{AppId, ConversationId, UserId},
};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::{
    super::{
        mark, media,
        search::{Message, Reader, each_message},
        undescribed::{self, Holder},
    },
    Batch, Theirs,
    attachments::Named,
    count, every_id, own,
    quotes::{self, Quote},
};
use crate::Error;

/// So many messages that are looked at count as one that goes.
const LOOKED_AT: u32 = 16;

/// How many are looked at before what was found in them goes.
const AT_A_TIME: u32 = 1_000;

/// How often a conversation is gone through in batches, where messages come in meanwhile. The last time, all that is
/// left of it goes at once.
const ROUNDS: u8 = 3;

/// How far a conversation with others in it has been gone through.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Within {
    conversation: String,
    /// The last message that was looked at.
    received: i64,
    message: String,
    /// Whether anything has gone.
    some: bool,
    /// When its messages last changed, as far as that is known here.
    changed: i64,
    /// They have changed meanwhile, and perhaps before this place.
    again: bool,
    /// How often it was gone through to its end.
    rounds: u8,
}

impl Within {
    /// From its beginning once more.
    fn anew(&mut self) {
        self.received = i64::MIN;
        self.message.clear();
        self.again = false;
        self.rounds += 1;
    }

    const fn is_last_round(&self) -> bool {
        self.rounds >= ROUNDS
    }
}

/// Who finds what is said in a conversation: the person, who may be leaving it, and others.
struct Around<'a> {
    conversation: &'a str,
    /// Every id of the person's.
    ids: Vec<UserId>,
    theirs: Vec<Reader>,
    others: Vec<Reader>,
    leaves: bool,
}

/// A message that goes.
struct Going {
    received: i64,
    message: String,
    bytes: usize,
    may_name: bool,
}

impl Going {
    fn of(message: &Message<'_>) -> Self {
        Self {
            received: message.received,
            message: message.id.to_owned(),
            bytes: message.data.len(),
            may_name: domain::media::may_name(message.data),
        }
    }
}

/// Whether it is somebody with one of these ids who reads.
fn is_of(reader: &Reader, ids: &[UserId]) -> bool {
    ids.iter().any(|id| reader.is(id.as_str()))
}

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
            if !is_of(reader, &ids) {
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

    /// The person's part in a conversation with others goes, and then their seat. True once it has.
    pub(super) fn leave(&mut self, conversation: &str, erased: &mut Counts) -> Result<bool, Error> {
        if self.fall_silent(conversation, true, erased)?.is_none() {
            return Ok(false);
        }
        let (app, user) = (self.app.as_str(), self.user.as_str());
        let ids = self.theirs().ids()?;
        let readers = self.index.readers(app, conversation)?;
        let every = every_id("?3");
        for table in ["participant", "member"] {
            let sql = format!(
                "DELETE FROM {table} WHERE app_id = ?1 AND conversation_id = ?2 AND user_id IN {every}"
            );
            self.db.prepare_cached(&sql)?.execute([app, conversation, user])?;
        }
        for reader in readers.iter().filter(|reader| is_of(reader, &ids)) {
            self.index.dismiss(app, reader)?;
        }
        mark::changed(self.db, self.app, conversation)?;
        self.describe(conversation)?;
        erased.shared_conversations += 1;
        self.spend(1);
        Ok(true)
    }

    /// What the person wrote in a conversation with others goes, and what those quote of it, as much as may; if they
    /// leave, they find nothing of it any more. None while there is more; then, whether there was any of it.
    pub(super) fn fall_silent(
        &mut self,
        conversation: &str,
        leaves: bool,
        erased: &mut Counts,
    ) -> Result<Option<bool>, Error> {
        let mut within = self.within(conversation)?;
        let ids = self.theirs().ids()?;
        let readers = self.index.readers(self.app.as_str(), conversation)?;
        let (theirs, others) = readers.into_iter().partition(|reader| is_of(reader, &ids));
        let around = Around {
            conversation,
            ids,
            theirs,
            others,
            leaves,
        };
        let ended = loop {
            let most = if within.is_last_round() {
                AT_A_TIME
            } else {
                AT_A_TIME.min(self.left.saturating_mul(LOOKED_AT))
            };
            if most == 0 {
                break false;
            }
            if self.look_on(&around, &mut within, most, erased)? {
                if !within.again {
                    break true;
                }
                within.anew();
            }
        };
        if ended {
            if within.some {
                self.describe(conversation)?;
            }
            return Ok(Some(within.some));
        }
        within.changed = self.changed(conversation)?;
        self.place.within = Some(within);
        Ok(None)
    }

    /// Where the batch before stopped in this conversation, or its beginning.
    fn within(&mut self, conversation: &str) -> Result<Within, Error> {
        let changed = self.changed(conversation)?;
        Ok(match self.place.within.take() {
            Some(mut within) if within.conversation == conversation => {
                within.again |= within.changed != changed;
                within.changed = changed;
                within
            }
            _ => Within {
                conversation: conversation.to_owned(),
                received: i64::MIN,
                message: String::new(),
                some: false,
                changed,
                again: false,
                rounds: 0,
            },
        })
    }

    /// When its messages last changed.
    fn changed(&self, conversation: &str) -> Result<i64, Error> {
        let changed = self
            .db
            .prepare_cached(
                "SELECT changed FROM conversation_total WHERE app_id = ?1 AND conversation_id = ?2",
            )?
            .query_row([self.app.as_str(), conversation], |row| row.get(0))
            .optional()?;
        Ok(changed.unwrap_or_default())
    }

    /// Goes on through the conversation, so many messages at most. True once its end was come to.
    fn look_on(
        &mut self,
        around: &Around<'_>,
        within: &mut Within,
        most: u32,
        erased: &mut Counts,
    ) -> Result<bool, Error> {
        let (db, app) = (self.db, self.app.as_str());
        let mut found = db.prepare_cached(&format!(
            "SELECT received, message_id, data, ifnull({}, FALSE) FROM message
             WHERE app_id = ?1 AND conversation_id = ?2 AND (received, message_id) > (?4, ?5)
             ORDER BY received, message_id LIMIT ?6",
            own()
        ))?;
        let place = params![
            app,
            around.conversation,
            self.user.as_str(),
            within.received,
            within.message,
            most
        ];
        let mut rows = found.query(place)?;
        let (mut going, mut quotes, mut looked_at) = (Vec::new(), Vec::new(), 0);
        let is_end = loop {
            let Some(row) = rows.next()? else {
                break looked_at < most;
            };
            let message = Message {
                received: row.get(0)?,
                id: row.get_ref(1)?.as_str().map_err(Error::database)?,
                data: row.get_ref(2)?.as_str().map_err(Error::database)?,
            };
            let is_own: bool = row.get(3)?;
            let without = if is_own {
                None
            } else {
                quotes::without_quotes_of(message.data, &around.ids)
            };
            let is_found = around.leaves && !around.theirs.is_empty();
            if is_own || without.is_some() || is_found {
                if self.left == 0 && !within.is_last_round() {
                    break false;
                }
                self.spend(1);
            }
            if is_own {
                self.index.take(app, &around.others, &message)?;
                going.push(Going::of(&message));
            }
            if is_own || is_found {
                self.index.take(app, &around.theirs, &message)?;
            }
            if let Some(without) = without {
                quotes.push((Quote::of(&message, without), message.data.len()));
            }
            within.received = message.received;
            message.id.clone_into(&mut within.message);
            looked_at += 1;
        };
        drop(rows);
        self.left = self.left.saturating_sub(looked_at / LOOKED_AT);
        within.some |= self.take_part(around.conversation, &going, &quotes, erased)?;
        Ok(is_end)
    }

    /// These go, and these are rewritten, each with how long it was. Answers whether there were any.
    fn take_part(
        &mut self,
        conversation: &str,
        going: &[Going],
        quotes: &[(Quote, usize)],
        erased: &mut Counts,
    ) -> Result<bool, Error> {
        if going.is_empty() && quotes.is_empty() {
            return Ok(false);
        }
        let (db, app, theirs) = (self.db, self.app.as_str(), self.theirs());
        let mut named = Vec::new();
        let (mut before, mut after) = (0, 0);
        for one in going {
            if one.may_name {
                named.extend(media::unlink(db, app, conversation, &one.message)?);
            }
            db.prepare_cached(
                "DELETE FROM message
                 WHERE app_id = ?1 AND conversation_id = ?2 AND received = ?3 AND message_id = ?4",
            )?
            .execute(params![app, conversation, one.received, one.message])?;
            before += count(one.bytes);
        }
        for (quote, bytes) in quotes {
            named.extend(quotes::rewrite(theirs, conversation, quote)?);
            before += count(*bytes);
            after += count(quote.without.len());
        }
        db.prepare_cached(
            "UPDATE conversation_total SET messages = messages - ?3, bytes = bytes - ?4 + ?5
             WHERE app_id = ?1 AND conversation_id = ?2",
        )?
        .execute(params![app, conversation, going.len(), before, after])?;
        mark::changed(db, self.app, conversation)?;
        erased.messages += count(going.len());
        erased.quotes += count(quotes.len());
        self.let_go(&named, erased)?;
        Ok(true)
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
