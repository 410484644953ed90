//! Why a form led back to its page.

use crate::api::Problem;

/// The sentence for a problem.
pub const fn said(problem: Problem) -> &'static str {
    match problem {
        Problem::SignedOut => "You have been signed out, so nothing was changed.",
        Problem::NotFound => "There is no such request here, so nothing was changed.",
        Problem::StaleForm => {
            "You have signed in again since the form was drawn, so we did not take it. Nothing was changed. Send it \
             again from this page."
        }
        Problem::NotFresh => {
            "It has been a while since you signed in, so nothing was changed. Sign in again first."
        }
        Problem::SamePerson => {
            "You have approved already, or somebody who signs in by the same key has. A second person has to, who signs in \
             by another key."
        }
        Problem::Moved => {
            "The request has moved on since the form was drawn, so we did not act on it. This page says where it stands \
             now."
        }
        Problem::ReasonMissing => super::review::REASON_MISSING,
        Problem::NoteTooLong => super::review::NOTE_TOO_LONG,
        Problem::Incomplete => {
            "We could not take the form as it came, so nothing was changed. Fill in what is missing and send it again."
        }
        Problem::Fault => {
            "Sorry, there is a problem on our side, so nothing was changed. Send it again in a few minutes."
        }
    }
}

/// Back from a fresh sign-in that an act had asked for.
pub const BACK: &str = "You have signed in again.";
/// And where something had been entered.
pub const BACK_WITH_ALL: &str = "You have signed in again. What you entered is still here.";
