//! Staff close a question that the person has not answered here.

use leptos::prelude::*;

use crate::api::Problem;

/// Closes the question: with the answer that came another way, by taking it back, or without an answer; and leads to the
/// request. What was entered and could not be taken is kept for its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::WordsMissing`] for an answer of no words,
/// [`Problem::WordsTooLong`], [`Problem::NotFound`] out of reach, [`Problem::SameReviewer`], [`Problem::Moved`] if no
/// answer is awaited any more, [`Problem::Incomplete`], or [`Problem::Fault`].
#[server(name = CloseQuestion, prefix = "/api", endpoint = "close_question")]
pub async fn close_question(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// In which way: `answered_elsewhere`, `taken_back`, `unanswered`.
    how: String,
    /// The answer, where one came.
    words: Option<String>,
) -> Result<(), Problem> {
    use ::desk::Close;
    use domain::request::{Closing, Reference, Words};

    use super::{entered, page_of};
    use crate::api::{Caller, aside, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let closed = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let words = words.unwrap_or_default();
        let close = match Closing::from_code(&how) {
            Some(Closing::AnsweredElsewhere) => {
                Words::parse(&words).map(Close::Answered).map_err(Problem::from)
            }
            Some(Closing::TakenBack) => Ok(Close::TakeBack),
            Some(Closing::Unanswered) => Ok(Close::Unanswered),
            None => Err(Problem::Incomplete),
        };
        let closed = match close {
            Ok(close) => desk
                .close_question(staff, &reference, close)
                .await
                .map_err(Problem::from),
            Err(problem) => Err(problem),
        };
        let errand = entered(&page, "close", String::new(), words);
        aside(caller.desk()?, errand, closed).await?;
        Ok(page.clone())
    };
    lead(closed.await, &page)
}
