//! A conversation, and what was said in it.

use serde::{Deserialize, Serialize};

use super::{ConversationLine, Fact};

/// `/me/conversations/ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// The conversation.
    pub line: ConversationLine,
    /// Every other value of its record (metadata, description …).
    pub facts: Vec<Fact>,
    /// Who takes part: "You", or a pseudonym.
    pub participants: Vec<String>,
    /// The person's own seat in it, or seats.
    pub seats: Vec<Vec<Fact>>,
    /// Messages, oldest first.
    pub messages: Vec<Said>,
    /// The cursor of the first message on this page.
    pub top: Option<String>,
    /// The cursor of the page before, with older messages.
    pub older: Option<String>,
    /// The cursor of the page after, with newer messages.
    pub newer: Option<String>,
    /// The id of the message that was looked for, if one was.
    pub here: Option<String>,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// The person.
    You,
    /// Another participant, under a pseudonym.
    Other(String),
    /// A member of staff: by role, or by name where the app shows names.
    Agent(Option<String>),
    /// The business, where nothing says whether a person or a machine wrote; with a name where the app shows names.
    Business(Option<String>),
    /// A machine of the business's, by its name if it has one.
    Bot(Option<String>),
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Its id.
    pub id: String,
    /// When it was received.
    pub received: String,
    /// Who said it.
    pub by: By,
    /// The channel: `whatsapp`, `web`, `api:conversations`.
    pub source: Option<String>,
    /// What was said.
    pub body: Body,
    /// What it answers.
    pub quoted: Option<Box<Quote>>,
    /// Whether it is the platform's placeholder for a deleted message.
    pub deleted: bool,
    /// Every stored value of the message, by path, for whoever wants to see what is behind it.
    pub behind: Vec<Fact>,
}

/// A quoted message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Who had said it; none when only the other system's id is known.
    pub by: Option<By>,
    /// What had been said, in one line.
    pub text: String,
}

/// The parts of a message's content; an unknown content type shows what it shares with the known ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// `text`, `image`, `file`, `carousel`, `list`, `form`, `formResponse`, `location`, `template`, or another.
    pub kind: String,
    /// The words.
    pub text: Option<String>,
    /// A picture or file.
    pub media: Option<Media>,
    /// Cards.
    pub items: Vec<Card>,
    /// Questions and answers.
    pub fields: Vec<Answer>,
    /// Buttons.
    pub buttons: Vec<Button>,
    /// A place.
    pub place: Option<MapPlace>,
    /// A channel's own template, as stored.
    pub template: Option<String>,
    /// Something that happened: `ticket:closed`.
    pub event: Option<String>,
}

/// A picture or file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// Where it is; a link only if it is http or https.
    pub url: String,
    /// Its media type.
    pub media_type: Option<String>,
    /// Its size in bytes.
    pub bytes: Option<u64>,
    /// Its name or description.
    pub name: Option<String>,
    /// The portal's own, if it has it.
    pub kept: Option<Kept>,
}

/// A picture or file that the portal has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Where it is: `/me/attachments/ID`.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A card of a carousel or list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its heading.
    pub title: Option<String>,
    /// A line below.
    pub description: Option<String>,
    /// Its picture.
    pub media_url: Option<String>,
    /// The portal's own, if it has it.
    pub kept: Option<Kept>,
    /// Its buttons.
    pub buttons: Vec<Button>,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What stands on it.
    pub text: String,
    /// Where it leads, if http or https.
    pub url: Option<String>,
    /// What it costs, in words: `12.50 NOK`.
    pub price: Option<String>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What is asked.
    pub label: String,
    /// What was answered, or what was chosen.
    pub said: Vec<String>,
    /// What could be chosen.
    pub options: Vec<String>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPlace {
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// Latitude and longitude as stored.
    pub coordinates: Option<[String; 2]>,
}
