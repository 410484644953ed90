//! The times when a clock stands still.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Clock, Law, PauseRule};

/// What a person is asked while the clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Who they are.
    Identity,
    /// What they want.
    Clarification,
}

impl Question {
    /// What this law lets it do to the clock; nothing, where it may not stop it.
    pub fn rule(self, law: &Law) -> Option<&PauseRule> {
        match self {
            Self::Identity => law.pauses.identity.as_ref(),
            Self::Clarification => law.pauses.clarification.as_ref(),
        }
    }
}

/// A line of the ledger of pauses. Until it ends, it has moved nothing yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pause {
    /// The day of the question.
    from: Date,
    /// The day of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
    /// What was asked.
    why: Question,
}

/// The clock cannot be stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotPaused {
    /// The law has no pause for this question.
    #[error("{law} does not stop its clock for this question")]
    NotAllowed {
        /// The law's name.
        law: &'static str,
    },
    /// Another question is open.
    #[error("the clock stands already")]
    Already,
    /// The answer is overdue, and a question does not make it less so.
    #[error("the answer was due by {by}")]
    TooLate {
        /// The last day.
        by: Date,
    },
}

impl Pause {
    /// The clock stops: a question is put `today`.
    ///
    /// # Errors
    /// [`NotPaused`] where the law does not allow it, while another is open, or after the last day.
    pub fn open(clock: &Clock<'_>, today: Date, why: Question) -> Result<Self, NotPaused> {
        let regime = clock.regime();
        let law = regime.law();
        let verifies = why != Question::Identity || clock.times().verification;
        if why.rule(law).is_none() || !verifies {
            return Err(NotPaused::NotAllowed { law: regime.name() });
        }
        if clock.pauses().iter().any(|pause| pause.until.is_none()) {
            return Err(NotPaused::Already);
        }
        let by = clock.reckon_anyway().due.by;
        if today > by {
            return Err(NotPaused::TooLate { by });
        }
        Ok(Self {
            from: today.max(clock.received_on()),
            until: None,
            why,
        })
    }

    /// A line as it was written down, whatever the law says of it now.
    pub const fn recorded(from: Date, until: Option<Date>, why: Question) -> Self {
        Self { from, until, why }
    }

    /// The day of the question.
    pub const fn from(self) -> Date {
        self.from
    }

    /// The day of the answer.
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// What was asked.
    pub const fn why(self) -> Question {
        self.why
    }
}
