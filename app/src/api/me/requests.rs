//! The person’s requests, newest first.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, OwnRequests},
};

/// The person’s requests, newest first.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/requests")]
pub async fn get_requests() -> Result<Framed<OwnRequests>, Problem> {
    use crate::api::{Caller, fault::the_desk, map, signal::signals};

    let (caller, desk, signalled) = (Caller::here()?, the_desk()?, signals());
    let person = caller.person()?;
    let found = desk.requests(person).await?;
    let (standing, once) = desk.standing(person).await?;
    let regime = desk.said_to(person).await?.regime_for(person.region());
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| OwnRequests {
        requests: found.iter().map(|request| map::request(request, today)).collect(),
        standing: map::standing(&standing, once, regime, signalled),
    })
}
