//! Pages that say what went wrong.

use crate::api::Problem;

/// What a page of trouble says.
#[derive(Debug, Clone, Copy)]
pub struct Trouble {
    /// In the margin, and the page's title.
    pub side: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// What happened, and what to do.
    pub lede: &'static str,
    /// The link that leads on.
    pub on: &'static str,
}

/// The words for a problem.
pub const fn words(problem: Problem) -> Trouble {
    match problem {
        Problem::NotFound => Trouble {
            side: "Not found",
            heading: "There is no page here",
            lede: "The address may be mistyped, or the page is not yours to see. We say the same in both cases, so \
                that nobody can find out by trying.",
            on: "Go to your overview",
        },
        Problem::SignedOut => Trouble {
            side: "Session ended",
            heading: "You have been signed out",
            lede: "You were away for a while, so we closed the page to keep your data to yourself. Nothing is lost.",
            on: "Sign in and carry on",
        },
        Problem::StaleForm => Trouble {
            side: "An older form",
            heading: "This form belongs to an earlier visit",
            lede: "You have signed in again since the form was drawn, so we did not take it. Nothing was changed. Open \
                the page again and send the form from there.",
            on: "Go to your overview",
        },
        Problem::NotFresh => Trouble {
            side: "Sign in again",
            heading: "Please sign in once more",
            lede: "It has been a while since you signed in, and this is something that only you should do. Nothing was \
                changed.",
            on: "Go to your overview",
        },
        Problem::SamePerson => Trouble {
            side: "A second person",
            heading: "Somebody else has to approve as well",
            lede: "Two people have to agree here, who sign in by two different keys. The first approval stands. Nothing \
                was changed.",
            on: "Go to the queue",
        },
        Problem::Moved => Trouble {
            side: "Changed meanwhile",
            heading: "Something changed while you were reading",
            lede: "The request has moved on since this page was drawn, so we did not act on it. Open it again to see \
                where it stands.",
            on: "Go to your overview",
        },
        Problem::ReasonMissing | Problem::Incomplete => Trouble {
            side: "Not complete",
            heading: "Something is missing in what was sent",
            lede: "We could not take the form as it came, and nothing was changed. Go back, fill in what is missing and \
                send it again.",
            on: "Go to your overview",
        },
        Problem::NoteTooLong => Trouble {
            side: "Too long",
            heading: "The note is too long",
            lede: "We could not take the form as it came, and nothing was changed. Go back, shorten the note and send it \
                again.",
            on: "Go to the queue",
        },
        Problem::Fault => Trouble {
            side: "Something went wrong",
            heading: "Sorry, there is a problem on our side",
            lede: "It is not you. Nothing you had saved is lost: go back and try again in a few minutes.",
            on: "Go to your overview",
        },
    }
}

/// The other way on.
pub const SIGN_IN_AGAIN: &str = "Sign in again";
/// The way on for staff.
pub const TO_THE_QUEUE: &str = "Go to the queue";
