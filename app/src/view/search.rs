//! Looking for words in one's own messages.

use serde::{Deserialize, Serialize};

use super::By;

/// `/me/search`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// What stands in the form.
    pub asked: Asked,
    /// The words that were typed.
    pub typed: Option<String>,
    /// What became of them.
    pub outcome: Outcome,
    /// The channels to choose from, by the platform's names.
    pub channels: Vec<String>,
    /// What was found.
    pub finds: Vec<Find>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// What somebody looks for, as it stands in the address: nothing that was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Under which name the words are kept.
    pub q: Option<String>,
    /// Over which channel.
    pub channel: Option<String>,
    /// What it is: `picture`, `file` …
    pub kind: Option<String>,
    /// Who wrote it: `me`, `business`, `others`.
    pub by: Option<String>,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// Whether the oldest come first.
    pub oldest: bool,
    /// Where it goes on from.
    pub after: Option<String>,
}

/// What became of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Nothing was asked yet.
    Nothing,
    /// The words are no longer kept.
    Forgotten,
    /// There was no word in what was typed.
    NoWords,
    /// It was looked for.
    Looked,
}

/// A message that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Find {
    /// Who said it.
    pub by: By,
    /// The channel.
    pub source: Option<String>,
    /// When it was received.
    pub received: String,
    /// What it is on the platform: `text`, `image` …
    pub kind: String,
    /// What was said, around what was found.
    pub excerpts: Vec<Vec<Piece>>,
    /// The conversation: its id, its name, and whether others take part.
    pub conversation: (String, Option<String>, bool),
    /// The message's place in it.
    pub place: String,
}

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}
