//! What has happened to a request, oldest first: what its person reads as its history.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Closing, Delivery, QuestionAbout, Reference};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// What.
    #[serde(flatten)]
    pub what: Happened,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "what")]
pub enum Happened {
    /// The business had it.
    Received,
    /// The person was told that the business has it.
    Acknowledged,
    /// Somebody began to look into it.
    TakenUp,
    /// The business asked the person something. From here the clock stands still, if it says so.
    #[serde(rename_all = "camelCase")]
    Asked {
        /// What about.
        about: QuestionAbout,
        /// Whether the clock stands still until the answer.
        stops_clock: bool,
    },
    /// The person was told once more that the request ends without an answer.
    Warned,
    /// The person answered.
    Answered,
    /// Staff closed the question.
    QuestionClosed {
        /// In which way.
        how: Closing,
    },
    /// The business took longer, with a reason.
    #[serde(rename_all = "camelCase")]
    Extended {
        /// The new last day.
        due_by: Date,
    },
    /// The first of two approved.
    Endorsed,
    /// What the first of two said counts no longer.
    Unendorsed,
    /// It was approved.
    #[serde(rename_all = "camelCase")]
    Approved {
        /// Whether parts of it were refused.
        in_part: bool,
    },
    /// It was refused.
    Refused,
    /// The person took it back.
    #[serde(rename_all = "camelCase")]
    Withdrawn {
        /// The wider request that it went into.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        taken_into: Option<Reference>,
    },
    /// Everything of the person was erased, and with it what they still asked ended.
    NothingHeld,
    /// The answer did not come.
    Expired,
    /// The portal began.
    Started,
    /// The portal could not go on, and tries again.
    Stuck,
    /// It was carried out here.
    Done,
    /// The platform's part was confirmed, too.
    Confirmed,
    /// The portal has looked, and nothing is left in its files of what is gone.
    Verified,
    /// Somebody who was erased came again in a file, and what named them was set aside.
    SetAside,
    /// The copy reached whom it was for.
    Delivered {
        /// In which way.
        how: Delivery,
    },
}
