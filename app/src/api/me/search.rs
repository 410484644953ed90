//! What is found in the person's messages.

#![expect(clippy::too_many_arguments, reason = "a field of the form each")]

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, Search},
};

/// A page of what is found. The words are named by what they are kept under, never written out.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] for an address that no form of ours makes, or [`Problem::Fault`].
#[server(endpoint = "me/search")]
pub async fn get_search(
    /// Under which name the words are kept.
    q: Option<String>,
    /// Over which channel.
    channel: Option<String>,
    /// What it is.
    kind: Option<String>,
    /// Who wrote it.
    by: Option<String>,
    /// The first day.
    from: Option<String>,
    /// The last day.
    to: Option<String>,
    /// Which end comes first.
    order: Option<String>,
    /// Show what comes after this place.
    after: Option<String>,
) -> Result<Framed<Search>, Problem> {
    use crate::{
        api::{Caller, fault::the_desk, map},
        view::Asked,
    };

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let session = caller.me()?;
    let oldest = map::is_oldest(order.as_deref())?;
    let asked = Asked {
        q,
        channel,
        kind,
        by,
        from,
        to,
        oldest,
        after,
    };
    let found = desk.search(&session.resumed, &map::asked(&asked)?).await?;
    map::framed_me(&desk, &caller, map::search(found, asked)).await
}
