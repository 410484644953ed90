//! Copies for somebody who cannot take theirs, and for somebody else.

use serde::{Deserialize, Serialize};

use super::Due;

/// `/me/requests/new/transfer` and the check after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTransfer {
    /// What was entered for a name, good or not.
    pub typed: String,
    /// The recipient, once named.
    pub recipient: Option<String>,
    /// About how many bytes the copy would have.
    pub about_bytes: u64,
    /// The open request for the same recipient.
    pub open: Option<String>,
    /// Marks the form.
    pub once: String,
    /// By when the answer would be due.
    pub due: Due,
}

/// How far a request for a copy has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Nothing is decided.
    Waiting,
    /// It is approved, and the copy not handed over yet.
    Granted,
    /// The copy has reached whom it was for.
    Delivered {
        /// When.
        at: String,
    },
    /// Refused, or taken back.
    Over,
}

/// The last address that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LastAddress {
    /// It is good.
    Good {
        /// Until when.
        until: String,
        /// How often the numbers may still be tried.
        tries_left: u8,
    },
    /// Somebody began to fetch.
    Used {
        /// When.
        at: String,
    },
    /// The numbers were wrong too often.
    Spent {
        /// Since when.
        at: String,
    },
    /// Nobody came in time.
    Lapsed {
        /// Until when it was good.
        at: String,
    },
}

/// `/me/requests/ID/address` and `/desk/requests/ID/address`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The request.
    pub reference: String,
    /// Who fetches, as the person wrote it.
    pub recipient: String,
    /// How far the request has come.
    pub phase: Phase,
    /// The last address, if one was made.
    pub last: Option<LastAddress>,
    /// Whether the sign-in is fresh enough to make one.
    pub fresh: bool,
}

/// An address that has just been made. Stands in the answer to whoever made it, and nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct MadeAddress {
    /// The address.
    pub url: String,
    /// What has to be told beside it.
    pub secret: String,
    /// Until when both are good.
    pub good_until: String,
}

/// `/fetch/CODE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The code, for the form.
    pub code: String,
    /// The business.
    pub business: String,
    /// How often the numbers may still be tried.
    pub tries_left: u8,
    /// Until when.
    pub good_until: String,
}

/// `/desk/requests/ID/copy`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOut {
    /// The request.
    pub reference: String,
    /// How far it has come.
    pub phase: Phase,
    /// How it was handed over, once it was.
    pub how: Option<String>,
    /// The ways to choose from.
    pub ways: Vec<String>,
    /// Whether the sign-in is fresh enough to take it.
    pub fresh: bool,
}
