//! The person's open sessions.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, OwnSessions},
};

/// A page of the person's open sessions, newest first.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] if there is no such place, or [`Problem::Fault`].
#[server(endpoint = "me/sessions")]
pub async fn get_own_sessions(
    /// Show what stands after this place.
    after: Option<String>,
) -> Result<Framed<OwnSessions>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let after = after.as_deref().map(map::visit).transpose()?;
    let (found, more) = desk.sessions(&caller.me()?.resumed, after.as_ref()).await?;
    let page = OwnSessions {
        next: found.last().filter(|_| more).map(map::after_visit),
        sessions: found.into_iter().map(map::session).collect(),
    };
    map::framed_me(&desk, &caller, page).await
}
