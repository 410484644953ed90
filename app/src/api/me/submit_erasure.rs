//! The person asks for everything to be deleted.

use leptos::prelude::*;

use crate::api::Problem;

/// Asks for everything to be deleted, and leads to the request. The same form again leads to the same request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for a mark that no form carries,
/// [`Problem::NotFresh`], [`Problem::NotFound`] if nothing is held, or [`Problem::Fault`].
#[server(name = SubmitErasure, prefix = "/api", endpoint = "submit_erasure")]
pub async fn submit_erasure(
    /// The session's stamp.
    stamp: String,
    /// The form's mark.
    once: String,
) -> Result<(), Problem> {
    use domain::session::Errand;

    use super::{CHECK_ERASURE, is_mark};
    use crate::api::{Caller, aside, fault::the_desk, lead};

    let submitted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        if !is_mark(&once) {
            return Err(Problem::Incomplete);
        }
        let submitted = desk.submit_erasure(person, &once).await;
        let errand = Errand {
            page: CHECK_ERASURE.to_owned(),
            fields: vec![("once".to_owned(), once)],
        };
        let reference = aside(caller.me()?, errand, submitted.map_err(Problem::from)).await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(submitted.await, CHECK_ERASURE)
}
