//! The person ends all of their sessions.

use leptos::prelude::*;

use crate::api::Problem;

/// Ends all of the person's sessions, this one too, and leads to the way in.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], or [`Problem::Fault`].
#[server(name = EndOwnSessions, prefix = "/api", endpoint = "end_own_sessions")]
pub async fn end_own_sessions(
    /// The session's stamp.
    stamp: String,
) -> Result<(), Problem> {
    use crate::api::{Caller, fault::the_desk, lead};

    let ended = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        desk.end_all_sessions(caller.stamped_person(&stamp)?).await?;
        Ok("/sign-in?problem=left".to_owned())
    };
    lead(ended.await, "/me/sessions")
}
