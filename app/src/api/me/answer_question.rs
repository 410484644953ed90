//! The person answers a question about their request.

use leptos::prelude::*;

use crate::api::Problem;

/// Answers what the business asked, and leads back to the request. What was written and could not be taken is kept for its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] if it is not theirs,
/// [`Problem::WordsMissing`], [`Problem::WordsTooLong`], [`Problem::Moved`] unless they were asked, or
/// [`Problem::Fault`].
#[server(name = AnswerQuestion, prefix = "/api", endpoint = "answer_question")]
pub async fn answer_question(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// What the person writes.
    words: String,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use super::writing::{Writing, write};

    write(Writing::Answer, &stamp, &reference, words, typed).await
}
