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
    let person = caller.person()?;
    let found = desk.overview(person).await?;
    let standing = desk.standing(person).await?;
    let regime = found.facts.regime_for(person.region());
    let overview = map::overview(&found, standing, regime, signalled);
    map::framed_me(&desk, &caller, overview).await
}
