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
) -> Result<(), Problem> {
    use domain::{
        request::{Reference, Words},
        session::Errand,
    };

    use crate::api::{Caller, aside, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/me/requests");
    };
    let page = format!("/me/requests/{reference}");
    let said = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        let said = match Words::parse(&words) {
            Ok(words) => desk.say(person, &reference, words).await.map_err(Problem::from),
            Err(wrong) => Err(wrong.into()),
        };
        let errand = Errand {
            page: page.clone(),
            fields: vec![("words".to_owned(), words)],
        };
        aside(caller.me()?, errand, said).await?;
        Ok(page.clone())
    };
    lead(said.await, &page)
}
