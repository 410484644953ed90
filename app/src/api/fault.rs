//! What the desk could not do, as a code for the page and a line for the log.

use std::sync::Arc;

use desk::{Desk, Error};
use domain::request::InvalidWords;
use leptos::context::use_context;

use super::Problem;

/// The desk behind this page or function.
///
/// # Errors
///
/// [`Problem::Fault`] outside a server.
pub(super) fn the_desk() -> Result<Arc<Desk>, Problem> {
    use_context().ok_or(Problem::Fault)
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound | Error::NothingHeld => Self::NotFound,
            Error::Moved => Self::Moved,
            Error::NotFresh => Self::NotFresh,
            Error::SamePerson => Self::SamePerson,
            Error::NotNamed => Self::NotNamed,
            // The form is of before: its page now offers the grounds that there are.
            Error::Restricted | Error::RecordClosed => Self::OccasionMissing,
            Error::Held => Self::Held,
            Error::NotHeldUntil => Self::NotHeldUntil,
            Error::NoGround => Self::ReasonMissing,
            Error::NoteTooLong => Self::NoteTooLong,
            Error::NothingSaid => Self::WordsMissing,
            Error::SameReviewer => Self::SameReviewer,
            Error::MayNotAsk => Self::MayNotAsk,
            Error::NotExtendable => Self::NotExtendable,
            Error::ExtendedBefore => Self::ExtendedBefore,
            Error::Late => Self::Late,
            Error::NotDecided => Self::NotDecided,
            Error::NotReceivedThen => Self::NotReceivedThen,
            Error::NobodyHeld => Self::NobodyHeld,
            Error::NotTheirs => Self::NotTheirs,
            Error::Stale => Self::Stale,
            Error::AllParts => Self::AllParts,
            Error::Misfit(_) | Error::Entries(_) => Self::Misfit,
            Error::Written(wrong) => wrong.into(),
            Error::Busy(_) => {
                tracing::warn!("somebody else was writing for too long");
                Self::Busy
            }
            fault => {
                // The desk's errors hold nothing personal.
                tracing::error!(%fault, "a use case failed");
                Self::Fault
            }
        }
    }
}

impl From<InvalidWords> for Problem {
    fn from(wrong: InvalidWords) -> Self {
        match wrong {
            InvalidWords::Nothing => Self::WordsMissing,
            InvalidWords::TooLong => Self::WordsTooLong,
        }
    }
}
