//! Staff approve a request.

use leptos::prelude::*;

use crate::api::Problem;

/// Approves a request, which begins the deletion, and leads to it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] out of reach, [`Problem::Moved`] if it was
/// decided or taken back meanwhile, or [`Problem::Fault`].
#[server(name = ApproveRequest, prefix = "/api", endpoint = "approve_request")]
pub async fn approve_request(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
) -> Result<(), Problem> {
    use domain::request::Reference;

    use crate::api::{Caller, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = format!("/desk/requests/{reference}");
    let approved = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        desk.approve(caller.stamped_staff(&stamp)?, &reference).await?;
        Ok(page.clone())
    };
    lead(approved.await, &page)
}
