//! The person’s requests, newest first.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, Request},
};

/// The person’s requests, newest first.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/requests")]
pub async fn get_requests() -> Result<Framed<Vec<Request>>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let found = desk.requests(caller.person()?).await?;
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| {
        found.iter().map(|request| map::request(request, today)).collect()
    })
}
