//! Staff refuse a request.

use leptos::prelude::*;

use crate::api::Problem;

/// Refuses a request with a reason, and leads to it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::ReasonMissing`], [`Problem::NotFound`] out of reach,
/// [`Problem::Moved`] if it was decided or taken back meanwhile, or [`Problem::Fault`].
#[server(name = RefuseRequest, prefix = "/api", endpoint = "refuse_request")]
pub async fn refuse_request(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// The reason's code; a form without a choice sends none.
    reason: Option<String>,
    /// A note that the person reads.
    note: Option<String>,
) -> Result<(), Problem> {
    use domain::{reason::Reason, request::Reference};

    use crate::api::{Caller, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = format!("/desk/requests/{reference}");
    let refused = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let reason = reason.as_deref().and_then(Reason::from_code);
        let reason = reason.ok_or(Problem::ReasonMissing)?;
        desk.refuse(staff, &reference, reason, note.as_deref()).await?;
        Ok(page.clone())
    };
    lead(refused.await, &page)
}
