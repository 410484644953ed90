//! What an erasure would take that lies elsewhere too: conversations with their messages, pictures and files.

use std::collections::BTreeMap;

use domain::{
    erasure::Size,
    facts::Residence,
    id::{AppId, ConversationId, MessageId, UserId},
    media::{MediaId, addresses},
    task::{Elsewhere, File, Talk},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{super::media, Theirs, messages, own};
use crate::Error;

/// What messages that go name: the address, and how many of them name it.
type Named = BTreeMap<MediaId, (String, u64)>;

/// Which messages of a conversation go.
#[derive(Clone, Copy)]
enum Going<'a> {
    All,
    Own,
    These(&'a [String]),
}

pub(in super::super) fn elsewhere(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    size: &Size,
    place: Residence,
) -> Result<Elsewhere, Error> {
    let theirs = Theirs { db, app, user };
    let mut named = Named::new();
    let mut talks = Vec::new();
    match size {
        Size::Everything | Size::AllMessages => {
            for (conversation, shared) in theirs.conversations("")? {
                talks.extend(theirs.talk(&conversation, shared, place, &mut named)?);
            }
        }
        Size::Conversation { conversation } => {
            if let Some(shared) = theirs.is_shared(conversation.as_str())? {
                talks.extend(theirs.talk(conversation.as_str(), shared, place, &mut named)?);
            }
        }
        Size::Messages {
            conversation,
            messages,
        } => {
            if let Some((shared, ids)) = messages::going(theirs, conversation.as_str(), messages)? {
                theirs.name(conversation.as_str(), Going::These(&ids), &mut named)?;
                if place == Residence::Platform {
                    talks.push(Talk {
                        id: conversation.clone(),
                        is_default: theirs.is_default(conversation.as_str())?,
                        is_shared: shared,
                        messages: parsed(&ids)?,
                    });
                }
            }
        }
        Size::PersonalInformation => {}
    }
    Ok(Elsewhere {
        talks,
        files: theirs.by_nobody_else(named)?,
    })
}

fn parsed(ids: &[String]) -> Result<Vec<MessageId>, Error> {
    ids.iter()
        .map(|id| MessageId::parse(id).map_err(Error::database))
        .collect()
}

impl Theirs<'_> {
    /// A conversation with what of it goes; none where nothing of it lies elsewhere.
    fn talk(
        self,
        conversation: &str,
        is_shared: bool,
        place: Residence,
        named: &mut Named,
    ) -> Result<Option<Talk>, Error> {
        let going = if is_shared { Going::Own } else { Going::All };
        self.name(conversation, going, named)?;
        if place == Residence::Here {
            return Ok(None);
        }
        let messages = if is_shared {
            parsed(&self.own_messages(conversation)?)?
        } else {
            Vec::new()
        };
        Ok(Some(Talk {
            id: ConversationId::parse(conversation).map_err(Error::database)?,
            is_default: self.is_default(conversation)?,
            is_shared,
            messages,
        }))
    }

    fn is_default(self, conversation: &str) -> Result<bool, Error> {
        let found: Option<Option<bool>> = self
            .db
            .prepare_cached(
                "SELECT json_extract(data, '$.isDefault') = 1 FROM conversation
                 WHERE app_id = ?1 AND conversation_id = ?2",
            )?
            .query_row([self.app.as_str(), conversation], |row| row.get(0))
            .optional()?;
        Ok(found.flatten().unwrap_or(false))
    }

    fn own_messages(self, conversation: &str) -> Result<Vec<String>, Error> {
        let sql = format!(
            "SELECT message_id FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {}
             ORDER BY received, message_id",
            own()
        );
        let mut found = self.db.prepare_cached(&sql)?;
        let ids = found.query_map([self.app.as_str(), conversation, self.user.as_str()], |row| {
            row.get::<_, String>(0)
        })?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Adds what messages of a conversation name that go.
    fn name(self, conversation: &str, going: Going<'_>, named: &mut Named) -> Result<(), Error> {
        let own = own();
        let sql = format!(
            "SELECT l.media, l.message_id, t.data FROM media_link AS l
             CROSS JOIN message AS t ON t.app_id = l.app_id AND t.message_id = l.message_id
             WHERE l.app_id = ?1 AND l.conversation_id = ?2 AND (NOT ?4 OR {own}) ORDER BY l.message_id, l.media"
        );
        let is_own = matches!(going, Going::Own);
        let mut found = self.db.prepare_cached(&sql)?;
        let mut rows = found.query(params![
            self.app.as_str(),
            conversation,
            self.user.as_str(),
            is_own
        ])?;
        while let Some(row) = rows.next()? {
            let id = MediaId::from_digest(row.get(0)?);
            let message: String = row.get(1)?;
            if matches!(going, Going::These(ids) if !ids.contains(&message)) {
                continue;
            }
            if let Some((_, times)) = named.get_mut(&id) {
                *times += 1;
                continue;
            }
            let data: String = row.get(2)?;
            let address = addresses(&data).into_iter().find(|url| media::id_of(url) == id);
            if let Some(address) = address {
                named.insert(id, (address, 1));
            }
        }
        Ok(())
    }

    /// Those of them that nothing names which stays, by address.
    fn by_nobody_else(self, named: Named) -> Result<Vec<File>, Error> {
        let mut files = Vec::new();
        for (id, (address, going)) in named {
            if media::named_by(self.db, self.app, id, going + 1)? == going {
                files.push(File {
                    is_held: media::is_held(self.db, self.app, id)?,
                    address: address.into(),
                });
            }
        }
        files.sort_unstable();
        Ok(files)
    }
}
