//! Where people and staff are signed in.

use serde::{Deserialize, Serialize};

/// One line of `/me/sessions` and `/desk/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSession {
    /// What to call it when ending it.
    pub handle: String,
    /// The member of staff; none for a person's own.
    pub name: Option<String>,
    /// The app or group they reach; empty for all, none for a person's own.
    pub reach: Option<String>,
    /// `Firefox on Linux`, if known.
    pub browser: Option<String>,
    /// The network it was opened from, if known.
    pub network: Option<String>,
    /// When it was opened.
    pub opened_at: String,
    /// When it was last used, to within a minute.
    pub seen_at: String,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// `/me/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSessions {
    /// The person's, newest first.
    pub sessions: Vec<OpenSession>,
    /// Where the list goes on, if it does.
    pub next: Option<String>,
}

/// `/desk/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffSessions {
    /// Those of staff within reach, newest first.
    pub sessions: Vec<OpenSession>,
    /// Where the list goes on, if it does.
    pub next: Option<String>,
    /// The apps whose people's sessions can be ended: id and name.
    pub apps: Vec<(String, String)>,
    /// The business's id for the person whose visits were ended just now.
    pub ended: Option<String>,
}
