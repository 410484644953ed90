//! The person says something about their request.

use leptos::prelude::*;

use crate::api::Problem;

/// Says something about a request, and leads back to it. What was written and could not be taken is kept for its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] if it is not theirs,
/// [`Problem::WordsMissing`], [`Problem::WordsTooLong`], [`Problem::Moved`] once it is over, or
/// [`Problem::Fault`].
#[server(name = SendMessage, prefix = "/api", endpoint = "send_message")]
pub async fn send_message(
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

    write(Writing::Message, &stamp, &reference, words, typed).await
}
