//! The person's open sessions.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, OpenSession},
};

/// The person's open sessions, newest first.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/sessions")]
pub async fn get_own_sessions() -> Result<Framed<Vec<OpenSession>>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let found = desk.sessions(&caller.me()?.resumed).await?;
    map::framed_me(&desk, &caller, found.into_iter().map(map::session).collect()).await
}
