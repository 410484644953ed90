//! The messages of a conversation, a window at a time.

use domain::id::{AppId, ConversationId, MessageId};
use rusqlite::{Connection, Row, params};

use super::audit::time;
use crate::{Error, MessageRow, Place, Window};

/// Messages, oldest first, and what lies beyond them.
pub(super) struct View {
    pub(super) messages: Vec<MessageRow>,
    pub(super) older: bool,
    pub(super) newer: bool,
}

pub(super) fn view(
    db: &Connection,
    app: &AppId,
    conversation: &ConversationId,
    window: &Window,
) -> Result<View, Error> {
    let talk = Talk {
        db,
        app: app.as_str(),
        conversation: conversation.as_str(),
    };
    match window {
        Window::Newest { limit } => {
            let (messages, older) = talk.take(Side::Older, None, *limit)?;
            Ok(View {
                messages,
                older,
                newer: false,
            })
        }
        Window::Oldest { limit } => {
            let (messages, newer) = talk.take(Side::Newer, None, *limit)?;
            Ok(View {
                messages,
                older: false,
                newer,
            })
        }
        Window::Around { place, limit } => {
            let (mut messages, older) = talk.take(Side::Older, Some(place), limit / 2)?;
            let (rest, newer) = talk.take(Side::From, Some(place), limit - limit / 2)?;
            messages.extend(rest);
            Ok(View {
                messages,
                older,
                newer,
            })
        }
        Window::Before { place, limit } => {
            let (messages, older) = talk.take(Side::Older, Some(place), *limit)?;
            Ok(View {
                messages,
                older,
                newer: talk.any(">=", place)?,
            })
        }
        Window::After { place, limit } => {
            let (messages, newer) = talk.take(Side::Newer, Some(place), *limit)?;
            Ok(View {
                messages,
                older: talk.any("<=", place)?,
                newer,
            })
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Older,
    Newer,
    /// The place itself, and newer.
    From,
}

struct Talk<'a> {
    db: &'a Connection,
    app: &'a str,
    conversation: &'a str,
}

impl Talk<'_> {
    /// Those nearest to the place, or to the end, on one side of it, and whether there are more on that side.
    fn take(&self, side: Side, place: Option<&Place>, limit: u32) -> Result<(Vec<MessageRow>, bool), Error> {
        let beyond = match (place, side) {
            (None, _) => "?3 = 0 AND ?4 = ''",
            (Some(_), Side::Older) => "(received, message_id) < (?3, ?4)",
            (Some(_), Side::Newer) => "(received, message_id) > (?3, ?4)",
            (Some(_), Side::From) => "(received, message_id) >= (?3, ?4)",
        };
        let order = match side {
            Side::Older => "received DESC, message_id DESC",
            Side::Newer | Side::From => "received, message_id",
        };
        let sql = format!(
            "SELECT received, message_id, data FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {beyond}
             ORDER BY {order} LIMIT ?5"
        );
        let (received, message) = place.map_or((0, ""), |place| {
            (place.received.as_microsecond(), place.message.as_str())
        });
        let mut found = self.db.prepare_cached(&sql)?;
        let rows = found.query_map(
            params![
                self.app,
                self.conversation,
                received,
                message,
                u64::from(limit) + 1
            ],
            |row| Ok(message_row(row)),
        )?;
        let mut messages = rows.map(|row| row?).collect::<Result<Vec<_>, Error>>()?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = messages.len() > limit;
        messages.truncate(limit);
        if side == Side::Older {
            messages.reverse();
        }
        Ok((messages, more))
    }

    /// Whether anything stands at the place or on one side of it.
    fn any(&self, side: &str, place: &Place) -> Result<bool, Error> {
        let sql = format!(
            "SELECT 1 FROM message WHERE app_id = ?1 AND conversation_id = ?2
             AND (received, message_id) {side} (?3, ?4) LIMIT 1"
        );
        Ok(self.db.prepare_cached(&sql)?.exists(params![
            self.app,
            self.conversation,
            place.received.as_microsecond(),
            place.message.as_str()
        ])?)
    }
}

fn message_row(row: &Row<'_>) -> Result<MessageRow, Error> {
    Ok(MessageRow {
        place: Place {
            received: time(row.get(0)?),
            message: MessageId::parse(&row.get::<_, String>(1)?).map_err(Error::database)?,
        },
        data: row.get(2)?,
    })
}
