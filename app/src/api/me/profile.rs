//! The person's record.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, Profile},
};

/// The person's record; empty when nothing is held.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/profile")]
pub async fn get_profile() -> Result<Framed<Profile>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let found = desk.profile(caller.person()?).await?;
    map::framed_me(&desk, &caller, map::profile(found.as_ref())).await
}
