//! What can go wrong, as a fixed list of codes: no free text travels.

use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why a server function did not do what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nobody is signed in, or not as the one who may.
    #[error("sign in first")]
    SignedOut,
    /// Not there, or not yours: they look the same.
    #[error("not found")]
    NotFound,
    /// The form was drawn for another session.
    #[error("the form belongs to another session")]
    StaleForm,
    /// This takes somebody who has just signed in.
    #[error("sign in afresh")]
    NotFresh,
    /// The first of two who approve cannot be the second too.
    #[error("a second person has to approve")]
    SamePerson,
    /// The request has moved on meanwhile.
    #[error("the request has changed meanwhile")]
    Moved,
    /// A refusal needs a reason.
    #[error("choose a reason")]
    ReasonMissing,
    /// Opening a record needs a reason.
    #[error("say why you open the record")]
    OccasionMissing,
    /// The note is longer than it may be.
    #[error("the note is too long")]
    NoteTooLong,
    /// Nothing was chosen where something has to be.
    #[error("choose one")]
    ChoiceMissing,
    /// Something has to be written.
    #[error("write something")]
    WordsMissing,
    /// What was written is longer than it may be.
    #[error("this is too long")]
    WordsTooLong,
    /// Who decided does not decide on a complaint or an appeal about that.
    #[error("somebody else has to look at this")]
    SameReviewer,
    /// The law does not let a business ask who is asking for this.
    #[error("the law does not let you ask that")]
    MayNotAsk,
    /// The law gives no more time for this.
    #[error("the law gives no more time")]
    NotExtendable,
    /// It takes longer already, and that is said once.
    #[error("it was extended before")]
    ExtendedBefore,
    /// The day has passed on which it could still have been extended.
    #[error("it is late already")]
    Late,
    /// There is no decision to look at again.
    #[error("there is no decision to look at again")]
    NotDecided,
    /// A request cannot have come on that day.
    #[error("it cannot have come on that day")]
    NotReceivedThen,
    /// Nobody is held under this name.
    #[error("nobody is held under this id")]
    NobodyHeld,
    /// The person whom staff put a complaint or an appeal for has no such request.
    #[error("they have no request by this reference")]
    NotTheirs,
    /// Nothing is held that this erasure could take.
    #[error("nothing is held that could be deleted")]
    NothingToErase,
    /// What was typed is neither the name nor the id of the business.
    #[error("this is neither the name of the business nor its id")]
    NotNamed,
    /// A legal hold stands on whom it is about.
    #[error("a legal hold stands")]
    Held,
    /// The last day of a hold is over, or no day.
    #[error("the last day of a hold is a day to come")]
    NotHeldUntil,
    /// A value has changed since it was seen.
    #[error("a value has changed since it was seen")]
    Stale,
    /// All parts would be refused.
    #[error("all parts would be refused")]
    AllParts,
    /// What was entered breaks a rule of its field.
    #[error("what was entered breaks a rule of its field")]
    Misfit,
    /// What was entered cannot be taken.
    #[error("the form is not complete")]
    Incomplete,
    /// Somebody else has been writing for too long.
    #[error("try again in a minute")]
    Busy,
    /// Our fault.
    #[error("something went wrong here")]
    Fault,
}

impl Problem {
    /// All of them.
    pub const ALL: [Self; 31] = [
        Self::SignedOut,
        Self::NotFound,
        Self::StaleForm,
        Self::NotFresh,
        Self::SamePerson,
        Self::Moved,
        Self::ReasonMissing,
        Self::OccasionMissing,
        Self::NoteTooLong,
        Self::ChoiceMissing,
        Self::WordsMissing,
        Self::WordsTooLong,
        Self::SameReviewer,
        Self::MayNotAsk,
        Self::NotExtendable,
        Self::ExtendedBefore,
        Self::Late,
        Self::NotDecided,
        Self::NotReceivedThen,
        Self::NobodyHeld,
        Self::NotTheirs,
        Self::NothingToErase,
        Self::NotNamed,
        Self::Held,
        Self::NotHeldUntil,
        Self::Stale,
        Self::AllParts,
        Self::Misfit,
        Self::Incomplete,
        Self::Busy,
        Self::Fault,
    ];

    /// The code that stands in a URL, when a form leads back to its page: `?problem=moved`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::NotFound => "not_found",
            Self::StaleForm => "stale_form",
            Self::NotFresh => "not_fresh",
            Self::SamePerson => "same_person",
            Self::Moved => "moved",
            Self::ReasonMissing => "reason_missing",
            Self::OccasionMissing => "occasion_missing",
            Self::NoteTooLong => "note_too_long",
            Self::ChoiceMissing => "choice_missing",
            Self::WordsMissing => "words_missing",
            Self::WordsTooLong => "words_too_long",
            Self::SameReviewer => "same_reviewer",
            Self::MayNotAsk => "may_not_ask",
            Self::NotExtendable => "not_extendable",
            Self::ExtendedBefore => "extended_before",
            Self::Late => "late",
            Self::NotDecided => "not_decided",
            Self::NotReceivedThen => "not_received_then",
            Self::NobodyHeld => "nobody_held",
            Self::NotTheirs => "not_theirs",
            Self::NothingToErase => "nothing_to_erase",
            Self::NotNamed => "not_named",
            Self::Held => "held",
            Self::NotHeldUntil => "not_held_until",
            Self::Stale => "stale",
            Self::AllParts => "all_parts",
            Self::Misfit => "misfit",
            Self::Incomplete => "incomplete",
            Self::Busy => "busy",
            Self::Fault => "fault",
        }
    }

    /// How HTTP says it.
    #[cfg(feature = "ssr")]
    pub const fn status(self) -> http::StatusCode {
        use http::StatusCode;
        match self {
            Self::SignedOut | Self::NotFresh => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::StaleForm => StatusCode::FORBIDDEN,
            Self::SamePerson
            | Self::SameReviewer
            | Self::Moved
            | Self::ExtendedBefore
            | Self::Late
            | Self::NotDecided
            | Self::Held
            | Self::Stale => StatusCode::CONFLICT,
            Self::ReasonMissing
            | Self::OccasionMissing
            | Self::NoteTooLong
            | Self::ChoiceMissing
            | Self::WordsMissing
            | Self::WordsTooLong
            | Self::MayNotAsk
            | Self::NotExtendable
            | Self::NotReceivedThen
            | Self::NobodyHeld
            | Self::NotTheirs
            | Self::NothingToErase
            | Self::NotNamed
            | Self::NotHeldUntil
            | Self::AllParts
            | Self::Misfit
            | Self::Incomplete => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The problem with this code; anyone can write anything into a URL.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.code() == code)
    }
}

impl FromServerFnError for Problem {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::MissingArg(_) => Self::Incomplete,
            _ => Self::Fault,
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_problem_and_matches_the_wire() {
        for problem in Problem::ALL {
            assert_eq!(Problem::from_code(problem.code()), Some(problem));
            assert_eq!(serde_json::to_value(problem).unwrap(), problem.code());
        }
        assert_eq!(Problem::from_code("<script>"), None);
    }
}
