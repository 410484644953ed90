//! One request with all that a decision needs.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::view::{Entered, TYPED_IN};
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
    /// Under which name what was typed in one of its forms is kept.
    typed: Option<String>,
) -> Result<Framed<Review>, Problem> {
    use super::page_of;
    use crate::api::{Caller, fault::the_desk, me::is_mark, typed_on};

    let mut framed = reviewed(reference).await?;
    let (caller, page) = (Caller::here()?, &mut framed.page);
    let session = caller.desk()?;
    let reference = domain::request::Reference::parse(&page.request.reference);
    let address = page_of(&reference.map_err(|_| Problem::NotFound)?);
    // The forms of one page are found by the name of each.
    let known = typed.as_deref().filter(|name| is_mark(name));
    if let Some(stem) = known.and_then(|name| name.get(..name.len() - 1)) {
        stem.clone_into(&mut page.keeps);
        for form in TYPED_IN {
            let kept = typed_on(session, Some(&page.keeps_in(form)), &address).await?;
            page.typed.extend(kept.map(|kept| map_typed(&kept)));
        }
    }
    if page.typed.is_empty() {
        page.keeps = the_desk()?.new_once()?;
        page.keeps.pop();
    }
    Ok(framed)
}

/// What was entered in a form, as it is kept.
#[cfg(feature = "ssr")]
fn map_typed(kept: &domain::session::Errand) -> Entered {
    let field = |name: &str| kept.field(&kept.page, name).map(str::to_owned);
    Entered {
        form: field("form").unwrap_or_default(),
        reason: field("reason").unwrap_or_default(),
        note: field("note").unwrap_or_default(),
        day: field("day").unwrap_or_default(),
        ends: field("ends").is_some(),
    }
}

/// The same, for every page about it.
#[cfg(feature = "ssr")]
pub(super) async fn reviewed(reference: String) -> Result<Framed<Review>, Problem> {
    use domain::{principal::Principal, request::Reference};

    use super::page_of;
    use crate::api::{Caller, fault::the_desk, map};

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
    let entered = session.resumed.errand().filter(|errand| errand.page == page);
    let entered = entered.map(map_typed).unwrap_or_default();
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
