//! What a complaint or an appeal leads to, before the person sends it.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, NewSecondLook},
};

/// What a complaint or an appeal leads to, with what had been written.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] for another's request, [`Problem::NotDecided`] where there is nothing
/// to look at again, or [`Problem::Fault`].
#[server(endpoint = "me/new_complaint")]
pub async fn get_new_complaint(
    /// `complaint` or `appeal`.
    kind: String,
    /// The request that it is about.
    about: Option<String>,
    /// Under which name what was typed is kept.
    typed: Option<String>,
) -> Result<Framed<NewSecondLook>, Problem> {
    use domain::request::Reference;

    use super::second_look_page;
    use crate::api::{Caller, fault::the_desk, map, typed_on};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let person = caller.person()?;
    let page = second_look_page(&kind, about.as_deref());
    let about = about.as_deref().map(Reference::parse).transpose();
    let about = about.map_err(|_| Problem::NotFound)?;
    let found = match (kind.as_str(), &about) {
        ("complaint", about) => desk.new_complaint(person, about.as_ref()).await?,
        ("appeal", Some(about)) => desk.new_appeal(person, about).await?,
        _ => return Err(Problem::NotFound),
    };
    let holder = map::holder(&desk.said_to(person).await?, found.due.regime);
    let session = caller.me()?;
    let draft = typed_on(session, typed.as_deref(), &page).await?;
    let kept = |name: &str| {
        let typed = draft.as_ref().and_then(|draft| draft.field(&page, name));
        let kept = typed.or_else(|| session.resumed.errand()?.field(&page, name))?;
        Some(kept.to_owned())
    };
    // Back from the next page, or from a fresh sign-in, the form is the one that was sent before.
    let (words, once) = (kept("words").unwrap_or_default(), kept("once"));
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| NewSecondLook {
        kind,
        about: found.about.as_ref().map(|about| map::request(about, today)),
        open: found.open.map(|open| open.to_string()),
        due: map::due(&found.due, today),
        once: once.unwrap_or(found.once),
        words,
        authority: holder.authority.name,
    })
}
