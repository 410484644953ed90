//! How far a request has come.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Reference;
use crate::{correction::FieldPath, erasure::Counts, principal::Actor, reason::Reason};

/// The state, with the facts that belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum State {
    /// Made, and waiting for the business.
    Submitted,
    /// Somebody at the business looks into it.
    InReview {
        /// Who and since when.
        review: Taken,
    },
    /// The business waits for an answer of the person's.
    Asked {
        /// What it wants to know.
        question: Question,
    },
    /// Taken back by the person, or gone into a wider request of theirs.
    #[serde(rename_all = "camelCase")]
    Withdrawn {
        /// When.
        at: Timestamp,
        /// The wider request that it went into, or the erasure of everything that it ended with.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        taken_into: Option<Reference>,
    },
    /// The person's answer did not come, and the law lets the request end so.
    Expired {
        /// When.
        at: Timestamp,
        /// What was not answered.
        question: Question,
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
    /// Approved, and not yet begun so that the person can take it back.
    CoolingOff {
        /// By whom and when.
        approval: Approval,
        /// Until when.
        until: Timestamp,
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
    /// Could not be carried out yet; the portal tries again.
    #[serde(rename_all = "camelCase")]
    Stuck {
        /// By whom and when it was approved.
        approval: Approval,
        /// When it was begun.
        started_at: Timestamp,
        /// What went wrong.
        failure: Failure,
    },
    /// Carried out here. It is done once the platform's part is confirmed, too, where it has one.
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
            Self::InReview { .. } => "in review",
            Self::Asked { .. } => "asked",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Expired { .. } => "expired",
            Self::Endorsed { .. } => "endorsed",
            Self::Refused { .. } => "refused",
            Self::CoolingOff { .. } => "cooling off",
            Self::Approved { .. } => "approved",
            Self::Executing { .. } => "executing",
            Self::Stuck { .. } => "stuck",
            Self::Done { .. } if self.awaits_platform() => "done here",
            Self::Done { .. } => "done",
        }
    }

    /// Whether it is still to be decided, or to be carried out here.
    pub const fn is_open(&self) -> bool {
        !matches!(
            self,
            Self::Withdrawn { .. } | Self::Expired { .. } | Self::Refused { .. } | Self::Done { .. }
        )
    }

    /// Whether it is carried out here, and the platform's part is not confirmed yet.
    pub const fn awaits_platform(&self) -> bool {
        matches!(self, Self::Done { execution, .. } if execution.awaits_platform)
    }

    /// Whether nothing is left to do, neither here nor on the platform.
    pub const fn is_over(&self) -> bool {
        !self.is_open() && !self.awaits_platform()
    }

    /// Whether the business still has to decide.
    pub const fn is_undecided(&self) -> bool {
        matches!(
            self,
            Self::Submitted | Self::InReview { .. } | Self::Asked { .. } | Self::Endorsed { .. }
        )
    }

    /// Whether the person can still take it back.
    pub const fn is_revocable(&self) -> bool {
        self.is_undecided() || matches!(self, Self::CoolingOff { .. })
    }

    /// The yes that it rests on.
    pub const fn approval(&self) -> Option<&Approval> {
        match self {
            Self::CoolingOff { approval, .. }
            | Self::Approved { approval }
            | Self::Executing { approval, .. }
            | Self::Stuck { approval, .. }
            | Self::Done { approval, .. } => Some(approval),
            _ => None,
        }
    }
}

/// Who looks into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// The member of staff.
    pub by: Actor,
    /// Since when.
    pub at: Timestamp,
}

/// What the business wants to know before it decides. The words of it are a message to the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// What about.
    pub about: QuestionAbout,
    /// The member of staff.
    pub by: Actor,
    /// When it was asked.
    pub at: Timestamp,
    /// The day after which the request may end without an answer, where the law allows that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapses_on: Option<Date>,
    /// When the person was told once more that it will.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warned_at: Option<Timestamp>,
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionAbout {
    /// Who the person is, on reasonable doubt: Art. 12(6) GDPR.
    Identity,
    /// What they mean.
    Clarification,
}

impl QuestionAbout {
    /// Its code, on the wire and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Clarification => "clarification",
        }
    }

    /// What has this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Identity, Self::Clarification]
            .into_iter()
            .find(|about| about.code() == code)
    }
}

/// How staff close a question that the person has not answered in the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// The answer came another way: in a letter, by telephone.
    AnsweredElsewhere,
    /// They take it back.
    TakenBack,
    /// No answer came, and they go on without.
    Unanswered,
}

impl Closing {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::AnsweredElsewhere, Self::TakenBack, Self::Unanswered];

    /// Its code, on the wire and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AnsweredElsewhere => "answered_elsewhere",
            Self::TakenBack => "taken_back",
            Self::Unanswered => "unanswered",
        }
    }

    /// The way with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
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
    /// The parts that they would refuse.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RefusedPart>,
}

/// A yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    /// Who.
    #[serde(flatten)]
    pub by: Decider,
    /// When.
    pub at: Timestamp,
    /// The first of two, where two had to approve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Endorsement>,
    /// The parts that are refused; none where all is approved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RefusedPart>,
}

/// Who says yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Decider {
    /// A member of staff; of two, the second.
    By(Actor),
    /// The portal, because the law leaves nothing to decide. The text says why: an article.
    ByLaw(Box<str>),
    /// Somebody at the machine, who calls himself so.
    ByOperator(Box<str>),
}

/// A part of a request that is refused, which always says why (Art. 12(4) GDPR).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefusedPart {
    /// The field.
    pub field: FieldPath,
    /// The ground.
    pub reason: Reason,
    /// What the business adds in its own words; the person reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
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

/// Why it could not be carried out yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// When it last failed.
    pub at: Timestamp,
    /// How often it was tried.
    pub tries: u32,
    /// In a word.
    pub why: Box<str>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Execution {
    /// When the portal began.
    pub started_at: Timestamp,
    /// When it was through.
    pub finished_at: Timestamp,
    /// What went, by category.
    pub erased: Counts,
    /// The fields that were put right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<FieldPath>,
    /// Whether the platform has a part in it that nobody has confirmed yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub awaits_platform: bool,
}
