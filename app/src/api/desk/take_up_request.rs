//! Staff begin to look into a request.

use leptos::prelude::*;

use crate::api::Problem;

/// Takes a request up, and leads to it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] out of reach, [`Problem::SameReviewer`],
/// [`Problem::Moved`] if another has taken it up, or it is decided or taken back, or [`Problem::Fault`].
#[server(name = TakeUpRequest, prefix = "/api", endpoint = "take_up_request")]
pub async fn take_up_request(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// Whether to go on in another's place: the form that says so sends something.
    instead: Option<String>,
) -> Result<(), Problem> {
    use domain::request::Reference;

    use super::page_of;
    use crate::api::{Caller, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let taken = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        desk.take_up(staff, &reference, instead.is_some()).await?;
        Ok(page.clone())
    };
    lead(taken.await, &page)
}
