//! The objection that a person is about to send.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{CheckObjection, Framed},
};

/// The objection that a person is about to send; none if what was written is kept no more.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/check_objection")]
pub async fn get_check_objection(
    /// Under which name what was written is kept.
    entry: Option<String>,
    /// Whether the records are to be only stored meanwhile.
    meanwhile: bool,
) -> Result<Framed<Option<CheckObjection>>, Problem> {
    use super::keep_objection::kept_words;
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let session = caller.me()?;
    let entry = entry.unwrap_or_default();
    let words = kept_words(&desk, session, &entry).await?;
    let found = desk.new_objection(session.principal()).await?;
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| {
        let words = words.map(|words| words.as_str().to_owned());
        words.map(|words| map::check_objection(found, words, entry, meanwhile, today))
    })
}
