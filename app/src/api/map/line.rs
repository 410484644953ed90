//! A conversation in a line.

use desk::ConversationRow;
use domain::record::{self, Conversation};

use crate::view::ConversationLine;

/// From the conversation's row.
pub(in crate::api) fn line(row: &ConversationRow) -> ConversationLine {
    ConversationLine {
        id: row.id.to_string(),
        name: record::parse::<Conversation>(&row.data).display_name,
        shared: row.shared,
        messages: row.messages,
        first: row.first.map(|at| at.to_string()),
        last: row.last.map(|at| at.to_string()),
    }
}
