//! How much is held about the person.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, Overview},
};

/// How much is held about the person.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] or [`Problem::Fault`].
#[server(endpoint = "me/overview")]
pub async fn get_overview() -> Result<Framed<Overview>, Problem> {
    let caller = super::super::Caller::here()?;
    let _person = caller.person()?;
    Err(Problem::Fault)
}
