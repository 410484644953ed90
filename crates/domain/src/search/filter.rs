//! Narrowing a search down by what a message is rather than what it says.

use jiff::Timestamp;

/// What a message is, in a person's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Words.
    Text,
    /// A picture.
    Picture,
    /// A file.
    File,
    /// A place.
    Place,
    /// A form, or the answers to one.
    Form,
    /// Cards or buttons to choose from.
    Choice,
    /// Something that happened rather than was said.
    Event,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Text,
        Self::Picture,
        Self::File,
        Self::Place,
        Self::Form,
        Self::Choice,
        Self::Event,
    ];

    /// Its name, in addresses and in the index.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Picture => "picture",
            Self::File => "file",
            Self::Place => "place",
            Self::Form => "form",
            Self::Choice => "choice",
            Self::Event => "event",
        }
    }

    /// The kind of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// By the platform's name for a message's content.
    pub fn of_content(kind: &str) -> Option<Self> {
        Some(match kind {
            "text" => Self::Text,
            "image" => Self::Picture,
            "file" => Self::File,
            "location" => Self::Place,
            "form" | "formResponse" => Self::Form,
            "carousel" | "list" | "template" => Self::Choice,
            _ => return None,
        })
    }
}

/// Who wrote a message, as its reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// The reader.
    Me,
    /// The business.
    Business,
    /// Somebody else in the conversation.
    Others,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Me, Self::Business, Self::Others];

    /// Its name, in addresses and in the index.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Business => "business",
            Self::Others => "others",
        }
    }

    /// The one of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }
}

/// What a message has to be to be found. Nothing set: any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Over which channel, by the platform's name: `whatsapp`.
    pub channel: Option<String>,
    /// What it is.
    pub kind: Option<Kind>,
    /// Who wrote it.
    pub by: Option<By>,
    /// Received then or later.
    pub from: Option<Timestamp>,
    /// Received before.
    pub until: Option<Timestamp>,
}
