//! The person objects to other uses.

use leptos::prelude::*;

use crate::api::Problem;

/// Objects to other uses, in the words that the session keeps, and leads to the request. The same form again leads to the
/// same request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] if the words are kept no more or for a mark
/// that no form carries, [`Problem::NotFound`] if nothing is held, or [`Problem::Fault`].
#[server(name = SubmitObjection, prefix = "/api", endpoint = "submit_objection")]
pub async fn submit_objection(
    /// The session's stamp.
    stamp: String,
    /// Under which name the words are kept.
    entry: String,
    /// Whether the records are to be only stored meanwhile.
    meanwhile: Option<String>,
    /// The form's mark.
    once: String,
) -> Result<(), Problem> {
    use super::{NEW_OBJECTION, is_mark, keep_objection::kept_words};
    use crate::api::{Caller, fault::the_desk, lead};

    let submitted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        let words = kept_words(&desk, caller.me()?, &entry).await?;
        let words = words.filter(|_| is_mark(&once)).ok_or(Problem::Incomplete)?;
        let reference = desk
            .object_to_other_uses(person, words, meanwhile.is_some(), &once)
            .await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(submitted.await, NEW_OBJECTION)
}
