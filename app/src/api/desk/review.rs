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
    /// Under which name what was typed in one of its forms is kept.
    typed: Option<String>,
) -> Result<Framed<Review>, Problem> {
    reviewed(reference, typed.as_deref()).await
}

/// The same, for every page about it.
#[cfg(feature = "ssr")]
pub(super) async fn reviewed(reference: String, typed: Option<&str>) -> Result<Framed<Review>, Problem> {
    use domain::{principal::Principal, request::Reference};

    use super::page_of;
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let session = caller.desk()?;
    let reference = Reference::parse(&reference).map_err(|_| Problem::NotFound)?;
    let found = desk.review(&session.resumed, &reference).await?;
    let framed = map::framed_staff(&desk, &caller, found).await?;
    let page = page_of(&reference);
    let typed = Typed::of(session, typed, &page).await?;
    let parts = typed.drafts.iter().find(|draft| is_of(draft, "correct"));
    let kept = |name: &str| {
        let kept = parts.or_else(|| session.resumed.errand())?.field(&page, name)?;
        Some(kept.to_owned())
    };
    let errand = session.resumed.errand().filter(|errand| errand.page == page);
    let entered = errand.map(entered).unwrap_or_default();
    let visitor = match session.principal() {
        Principal::Staff { actor, .. } => Some(actor),
        Principal::User { .. } => None,
    };
    let found = framed.page;
    let diff = map::diff(&found.request, found.diff.as_ref(), kept);
    let review = map::review(found, visitor, entered, diff);
    Ok(Framed {
        page: Review {
            typed: typed.drafts.iter().map(self::entered).collect(),
            keeps: typed.keeps,
            ..review
        },
        frame: framed.frame,
    })
}

/// What is kept of a page's forms that were not sent.
#[cfg(feature = "ssr")]
struct Typed {
    drafts: Vec<domain::session::Errand>,
    /// What the names begin with under which it is.
    keeps: String,
}

#[cfg(feature = "ssr")]
impl Typed {
    /// By the name of any of the forms, the others' follow from it; where nothing is kept, under new ones.
    async fn of(session: &crate::api::Session, name: Option<&str>, page: &str) -> Result<Self, Problem> {
        use crate::{
            api::{fault::the_desk, me::is_mark, typed_on},
            view::{TYPED_IN, keeps_in},
        };

        let mut drafts = Vec::new();
        let known = name.filter(|name| is_mark(name));
        let known = known.and_then(|name| name.get(..name.len() - 1));
        if let Some(keeps) = known {
            for form in TYPED_IN {
                let kept = typed_on(session, Some(&keeps_in(keeps, form)), page).await?;
                drafts.extend(kept.filter(|kept| is_of(kept, form)));
            }
        }
        let keeps = match known.filter(|_| !drafts.is_empty()) {
            Some(keeps) => keeps.to_owned(),
            None => the_desk()?.new_once()?.split_off(1),
        };
        Ok(Self { drafts, keeps })
    }
}

#[cfg(feature = "ssr")]
fn is_of(kept: &domain::session::Errand, form: &str) -> bool {
    kept.field(&kept.page, "form") == Some(form)
}

/// What was entered in a form, as it is kept.
#[cfg(feature = "ssr")]
fn entered(kept: &domain::session::Errand) -> crate::view::Entered {
    let field = |name: &str| kept.field(&kept.page, name).map(str::to_owned);
    crate::view::Entered {
        form: field("form").unwrap_or_default(),
        reason: field("reason").unwrap_or_default(),
        note: field("note").unwrap_or_default(),
        day: field("day").unwrap_or_default(),
        ends: field("ends").is_some(),
    }
}
