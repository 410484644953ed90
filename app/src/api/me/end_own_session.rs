//! The person ends one of their sessions.

use leptos::prelude::*;

use crate::api::Problem;

/// Ends one of the person's sessions, and leads back to the list.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], or [`Problem::Fault`].
#[server(name = EndOwnSession, prefix = "/api", endpoint = "end_own_session")]
pub async fn end_own_session(
    /// The session's stamp.
    stamp: String,
    /// Which.
    handle: String,
) -> Result<(), Problem> {
    use crate::api::{Caller, fault::the_desk, lead};

    let ended = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        match desk.end_session(caller.stamped_person(&stamp)?, &handle).await {
            // Ended meanwhile is as good.
            Ok(()) | Err(desk::Error::NotFound) => Ok("/me/sessions?done=visit".to_owned()),
            Err(error) => Err(error.into()),
        }
    };
    lead(ended.await, "/me/sessions")
}
