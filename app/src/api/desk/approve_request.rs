//! Staff approve a request.

use leptos::prelude::*;

use crate::api::Problem;

/// Approves a request, which begins the deletion unless somebody else has to approve too, and leads to it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFresh`], [`Problem::NotFound`] out of reach,
/// [`Problem::SamePerson`] if the first of two would be the second too, [`Problem::Moved`] if it was decided or taken
/// back meanwhile, or [`Problem::Fault`].
#[server(name = ApproveRequest, prefix = "/api", endpoint = "approve_request")]
pub async fn approve_request(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
) -> Result<(), Problem> {
    use ::desk::Verdict;
    use domain::{request::Reference, session::Errand};

    use super::page_of;
    use crate::api::{Caller, aside, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let approved = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let approved = desk.approve(staff, &reference, Verdict::default()).await;
        let errand = Errand {
            page: page.clone(),
            fields: Vec::new(),
        };
        aside(caller.desk()?, errand, approved.map_err(Problem::from)).await?;
        Ok(page.clone())
    };
    lead(approved.await, &page)
}
