//! One request with all that a decision needs.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, Review},
};

/// One request with all that a decision needs.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] out of reach, or [`Problem::Fault`].
#[server(endpoint = "desk/review")]
pub async fn get_review(
    /// Its reference.
    reference: String,
) -> Result<Framed<Review>, Problem> {
    reviewed(reference).await
}

/// The same, for every page about it.
#[cfg(feature = "ssr")]
pub(super) async fn reviewed(reference: String) -> Result<Framed<Review>, Problem> {
    use domain::{principal::Principal, request::Reference};

    use super::page_of;
    use crate::{
        api::{Caller, fault::the_desk, map},
        view::Entered,
    };

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let session = caller.desk()?;
    let reference = Reference::parse(&reference).map_err(|_| Problem::NotFound)?;
    let found = desk.review(&session.resumed, &reference).await?;
    let framed = map::framed_staff(&desk, &caller, found).await?;
    let page = page_of(&reference);
    let kept = |name: &str| {
        let kept = session.resumed.errand()?.field(&page, name)?;
        Some(kept.to_owned())
    };
    let entered = Entered {
        form: kept("form").unwrap_or_default(),
        reason: kept("reason").unwrap_or_default(),
        note: kept("note").unwrap_or_default(),
        day: kept("day").unwrap_or_default(),
        ends: kept("ends").is_some(),
    };
    let visitor = match session.principal() {
        Principal::Staff { actor, .. } => Some(actor),
        Principal::User { .. } => None,
    };
    let found = framed.page;
    let diff = map::diff(&found.request, found.diff.as_ref(), kept);
    Ok(Framed {
        page: map::review(found, visitor, entered, diff),
        frame: framed.frame,
    })
}
