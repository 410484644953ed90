//! One request of the person’s.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, OwnRequest},
};

/// One request of the person’s.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] if it is not theirs, or [`Problem::Fault`].
#[server(endpoint = "me/request")]
pub async fn get_request(
    /// Its reference.
    reference: String,
) -> Result<Framed<OwnRequest>, Problem> {
    use domain::request::Reference;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let person = caller.person()?;
    let reference = Reference::parse(&reference).map_err(|_| Problem::NotFound)?;
    let found = desk.request(person, &reference).await?;
    let facts = desk.said_to(person).await?;
    let holder = map::holder(&facts);
    let erasure = desk.on_its_way(person, &reference).await?;
    let erasure = erasure.map(|erasure| map::own_erasure(&erasure, went(&found.state), &facts));
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| OwnRequest {
        request: map::request(&found, today),
        contact: holder.controller.email.or(holder.controller.phone),
        authority: holder.authority.name,
        erasure,
    })
}

/// What a request has taken that is carried out.
#[cfg(feature = "ssr")]
const fn went(state: &domain::request::State) -> Option<&domain::erasure::Counts> {
    match state {
        domain::request::State::Done { execution, .. } => Some(&execution.erased),
        _ => None,
    }
}
