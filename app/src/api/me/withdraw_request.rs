//! The person takes a request back.

use leptos::prelude::*;

use crate::api::Problem;

/// Takes a request back that nobody has decided yet, and leads to it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] if it is not theirs, [`Problem::Moved`] once
/// it is decided, or [`Problem::Fault`].
#[server(name = WithdrawRequest, prefix = "/api", endpoint = "withdraw_request")]
pub async fn withdraw_request(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
) -> Result<(), Problem> {
    use domain::request::Reference;

    use crate::api::{Caller, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/me/requests");
    };
    let page = format!("/me/requests/{reference}");
    let withdrawn = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        desk.withdraw(caller.stamped_person(&stamp)?, &reference).await?;
        Ok(page.clone())
    };
    lead(withdrawn.await, &page)
}
