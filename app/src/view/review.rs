//! One request, with all that a decision needs.

use serde::{Deserialize, Serialize};

use super::{Channels, ConversationLine, Counts, Fact, Merged, Preference, Request, Stands, Stays};

/// `/desk/requests/ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The request.
    pub request: Request,
    /// The person, while their record is open to this session.
    pub person: Option<ReviewedPerson>,
    /// Until when it is open.
    pub open_until: Option<String>,
    /// What stands about the person.
    pub standing: Vec<Stands>,
    /// Whether there is a record that could be opened, and is not.
    pub is_closed: bool,
    /// The reasons for opening it: codes.
    pub occasions: Vec<String>,
    /// What would go, while nothing is decided.
    pub would_go: Counts,
    /// What stays and why.
    pub stays: Vec<Stays>,
    /// The business that it was sent to.
    pub business: String,
    /// The member of staff who decided, once decided; of two, the second.
    pub decided_by: Option<String>,
    /// The first of two who approved, once decided.
    pub first_by: Option<String>,
    /// The reasons a refusal can have.
    pub reasons: Vec<ReasonOption>,
    /// Whether two people have to approve.
    pub two_people: bool,
    /// The first of them and when, while the second is awaited.
    pub endorsed: Option<(String, String)>,
    /// Whether that is the visitor, or somebody by the same key.
    pub is_first_of_two: bool,
    /// Who had approved as the first and when, by a key that has been revoked since.
    pub void: Option<(String, String)>,
    /// How long a note may be, in characters.
    pub longest_note: u32,
    /// What had been entered in a refusal that was not taken.
    pub entered: Entered,
}

/// What had been entered in a refusal that was not taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The reason's code.
    pub reason: String,
    /// The note.
    pub note: String,
}

/// Who a request is about, as the business knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewedPerson {
    /// Their name, if known.
    pub name: Option<String>,
    /// The business's own id for them.
    pub external_id: String,
    /// Their profile's values.
    pub facts: Vec<Fact>,
    /// Their channels, devices and entries in other systems.
    pub channels: Channels,
    /// What became one with their record.
    pub merges: Vec<Merged>,
    /// What they said about marketing.
    pub preference: Option<Preference>,
    /// The first of their conversations, in order of their ids.
    pub conversations: Vec<ConversationLine>,
    /// What is not among these.
    pub more: More,
}

/// Conversations that are not shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct More {
    /// How many.
    pub conversations: u64,
    /// How many messages stand in them.
    pub messages: u64,
}

/// A reason to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonOption {
    /// Its code.
    pub code: String,
    /// The article it rests on.
    pub source: String,
}
