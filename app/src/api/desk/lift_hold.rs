//! Staff lift a legal hold.

use leptos::prelude::*;

use crate::api::Problem;

/// Lifts a legal hold on whom a request is about, and leads back to it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFresh`], [`Problem::NotFound`] out of reach,
/// [`Problem::Moved`] if it is not there, or no longer, or [`Problem::Fault`].
#[server(name = LiftHold, prefix = "/api", endpoint = "lift_hold")]
pub async fn lift_hold(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// Which hold.
    hold: String,
) -> Result<(), Problem> {
    use domain::{id::HoldId, request::Reference, session::Errand};

    use super::page_of;
    use crate::api::{Caller, aside, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let lifted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let lifted = match HoldId::parse(&hold) {
            Ok(hold) => desk
                .lift_hold(staff, &reference, &hold)
                .await
                .map_err(Problem::from),
            Err(_) => Err(Problem::Moved),
        };
        let errand = Errand {
            page: page.clone(),
            fields: Vec::new(),
        };
        aside(caller.desk()?, errand, lifted).await?;
        Ok(page.clone())
    };
    lead(lifted.await, &page)
}
