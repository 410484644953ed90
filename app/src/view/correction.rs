//! Asking for what is wrong to be put right, and deciding on it.

use serde::{Deserialize, Serialize};

use super::Due;

/// `/me/requests/new/correction` and the pages below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCorrection {
    /// What can be edited, by the register's order.
    pub fields: Vec<FieldEntry>,
    /// What is wrong with all of it together: a rule's code.
    pub fault: Option<String>,
    /// The channels, which nobody can edit.
    pub channels: Vec<ChannelChoice>,
    /// The message that is said to be wrong.
    pub message: Option<WrongMessage>,
    /// What was written in words.
    pub written: String,
    /// What that is about: `channel:ID`, `message`, `elsewhere`; empty where nothing was chosen.
    pub about: String,
    /// What is wrong with the words: a rule's code.
    pub written_fault: Option<String>,
    /// How long they may be, in characters.
    pub longest: u32,
    /// Under which name all this is kept.
    pub draft: Option<String>,
    /// Whether it was kept while it was typed: nothing of it is said to be wrong yet.
    #[serde(default)]
    pub unjudged: bool,
    /// Which of the three ways it goes: `details`, `words`, `statement`; empty where none was taken yet.
    pub way: String,
    /// Open requests for less of the same, which could go into this one.
    pub narrower: Vec<String>,
    /// An open request for the same fields.
    pub same: Option<String>,
    /// Marks the form, so that posting it twice makes one request.
    pub once: String,
    /// By when the business would have to answer.
    pub due: Due,
}

/// A field that can be edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldEntry {
    /// Its path: `user.profile.givenName`.
    pub path: String,
    /// What a person would call it.
    pub label: String,
    /// What sort of thing it holds: `name`, `email`, `url`, `locale`, `text`, `number`, `flag`.
    pub sort: String,
    /// What stands there; empty where nothing does.
    pub was: String,
    /// What was typed.
    pub typed: String,
    /// What is wrong with that: a rule's code.
    pub fault: Option<String>,
    /// What it becomes, where it changes; empty: it goes.
    pub becomes: Option<String>,
}

/// A channel to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelChoice {
    /// Its id.
    pub id: String,
    /// The platform's name for its kind.
    pub kind: String,
    /// What it is called.
    pub name: Option<String>,
}

/// A message that is said to be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongMessage {
    /// Its conversation's id.
    pub conversation: String,
    /// Its own.
    pub message: String,
    /// What it says.
    pub text: String,
}

/// A field as a form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedField {
    /// Its path.
    pub path: String,
    /// What was typed.
    #[serde(default)]
    pub typed: String,
}

/// A part of a correction as the reviewer's form sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedPart {
    /// The field's path.
    pub path: String,
    /// What it held as the reviewer saw it: a digest.
    #[serde(default)]
    pub seen: String,
    /// `accept` or `refuse`.
    #[serde(default)]
    pub answer: String,
    /// The reason's code, where it is refused.
    #[serde(default)]
    pub reason: String,
    /// What the business adds.
    #[serde(default)]
    pub note: String,
}

/// Before and after, for the reviewer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    /// Which of the ways: `fields`, `words`, `statement`.
    pub way: String,
    /// What the words are about: `message`, `channel`, `elsewhere`.
    pub about: String,
    /// Field by field.
    pub parts: Vec<PartDiff>,
    /// The texts that can be put right by making a record anew, each with where it stands.
    pub texts: Vec<(String, String)>,
    /// What that record was as it was read: a digest; empty where there is none.
    pub seen: String,
    /// What the person wrote.
    pub words: Option<String>,
}

/// A field's before and after.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartDiff {
    /// The field's path.
    pub path: String,
    /// What a person would call it.
    pub label: String,
    /// What it holds now; empty for nothing.
    pub was: String,
    /// What it becomes; empty: it goes.
    pub becomes: String,
    /// What it holds, to be told whether it still does: a digest.
    pub seen: String,
    /// Whether it has changed since it was asked.
    pub is_stale: bool,
    /// What had been answered in a form that was not taken.
    pub entered: DecidedPart,
}

/// What a correction asked for, and what became of each part, as its person reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedFor {
    /// Which of the ways: `fields`, `words`, `statement`.
    pub way: String,
    /// What the words are about: `message`, `channel`, `elsewhere`.
    pub about: String,
    /// Field by field.
    pub parts: Vec<AskedPart>,
}

/// A field that was asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedPart {
    /// What a person would call it.
    pub label: String,
    /// What it was to become; empty: it was to go.
    pub becomes: String,
    /// The reason's code and the article, where it was refused.
    pub refused: Option<(String, String)>,
    /// What the business added to that.
    pub note: Option<String>,
}

/// A statement that is kept with the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Under which request.
    pub reference: String,
    /// When it was taken to the record.
    pub at: String,
    /// What.
    pub text: String,
}
