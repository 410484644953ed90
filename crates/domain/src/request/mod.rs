//! A person's exercise of a right, as a state machine: the states carry their facts, the moves consume and may refuse.

mod reference;
mod state;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::{
    reference::{InvalidReference, Reference},
    state::{Approval, Endorsement, Execution, Refusal, State},
};
use crate::{deadline::Due, erasure::Size, id::AppId, principal::Actor, right::Right, subject::Subject};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Ask {
    /// Art. 17 GDPR.
    Erasure {
        /// How much is to go.
        size: Size,
    },
}

impl Ask {
    /// The right that it exercises.
    pub const fn right(self) -> Right {
        match self {
            Self::Erasure { .. } => Right::Erasure,
        }
    }
}

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
    /// What is asked.
    pub ask: Ask,
    /// When the business received it.
    pub received_at: Timestamp,
    /// When the answer is due.
    pub due: Due,
    /// How far it has come.
    pub state: State,
}

/// The move is not one that this state allows. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the request is {state}, so it cannot be {verb}")]
pub struct IllegalMove {
    /// What the request is.
    pub state: &'static str,
    /// What was tried.
    pub verb: &'static str,
}

impl Request {
    /// A request as the person has just made it.
    pub const fn submit(
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
            ask,
            received_at,
            due,
            state: State::Submitted,
        }
    }

    /// The person takes it back, as long as nothing has been decided.
    ///
    /// # Errors
    /// [`IllegalMove`] once it is decided or withdrawn.
    pub fn withdraw(self, at: Timestamp) -> Result<Self, IllegalMove> {
        match self.state {
            State::Submitted | State::Endorsed { .. } => Ok(Self {
                state: State::Withdrawn { at },
                ..self
            }),
            ref other => Err(IllegalMove {
                state: other.name(),
                verb: "withdrawn",
            }),
        }
    }

    /// The first of two approves it. The rule that two have to is the app's, and whether a second one is another
    /// person is for whoever knows the keys to say.
    ///
    /// # Errors
    /// [`IllegalMove`] unless nobody has said anything yet.
    pub fn endorse(self, by: Actor, at: Timestamp) -> Result<Self, IllegalMove> {
        match self.state {
            State::Submitted => Ok(Self {
                state: State::Endorsed {
                    endorsement: Endorsement { by, at },
                },
                ..self
            }),
            ref other => Err(IllegalMove {
                state: other.name(),
                verb: "endorsed",
            }),
        }
    }

    /// The same, with nothing said by the first of two: for when what they said counts no longer.
    #[must_use]
    pub fn without_endorsement(self) -> Self {
        match self.state {
            State::Endorsed { .. } => Self {
                state: State::Submitted,
                ..self
            },
            _ => self,
        }
    }

    /// Staff approve it: alone, or as the second of two.
    ///
    /// # Errors
    /// [`IllegalMove`] once it is decided or withdrawn.
    pub fn approve(self, by: Actor, at: Timestamp) -> Result<Self, IllegalMove> {
        let first = match self.state {
            State::Submitted => None,
            State::Endorsed { endorsement } => Some(endorsement),
            ref other => {
                return Err(IllegalMove {
                    state: other.name(),
                    verb: "approved",
                });
            }
        };
        Ok(Self {
            state: State::Approved {
                approval: Approval { by, at, first },
            },
            ..self
        })
    }

    /// Staff refuse it, with a reason.
    ///
    /// # Errors
    /// [`IllegalMove`] once it is decided or withdrawn.
    pub fn refuse(self, refusal: Refusal) -> Result<Self, IllegalMove> {
        match self.state {
            State::Submitted | State::Endorsed { .. } => Ok(Self {
                state: State::Refused { refusal },
                ..self
            }),
            ref other => Err(IllegalMove {
                state: other.name(),
                verb: "refused",
            }),
        }
    }

    /// The portal begins to carry the approval out. Beginning again after a crash is no other beginning.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it is approved, or already under way.
    pub fn start(self, at: Timestamp) -> Result<Self, IllegalMove> {
        match self.state {
            State::Approved { approval } => Ok(Self {
                state: State::Executing {
                    approval,
                    started_at: at,
                },
                ..self
            }),
            State::Executing { .. } => Ok(self),
            ref other => Err(IllegalMove {
                state: other.name(),
                verb: "carried out",
            }),
        }
    }

    /// The portal has carried it out.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it is under way.
    pub fn finish(self, execution: Execution) -> Result<Self, IllegalMove> {
        match self.state {
            State::Executing { approval, .. } => Ok(Self {
                state: State::Done { approval, execution },
                ..self
            }),
            ref other => Err(IllegalMove {
                state: other.name(),
                verb: "finished",
            }),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
