//! A request, as its person and a reviewer see it.

use serde::{Deserialize, Serialize};

use super::Counts;

/// A request, as its person and a reviewer see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its public name.
    pub reference: String,
    /// What is asked: `erasure`.
    pub kind: String,
    /// When the business received it.
    pub received_at: String,
    /// When the answer is due.
    pub due: Due,
    /// How far it has come.
    pub stage: Stage,
}

/// How far a request has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Waiting for the business.
    Submitted,
    /// Taken back.
    Withdrawn {
        /// When.
        at: String,
    },
    /// Refused.
    Refused {
        /// When.
        at: String,
        /// The reason's code.
        reason: String,
        /// The article it rests on.
        source: String,
        /// What the business adds.
        note: Option<String>,
    },
    /// Approved, not yet begun.
    Approved {
        /// When.
        at: String,
    },
    /// Being carried out.
    Executing {
        /// When it was approved.
        approved_at: String,
        /// Since when.
        started_at: String,
    },
    /// Carried out.
    Done {
        /// When it was approved.
        approved_at: String,
        /// When the last record was gone.
        finished_at: String,
        /// What went.
        erased: Counts,
    },
}

/// A due date that shows its working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last day for the answer.
    pub by: String,
    /// Days from today; negative when it is over.
    pub days_left: i32,
    /// The day of receipt.
    pub received_on: String,
    /// The day the period ends before weekends are looked at.
    pub period_ends: String,
    /// The law: `GDPR`.
    pub regime: String,
    /// Where it says so: `GDPR Art. 12(3)`.
    pub source: String,
}

/// `/me/requests/ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRequest {
    /// The request.
    pub request: Request,
    /// How to reach the business, if it said so.
    pub contact: Option<String>,
    /// The authority to complain to, if the business named it.
    pub authority: Option<String>,
}
