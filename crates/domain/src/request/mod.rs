//! A person's exercise of a right, as a state machine: the states carry their facts, the moves consume and may refuse.

mod acknowledgement;
mod answer;
mod ask;
mod delivery;
mod intake;
mod lateness;
mod message;
mod moves;
mod reference;
mod residue;
mod state;
mod trail;

use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

pub use self::{
    ask::{Against, Ask, Ground, InvalidRecipient, Kind, Recipient, Standing},
    delivery::Delivery,
    intake::Intake,
    message::{Author, InvalidWords, LONGEST_MESSAGE, Message, Words},
    reference::{InvalidReference, Reference},
    state::{
        Approval, Closing, Decider, Endorsement, Execution, Failure, Question, QuestionAbout, Refusal,
        RefusedPart, State, Taken,
    },
    trail::{Happened, Step},
};
use crate::{
    correction::{Correction, FieldPath},
    deadline::Due,
    facts::Region,
    id::AppId,
    principal::Actor,
    subject::Subject,
};

/// The person is told once more so many days before their request ends without an answer, at the latest.
pub const WARNED_BEFORE: i8 = 7;

/// A request, from the moment it is made to the end of its own retention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The business it is put to.
    pub app: AppId,
    /// Its public name, for letters, bookmarks and telephone calls.
    pub reference: Reference,
    /// Whose it is.
    pub subject: Subject,
    /// Who put it, where that was not the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<OnBehalf>,
    /// What is asked.
    pub ask: Ask,
    /// The appeal that was upheld, and that it is opened anew after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Reference>,
    /// When it came to the portal. On which day the business had it stands in `due`: an earlier one, perhaps, where somebody
    /// put it for the person.
    pub received_at: Timestamp,
    /// Where the person is, where that has chosen the law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// When the answer is due, with what has lengthened it.
    pub due: Due,
    /// That it takes longer, if the business has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// When the clock stood still.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    /// How far it has come.
    pub state: State,
    /// What has happened, oldest first. Requests of early versions have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trail: Vec<Step>,
}

/// Who put a request for somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "role")]
pub enum OnBehalf {
    /// A member of staff.
    Staff {
        /// Who.
        by: Actor,
    },
    /// Somebody at the machine, who calls himself so.
    Operator {
        /// The name.
        name: Box<str>,
    },
}

/// That the business takes longer (Art. 12(3) GDPR: with the reasons, within the first period).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Extension {
    /// The member of staff.
    pub by: Actor,
    /// When the person was told.
    pub at: Timestamp,
    /// Why.
    pub reason: ExtensionReason,
    /// What the business adds in its own words; the person reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Why a business may take longer: the two grounds of Art. 12(3) GDPR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExtensionReason {
    /// The request is complex.
    Complex,
    /// The person has put many.
    Many,
}

impl ExtensionReason {
    /// Its code, on the wire and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Complex => "complex",
            Self::Many => "many",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Complex, Self::Many]
            .into_iter()
            .find(|reason| reason.code() == code)
    }
}

/// A time for which the clock stood still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pause {
    /// From when.
    pub from: Timestamp,
    /// Until when; none while it still does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// What was asked.
    pub why: QuestionAbout,
}

/// The move is not one that can be made here. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IllegalMove {
    /// Not from this state.
    #[error("the request is {state}, so it cannot be {verb}")]
    State {
        /// What the request is.
        state: &'static str,
        /// What was tried.
        verb: &'static str,
    },
    /// It takes longer already, and that is said once.
    #[error("the request was extended before")]
    ExtendedBefore,
    /// The day has passed on which it could still have been extended.
    #[error("the request is late already")]
    Late,
    /// What is refused is not a part of it, or is all of it.
    #[error("some parts of a correction can be refused; all of them, by refusing the request")]
    Parts,
}

impl Request {
    /// A request as the person has just made it, which they read at once.
    pub fn submit(
        app: AppId,
        reference: Reference,
        subject: Subject,
        ask: Ask,
        received_at: Timestamp,
        due: Due,
    ) -> Self {
        Self {
            app,
            reference,
            subject,
            on_behalf: None,
            ask,
            follows: None,
            received_at,
            region: None,
            due,
            extension: None,
            pauses: Vec::new(),
            state: State::Submitted,
            trail: [Happened::Received, Happened::Acknowledged]
                .map(|what| Step {
                    at: received_at,
                    what,
                })
                .into(),
        }
    }

    /// The same of somebody there, which has chosen its law.
    #[must_use]
    pub fn in_region(mut self, region: Option<Region>) -> Self {
        self.region = region;
        self
    }

    /// The same, put by somebody else for the person, who does not know of it yet.
    #[must_use]
    pub fn put_by(mut self, who: OnBehalf) -> Self {
        self.on_behalf = Some(who);
        self.trail.retain(|step| step.what != Happened::Acknowledged);
        self
    }

    /// The same, opened anew after an appeal that was upheld.
    #[must_use]
    pub fn following(mut self, appeal: Reference) -> Self {
        self.follows = Some(appeal);
        self
    }

    /// The parts that can be decided one by one: the fields of a correction.
    pub fn parts(&self) -> Vec<&FieldPath> {
        match &self.ask {
            Ask::Correction {
                correction: Correction::Fields { changes },
            } => changes.as_slice().iter().map(|change| &change.field).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it is an erasure that is carried out, of which it is not verified yet that nothing is left; or not of what
    /// came again and was set aside.
    pub fn is_unverified(&self) -> bool {
        let of_that = |step: &&Step| {
            matches!(
                step.what,
                Happened::Done | Happened::SetAside | Happened::Verified
            )
        };
        let last = self.trail.iter().rfind(of_that).map(|step| &step.what);
        matches!(
            (&self.ask, &self.state),
            (Ask::Erasure { .. }, State::Done { .. })
        ) && matches!(last, Some(Happened::Done | Happened::SetAside))
    }

    /// When something happens by itself: the end of the cooling off, or the day on which an unanswered question is
    /// looked at again.
    pub fn wakes_at(&self) -> Option<Timestamp> {
        match &self.state {
            State::CoolingOff { until, .. } => Some(*until),
            State::Asked { question } => question.wakes_on().and_then(everywhere),
            _ => None,
        }
    }
}

impl Question {
    /// The day on which something happens by itself while nobody answers: the person is told once more, or the day
    /// after the last has come.
    pub fn wakes_on(&self) -> Option<Date> {
        let lapses_on = self.lapses_on?;
        Some(match self.warned_at {
            None => lapses_on.saturating_sub(Span::new().days(WARNED_BEFORE)),
            Some(_) => lapses_on.tomorrow().unwrap_or(lapses_on),
        })
    }
}

/// When a day has come wherever a business can be: nobody's day is cut short.
fn everywhere(day: Date) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0)).ok()
}

#[cfg(test)]
pub(crate) mod tests;
