//! Who looked at the person's data, and who did what with it.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Activity, Framed},
};

/// A page of it, newest first; with the first, what another portal had written down. Or, of that alone, more.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] if there is no such place, or [`Problem::Fault`].
#[server(endpoint = "me/activity")]
pub async fn get_activity(
    /// Show what stands before this place in the log.
    before: Option<String>,
    /// Show what follows this place of another portal's, and nothing else.
    on: Option<String>,
) -> Result<Framed<Activity>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let before = before.as_deref().map(str::parse).transpose();
    let before = before.map_err(|_| Problem::NotFound)?;
    if let Some(on) = on {
        let on = map::read_to(&on)?;
        let received = desk.received(caller.person()?, Some(on)).await?;
        return map::framed_me(&desk, &caller, map::read_on(received)).await;
    }
    let found = desk.activity(caller.person()?, before).await?;
    let received = match before {
        None => desk.received(caller.person()?, None).await?,
        Some(_) => Vec::new(),
    };
    map::framed_me(&desk, &caller, map::activity(found, received)).await
}
