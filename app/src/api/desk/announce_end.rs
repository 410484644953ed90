//! Staff tell a person that the restriction of their records ends.

use leptos::prelude::*;

use crate::api::Problem;

/// Tells the person that the restriction of their records ends in a week, and leads back to their request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFresh`], [`Problem::NotFound`] out of reach,
/// [`Problem::Moved`] if nothing is restricted or they were told already, or [`Problem::Fault`].
#[server(name = AnnounceEnd, prefix = "/api", endpoint = "announce_end")]
pub async fn announce_end(
    /// The session's stamp.
    stamp: String,
    /// The reference of a request of theirs.
    reference: String,
) -> Result<(), Problem> {
    use domain::{request::Reference, session::Errand};

    use super::page_of;
    use crate::api::{Caller, aside, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let announced = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let announced = desk.announce_end(staff, &reference).await;
        let errand = Errand {
            page: page.clone(),
            fields: Vec::new(),
        };
        aside(caller.desk()?, errand, announced.map_err(Problem::from)).await?;
        Ok(page.clone())
    };
    lead(announced.await, &page)
}
