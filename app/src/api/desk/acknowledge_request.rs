//! Staff have told a person that the business has their request.

use leptos::prelude::*;

use crate::api::Problem;

/// Writes that down, and leads to the request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] out of reach, [`Problem::Moved`] if it is
/// decided or taken back, or [`Problem::Fault`].
#[server(name = AcknowledgeRequest, prefix = "/api", endpoint = "acknowledge_request")]
pub async fn acknowledge_request(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
) -> Result<(), Problem> {
    use domain::request::Reference;

    use super::page_of;
    use crate::api::{Caller, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let told = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        desk.acknowledge(staff, &reference).await?;
        Ok(page.clone())
    };
    lead(told.await, &page)
}
