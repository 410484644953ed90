//! Staff tell a person that the restriction of their records ends.

use leptos::prelude::*;

use crate::api::Problem;

/// Tells the person that the restriction of their records ends in a week, on one ground or on all, and leads back to their
/// request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFresh`], [`Problem::Incomplete`] for a ground that is none,
/// [`Problem::NotFound`] out of reach, [`Problem::Moved`] if nothing is restricted on it or they were told already, or
/// [`Problem::Fault`].
#[server(name = AnnounceEnd, prefix = "/api", endpoint = "announce_end")]
pub async fn announce_end(
    /// The session's stamp.
    stamp: String,
    /// The reference of a request of theirs.
    reference: String,
    /// The ground; without, every one.
    ground: Option<String>,
) -> Result<(), Problem> {
    use domain::{
        request::{Ground, Reference},
        session::Errand,
    };

    use super::page_of;
    use crate::api::{Caller, aside, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let announced = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let ground = ground.as_deref().map(Ground::from_code);
        if ground == Some(None) {
            return Err(Problem::Incomplete);
        }
        let announced = desk.announce_end(staff, &reference, ground.flatten()).await;
        let errand = Errand {
            page: page.clone(),
            fields: Vec::new(),
        };
        aside(caller.desk()?, errand, announced.map_err(Problem::from)).await?;
        Ok(page.clone())
    };
    lead(announced.await, &page)
}
