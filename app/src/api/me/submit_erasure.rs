//! The person asks for everything to be deleted.

use leptos::prelude::*;

use crate::api::Problem;

/// Asks for everything to be deleted, and leads to the request. The same form again leads to the same request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] if nothing is held, or [`Problem::Fault`].
#[server(name = SubmitErasure, prefix = "/api", endpoint = "submit_erasure")]
pub async fn submit_erasure(
    /// The session's stamp.
    stamp: String,
    /// The form's mark.
    once: String,
) -> Result<(), Problem> {
    use crate::api::{Caller, fault::the_desk, lead};

    let submitted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let reference = desk.submit_erasure(caller.stamped_person(&stamp)?, &once).await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(submitted.await, "/me/requests/new/erasure/check")
}
