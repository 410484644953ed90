//! Staff say that they have handed a copy over.

use leptos::prelude::*;

use crate::api::Problem;

/// Notes how a copy was handed over, which ends the request, and leads to its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] without a way, [`Problem::NotFound`] out of
/// reach, [`Problem::Moved`] if it is not granted, or was taken back or handed over meanwhile, or [`Problem::Fault`].
#[server(name = DeliverCopy, prefix = "/api", endpoint = "deliver_copy")]
pub async fn deliver_copy(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// The way's code; a form without a choice sends none.
    how: Option<String>,
) -> Result<(), Problem> {
    use domain::request::{Delivery, Reference};

    use super::page_of;
    use crate::api::{Caller, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = format!("{}/copy", page_of(&reference));
    let delivered = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let how = how.as_deref().and_then(Delivery::from_code);
        let how = how.ok_or(Problem::Incomplete)?;
        desk.deliver_copy(staff, &reference, how).await?;
        Ok(page.clone())
    };
    lead(delivered.await, &page)
}
