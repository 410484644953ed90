//! The person's channels, devices and entries in other systems.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Channels, Framed},
};

/// The person's channels, devices and entries in other systems; empty when nothing is held.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/channels")]
pub async fn get_channels() -> Result<Framed<Channels>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let sheets = desk.channels(caller.person()?).await?;
    map::framed_me(&desk, &caller, map::channels(&sheets)).await
}
