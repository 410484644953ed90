//! The person asks that their records are only stored.

use leptos::prelude::*;

use crate::api::Problem;

/// Asks that the person's records are only stored, and leads to the request. The same form again leads to the same
/// request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for what no form carries,
/// [`Problem::NotFound`] if nothing is held, or [`Problem::Fault`].
#[server(name = SubmitRestriction, prefix = "/api", endpoint = "submit_restriction")]
pub async fn submit_restriction(
    /// The session's stamp.
    stamp: String,
    /// On which ground.
    ground: String,
    /// The form's mark.
    once: String,
) -> Result<(), Problem> {
    use domain::request::Ground;

    use super::{NEW_RESTRICTION, is_mark};
    use crate::api::{Caller, fault::the_desk, lead};

    let submitted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        let ground = Ground::from_code(&ground).filter(|_| is_mark(&once));
        let ground = ground.ok_or(Problem::Incomplete)?;
        let reference = desk.submit_restriction(person, ground, &once).await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(submitted.await, NEW_RESTRICTION)
}
