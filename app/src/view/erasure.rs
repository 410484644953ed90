//! Asking for a deletion, and how one stands.

use serde::{Deserialize, Serialize};

use super::{Category, ConversationLine, Counts, Due, Hold, Request};

/// `/me/requests/new/erasure`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureSizes {
    /// How much is held; none if nothing is.
    pub held: Option<Counts>,
    /// The request under which everything goes already, if it does.
    pub going: Option<String>,
}

/// What the pages after the choice show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskedErasure {
    /// It was not said how much, or what was chosen is forgotten.
    Unchosen,
    /// Nothing is there that could go.
    Nothing,
    /// An open request asks for the same.
    Open {
        /// Its reference.
        reference: String,
    },
    /// This can be asked for.
    New(Box<NewErasure>),
}

/// A deletion that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewErasure {
    /// How much: `everything`, `personal-information`, `all-messages`, `conversation`, `messages`.
    pub size: String,
    /// The conversation that it is about, where it is about one.
    pub conversation: Option<ConversationLine>,
    /// The messages, by id, where it is about some.
    pub messages: Vec<String>,
    /// Under which name these are kept with the session.
    pub chosen: Option<String>,
    /// What would go.
    pub counts: Counts,
    /// What stays and why, one line each.
    pub stays: Vec<Stays>,
    /// The legal holds that stand on the person: until these are over, nothing goes.
    pub holds: Vec<Hold>,
    /// To whom the business passes on what would go, as far as it says so.
    pub told: Vec<Told>,
    /// Open requests for less of the same, and whether they were chosen to go into this one.
    pub narrower: Vec<(Request, bool)>,
    /// An open request with which this would go as well.
    pub wider: Option<String>,
    /// How long it could still be taken back once it is approved, in minutes.
    pub cools_minutes: u64,
    /// Marks this form, so that posting it twice makes one request.
    pub once: String,
    /// By when the business would have to answer.
    pub due: Due,
}

/// Something that an erasure leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stays {
    /// What: a category's code, or another of ours (`requests`, `sharedConversations`, `rest`).
    pub what: String,
    /// On what ground; empty where nobody asked for it to go, and where the law that counts is not known to name it.
    pub ground: String,
    /// How much, where that is counted.
    pub count: Option<u64>,
}

/// Who gets data of a category, in the business's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The category.
    pub category: Category,
    /// Who.
    pub recipients: String,
}

/// How a deletion stands that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnErasure {
    /// The conversation that it is about, where it is about one.
    pub conversation: Option<String>,
    /// What would go by now, as long as it can be taken back.
    pub would_go: Option<Counts>,
    /// What has gone so far, while it is carried out.
    pub so_far: Option<Counts>,
    /// What stays, or stayed, and why.
    pub stays: Vec<Stays>,
    /// How long it can still be taken back once it is approved, in minutes.
    pub cools_minutes: u64,
    /// The legal holds that stand on the person, while it can be taken back: until these are over, nothing goes.
    pub holds: Vec<Hold>,
}
