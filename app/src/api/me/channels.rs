//! The person's channels, devices and entries in other systems.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Channels, Framed},
};

/// The person's channels, devices and entries in other systems.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] or [`Problem::Fault`].
#[server(endpoint = "me/channels")]
pub async fn get_channels() -> Result<Framed<Channels>, Problem> {
    let caller = super::super::Caller::here()?;
    let _person = caller.person()?;
    Err(Problem::Fault)
}
