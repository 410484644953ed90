//! The person lifts what stands.

use leptos::prelude::*;

use crate::api::Problem;

/// Lifts an objection or a restriction of the person's at once, and leads to the request that says so.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for what no form carries, [`Problem::Moved`]
/// if it does not stand, or [`Problem::Fault`].
#[server(name = LiftStanding, prefix = "/api", endpoint = "lift_standing")]
pub async fn lift_standing(
    /// The session's stamp.
    stamp: String,
    /// What: `marketing`, `other_uses`, `restriction`.
    of: String,
    /// The form's mark.
    once: String,
) -> Result<(), Problem> {
    use domain::request::Standing;

    use super::is_mark;
    use crate::api::{Caller, fault::the_desk, lead};

    let lifted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        let of = Standing::from_code(&of).filter(|_| is_mark(&once));
        let of = of.ok_or(Problem::Incomplete)?;
        let reference = desk.lift(person, of, &once).await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(lifted.await, "/me/requests")
}
