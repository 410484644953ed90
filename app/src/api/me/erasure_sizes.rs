//! How much a person can ask to be deleted.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{ErasureSizes, Framed},
};

/// How much a person can ask to be deleted.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/erasure_sizes")]
pub async fn get_erasure_sizes() -> Result<Framed<ErasureSizes>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let found = desk.erasure_sizes(caller.person()?).await?;
    map::framed_me(&desk, &caller, map::erasure_sizes(&found)).await
}
