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
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/overview")]
pub async fn get_overview() -> Result<Framed<Overview>, Problem> {
    use crate::api::{Caller, fault::the_desk, map, signal::signals};

    let (caller, desk, signalled) = (Caller::here()?, the_desk()?, signals());
    let found = desk.overview(caller.person()?).await?;
    let standing = desk.standing(caller.person()?).await?;
    map::framed_me(&desk, &caller, map::overview(&found, standing, signalled)).await
}
