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
    /// Under which name what was typed is kept.
    typed: Option<String>,
) -> Result<Framed<OwnRequest>, Problem> {
    use domain::request::Reference;

    use crate::api::{Caller, fault::the_desk, map, typed_on};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let person = caller.person()?;
    let reference = Reference::parse(&reference).map_err(|_| Problem::NotFound)?;
    let found = desk.dossier(person, &reference).await?;
    let page = format!("/me/requests/{reference}");
    let session = caller.me()?;
    let draft = typed_on(session, typed.as_deref(), &page).await?;
    let kept = draft.as_ref().or_else(|| session.resumed.errand());
    let entered = kept.and_then(|errand| errand.field(&page, "words"));
    let entered = entered.map(str::to_owned).unwrap_or_default();
    // What was typed is typed on under the same name.
    let keeps = match typed.filter(|_| draft.is_some()) {
        Some(name) => name,
        None => desk.new_once()?,
    };
    let erasure = desk.on_its_way(person, &reference).await?;
    let (state, regime) = (&found.request.state, found.request.due.regime);
    let erasure = erasure.map(|erasure| map::own_erasure(&erasure, went(state), &found.said, regime));
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| {
        map::own(&found, erasure, (entered, keeps), today)
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
