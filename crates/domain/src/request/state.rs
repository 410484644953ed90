//! How far a request has come.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{erasure::Counts, principal::Actor, reason::Reason};

/// The state, with the facts that belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum State {
    /// Made, and waiting for the business.
    Submitted,
    /// Taken back by the person.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// Approved by one member of staff where two have to, and waiting for the second.
    Endorsed {
        /// By whom and when.
        endorsement: Endorsement,
    },
    /// Refused by the business.
    Refused {
        /// By whom, when and why.
        refusal: Refusal,
    },
    /// Approved, and not yet begun.
    Approved {
        /// By whom and when.
        approval: Approval,
    },
    /// Being carried out.
    #[serde(rename_all = "camelCase")]
    Executing {
        /// By whom and when it was approved.
        approval: Approval,
        /// When it was begun.
        started_at: Timestamp,
    },
    /// Carried out.
    Done {
        /// By whom and when it was approved.
        approval: Approval,
        /// What was done.
        execution: Execution,
    },
}

impl State {
    /// The state in a word, as the store and the log name it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Endorsed { .. } => "endorsed",
            Self::Refused { .. } => "refused",
            Self::Approved { .. } => "approved",
            Self::Executing { .. } => "executing",
            Self::Done { .. } => "done",
        }
    }

    /// Whether somebody, or the portal, still has something to do.
    pub const fn is_open(&self) -> bool {
        matches!(
            self,
            Self::Submitted | Self::Endorsed { .. } | Self::Approved { .. } | Self::Executing { .. }
        )
    }

    /// Whether the business still has to decide.
    pub const fn is_undecided(&self) -> bool {
        matches!(self, Self::Submitted | Self::Endorsed { .. })
    }
}

/// The first of two approvals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Endorsement {
    /// The member of staff.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// A yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    /// The member of staff; of two, the second.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// The first of two, where two had to approve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Endorsement>,
}

/// A no, which always says why (Art. 12(4) GDPR).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// The member of staff.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// The ground.
    pub reason: Reason,
    /// What the business adds in its own words; the person reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Execution {
    /// When the portal began.
    pub started_at: Timestamp,
    /// When the last record was gone.
    pub finished_at: Timestamp,
    /// What went, by category.
    pub erased: Counts,
}
