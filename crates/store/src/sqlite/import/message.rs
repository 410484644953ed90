//! Messages: nearly all of every file, so the path that most of them take is short.

use domain::id::{AppId, ConversationId, MessageId, UserId};
use rusqlite::{Statement, Transaction, params};

use super::{
    super::search::Message,
    Origin, Stop, Taken,
    links::Links,
    pending::{self, What},
    veils,
};
use crate::{Error, Offence};

pub(super) struct Row<'a> {
    pub(super) app: &'a AppId,
    pub(super) conversation: &'a ConversationId,
    pub(super) received: i64,
    pub(super) message: &'a MessageId,
    pub(super) author: Option<&'a UserId>,
    pub(super) data: &'a str,
    pub(super) line: i64,
}

/// The table of messages and the links that they make, for as long as an import lasts.
pub(super) struct Messages<'db> {
    db: &'db Transaction<'db>,
    insert: Statement<'db>,
}

impl<'db> Messages<'db> {
    pub(super) fn new(db: &'db Transaction<'db>) -> Result<Self, Error> {
        Ok(Self {
            db,
            insert: db
                .prepare("INSERT INTO message VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")?,
        })
    }

    pub(super) fn put(&mut self, links: &mut Links<'_>, row: &Row<'_>, from: Origin) -> Result<Taken, Stop> {
        let taken = if self.insert(row)? {
            Taken::Added
        } else {
            self.compare(links, row, from)?
        };
        links.of_message(row, !matches!(taken, Taken::Unchanged))?;
        Ok(taken)
    }

    fn insert(&mut self, row: &Row<'_>) -> rusqlite::Result<bool> {
        let inserted = self.insert.execute(params![
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
    fn compare(&mut self, links: &mut Links<'_>, row: &Row<'_>, from: Origin) -> Result<Taken, Stop> {
        let held = self.held(row)?;
        if held.line >= from.base {
            return Err(Offence::Twice("message").into());
        }
        let moved = held.conversation != row.conversation.as_str();
        if !moved && held.received == row.received && *held.data == *row.data {
            self.db
                .prepare_cached("UPDATE message SET line = ?3 WHERE app_id = ?1 AND message_id = ?2")?
                .execute(params![row.app.as_str(), row.message.as_str(), row.line])?;
            return Ok(Taken::Unchanged);
        }
        if veils(row.author, held.author.as_deref()) {
            return Err(Offence::Veils("message").into());
        }
        if !from.update {
            return Err(Offence::Differs("message").into());
        }
        self.take_out(row, &held, from)?;
        let message = Message {
            received: held.received,
            id: row.message.as_str(),
            data: &held.data,
        };
        links.lost(row.app, &held.conversation, &message)?;
        if moved {
            pending::note(self.db, What::Talk, row.app, &held.conversation, row.line)?;
        }
        if held.author.is_some() && (moved || held.author.as_deref() != row.author.map(UserId::as_str)) {
            pending::note(self.db, What::Members, row.app, &held.conversation, row.line)?;
        }
        self.insert(row)?;
        Ok(Taken::Replaced)
    }

    fn held(&self, row: &Row<'_>) -> rusqlite::Result<Held> {
        self.db
            .prepare_cached(
                "SELECT conversation_id, received, data, line,
                   CAST(json_extract(data, '$.author.userId') AS TEXT) FROM message
                 WHERE app_id = ?1 AND message_id = ?2",
            )?
            .query_row([row.app.as_str(), row.message.as_str()], |held| {
                Ok(Held {
                    conversation: held.get(0)?,
                    received: held.get(1)?,
                    data: held.get(2)?,
                    line: held.get(3)?,
                    author: held.get(4)?,
                })
            })
    }

    fn take_out(&self, row: &Row<'_>, held: &Held, from: Origin) -> rusqlite::Result<()> {
        self.db
            .prepare_cached("DELETE FROM message WHERE app_id = ?1 AND message_id = ?2")?
            .execute([row.app.as_str(), row.message.as_str()])?;
        self.db
            .prepare_cached(
                "UPDATE conversation_total SET messages = messages - 1, bytes = bytes - ?3, changed = ?4
                 WHERE app_id = ?1 AND conversation_id = ?2",
            )?
            .execute(params![
                row.app.as_str(),
                held.conversation,
                held.data.len(),
                from.base
            ])?;
        Ok(())
    }
}

/// The message that has the id.
struct Held {
    conversation: String,
    received: i64,
    data: String,
    line: i64,
    author: Option<String>,
}
