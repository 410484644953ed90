//! The person's record.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, Profile},
};

/// The person's record.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] or [`Problem::Fault`].
#[server(endpoint = "me/profile")]
pub async fn get_profile() -> Result<Framed<Profile>, Problem> {
    let caller = super::super::Caller::here()?;
    let _person = caller.person()?;
    Err(Problem::Fault)
}
