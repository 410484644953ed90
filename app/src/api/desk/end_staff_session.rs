//! Staff end a session of staff within their reach.

use leptos::prelude::*;

use crate::api::Problem;

/// Ends a session of staff within reach, and leads back to the list.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], or [`Problem::Fault`].
#[server(name = EndStaffSession, prefix = "/api", endpoint = "end_staff_session")]
pub async fn end_staff_session(
    /// The session's stamp.
    stamp: String,
    /// Which.
    handle: String,
) -> Result<(), Problem> {
    use crate::api::{Caller, fault::the_desk, lead};

    let ended = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        match desk.end_session(caller.stamped_staff(&stamp)?, &handle).await {
            // Out of reach and ended meanwhile look the same.
            Ok(()) | Err(desk::Error::NotFound) => Ok("/desk/sessions?done=visit".to_owned()),
            Err(error) => Err(error.into()),
        }
    };
    lead(ended.await, "/desk/sessions")
}
