//! The person looks for something.

#![expect(clippy::too_many_arguments, reason = "a field of the form each")]

use leptos::prelude::*;

use crate::api::Problem;

/// Keeps the words that were typed with the session, and leads to what is found. The address names the words by what
/// they are kept under.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for a day that is none, or
/// [`Problem::Fault`].
#[server(name = SearchMessages, prefix = "/api", endpoint = "search_messages")]
pub async fn search_messages(
    /// The session's stamp.
    stamp: String,
    /// The words.
    typed: String,
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
) -> Result<(), Problem> {
    use crate::{
        api::{Caller, fault::the_desk, lead, map},
        view::Asked,
    };

    let kept = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        caller.stamped_person(&stamp)?;
        let given = |field: Option<String>| {
            field
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
        };
        let asked = Asked {
            q: None,
            channel: given(channel),
            kind: given(kind),
            by: given(by),
            from: given(from),
            to: given(to),
            oldest: map::is_oldest(given(order).as_deref()).map_err(|_| Problem::Incomplete)?,
            after: None,
        };
        map::asked(&asked).map_err(|_| Problem::Incomplete)?;
        let q = match typed.trim() {
            "" => None,
            words => Some(desk.keep_search(&caller.me()?.resumed, words).await?),
        };
        Ok(map::search_address(&Asked { q, ..asked }))
    };
    lead(kept.await, map::SEARCH)
}
