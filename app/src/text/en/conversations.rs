//! The list of conversations.

use super::time;
use crate::view::ConversationLine;

/// The title.
pub const TITLE: &str = "Conversations";
/// The heading.
pub const HEADING: &str = "What you and we have said";
/// What the page is for.
pub const LEDE: &str =
    "Every conversation you took part in, with the number of messages in it. Open one to read it.";
/// When there is none.
pub const NONE: &str =
    "There are no conversations with you. That is an answer too: nothing you said to us is stored.";
/// The row.
pub const ROW: &str = "Conversations";
/// The link of a line.
pub const READ: &str = "Read";
/// The pager.
pub const PAGES: &str = "Pages of the list";
/// Its way back.
pub const FIRST: &str = "Back to the first";
/// Its way on.
pub const MORE: &str = "More conversations";

/// A conversation's name, or a name for one that has none.
pub fn name(line: &ConversationLine) -> String {
    match (&line.name, line.shared) {
        (Some(name), _) if !name.is_empty() => name.clone(),
        (_, true) => "A conversation you share with others".to_owned(),
        (_, false) => "Your conversation with us".to_owned(),
    }
}

/// When it took place.
pub fn when(line: &ConversationLine) -> String {
    let said = |stored: &Option<String>| {
        stored
            .as_deref()
            .map(|at| time::day(at).unwrap_or_else(|| at.to_owned()))
    };
    match (said(&line.first), said(&line.last)) {
        (Some(first), Some(last)) if first == last => format!("On {first}."),
        (Some(first), Some(last)) => format!("From {first} to {last}."),
        (Some(day), None) | (None, Some(day)) => format!("On {day}."),
        (None, None) => "No message stands in it.".to_owned(),
    }
}

/// What is counted in a line.
pub fn unit(line: &ConversationLine) -> &'static str {
    if line.messages == 1 { "message" } else { "messages" }
}

/// Below a line's name.
pub fn below(line: &ConversationLine) -> String {
    if line.shared {
        format!("{} Others take part.", when(line))
    } else {
        when(line)
    }
}
