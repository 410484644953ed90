//! One conversation, as a transcript.

use super::number::{bytes, counted, list};
use crate::view::{By, Conversation, Media};

/// The title.
pub const TITLE: &str = "A conversation";
/// The way back.
pub const ALL: &str = "All conversations";
/// The transcript, by name.
pub const MESSAGES: &str = "Messages";
/// When there is no message.
pub const NONE: &str = "No message stands in this conversation.";
/// The pager.
pub const PAGES: &str = "Pages of this conversation";
/// Its way back.
pub const EARLIER: &str = "Earlier messages";
/// Its way on.
pub const LATER: &str = "Later messages";
/// The last row.
pub const RECORD: &str = "The conversation’s own record";
/// Beside it.
pub const RECORD_NOTE: &str = "What is stored about the conversation as a whole.";
/// About the others.
pub const OTHERS: &str = "We keep the others’ names from you, as we keep yours from them.";

/// Below the heading.
pub fn lede(page: &Conversation) -> String {
    let messages = match page.line.messages {
        0 => "No messages".to_owned(),
        n => counted(n, "message", "messages"),
    };
    let others = page.participants.iter().filter(|name| *name != YOU).count();
    let when = super::conversations::when(&page.line);
    match others {
        0 => format!("{messages}. {when}"),
        1 => format!("{messages}. {when} Between us, you and one other person."),
        n => format!("{messages}. {when} Between us, you and {n} other people."),
    }
}

/// The person.
pub const YOU: &str = "You";
/// Somebody who has no seat in the conversation any more.
pub const SOMEBODY: &str = "Somebody who has left";

/// Another person, by a letter.
pub fn other(letter: &str) -> String {
    format!("Another participant {letter}")
}

/// Who said it.
pub fn by(by: &By, business: &str) -> String {
    match by {
        By::Business => business.to_owned(),
        By::You => YOU.to_owned(),
        By::Other(alias) => alias.clone(),
        By::Agent => "A member of staff".to_owned(),
        By::Bot(Some(name)) => name.clone(),
        By::Bot(None) => "A program".to_owned(),
    }
}

/// What else is said of the author.
pub const fn rank(by: &By) -> Option<&'static str> {
    match by {
        By::Bot(Some(_)) => Some("a program"),
        _ => None,
    }
}

/// What a message shows besides its words.
pub fn kind(kind: &str, fields: usize) -> Option<String> {
    match kind {
        "text" | "image" | "file" | "" => None,
        "carousel" => Some("Shown as cards to swipe.".to_owned()),
        "list" => Some("Shown as a list.".to_owned()),
        "form" => Some(format!(
            "A form with {}.",
            counted(fields as u64, "question", "questions")
        )),
        "formResponse" => Some("The answers to a form.".to_owned()),
        "location" => Some("A place that was shared once. Nobody follows where you are.".to_owned()),
        "template" => Some("A ready-made message of the channel’s, as it is stored.".to_owned()),
        other => Some(format!("Of a kind we have no words for: {other}.")),
    }
}

/// What a media is, with its size.
pub fn media(media: &Media) -> String {
    let what = match media
        .media_type
        .as_deref()
        .and_then(|kind| kind.split('/').next())
    {
        Some("image") => "picture",
        Some("video") => "film",
        Some("audio") => "sound",
        Some("text" | "application") => "document",
        _ => "file",
    };
    match media.bytes {
        Some(n) => format!("{what}, {}", bytes(n)),
        None => what.to_owned(),
    }
}

/// The link to a media without a name.
pub const OPEN_MEDIA: &str = "Open";
/// The link to a card's picture.
pub const CARD_PICTURE: &str = "Picture";
/// A button or question without words.
pub const UNNAMED: &str = "without a name";
/// A question without an answer.
pub const NOT_ANSWERED: &str = "Not answered";

/// What could be chosen; nothing if there was no choice.
pub fn options(options: &[String]) -> String {
    if options.is_empty() {
        return String::new();
    }
    format!("To choose from: {}.", list(options))
}

/// Something that happened, by the platform's code for it.
pub fn event(code: &str) -> String {
    match code {
        "ticket:closed" => "The case was closed.".to_owned(),
        "ticket:transfer:email" => "The conversation was carried on by email.".to_owned(),
        "conversation:endedByUser" => "You ended the conversation.".to_owned(),
        other => format!("Something happened that we have no words for: {other}."),
    }
}

/// In place of a message that was deleted.
pub const DELETED: &str = "This message was deleted. Only its time and its place are left.";
/// A quotation without words.
pub fn of_kind(kind: &str) -> String {
    match kind {
        "image" => "A picture.".to_owned(),
        "file" => "A file.".to_owned(),
        "" => "A message without words.".to_owned(),
        other => format!("A message of the kind “{other}”."),
    }
}

/// A quotation of which only a number is stored.
pub fn elsewhere(id: Option<&str>) -> String {
    id.map_or_else(
        || "A message that is not stored here.".to_owned(),
        |id| format!("Message {id}, which is not stored here."),
    )
}

/// A message without words.
pub const NO_WORDS: &str = "No words are stored with this message.";

/// Below a quotation.
pub fn quoted(quoted: Option<&By>, business: &str) -> String {
    match quoted {
        Some(By::You) => "In answer to you".to_owned(),
        Some(who) => format!("In answer to {}", lower(&by(who, business))),
        None => "In answer to another message".to_owned(),
    }
}

fn lower(name: &str) -> String {
    match name.strip_prefix('A') {
        Some(rest) if rest.starts_with(' ') || rest.starts_with("nother ") => format!("a{rest}"),
        _ => name.to_owned(),
    }
}

/// Opens everything that is stored with a message.
pub fn behind(values: usize) -> String {
    format!("As stored: {}", counted(values as u64, "value", "values"))
}
