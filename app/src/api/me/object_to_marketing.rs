//! The person wants no marketing.

use leptos::prelude::*;

use crate::api::Problem;

/// Stops direct marketing at once, and leads to the request under which that stands.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for a mark that no form carries, or
/// [`Problem::Fault`].
#[server(name = ObjectToMarketing, prefix = "/api", endpoint = "object_to_marketing")]
pub async fn object_to_marketing(
    /// The session's stamp.
    stamp: String,
    /// The form's mark.
    once: String,
) -> Result<(), Problem> {
    use super::{NEW_OBJECTION, is_mark};
    use crate::api::{Caller, fault::the_desk, lead};

    let stopped = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        if !is_mark(&once) {
            return Err(Problem::Incomplete);
        }
        let reference = desk.object_to_marketing(person, &once).await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(stopped.await, NEW_OBJECTION)
}
