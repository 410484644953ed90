//! What a person has to know before they object.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, NewObjection},
};

/// What a person has to know before they object, with what they had written.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/new_objection")]
pub async fn get_new_objection(
    /// Under which name what was written is kept.
    entry: Option<String>,
) -> Result<Framed<NewObjection>, Problem> {
    use super::{NEW_OBJECTION, keep_objection::kept_words};
    use crate::api::{Caller, fault::the_desk, map, signal::signals};

    let (caller, desk, signalled) = (Caller::here()?, the_desk()?, signals());
    let session = caller.me()?;
    let kept = match entry {
        Some(entry) => kept_words(&desk, session, &entry).await?,
        None => None,
    };
    let refused = session
        .resumed
        .errand()
        .and_then(|errand| errand.field(NEW_OBJECTION, "words"));
    let written = kept.map(|words| words.as_str().to_owned());
    let written = written.or_else(|| refused.map(str::to_owned)).unwrap_or_default();
    let found = desk.new_objection(session.principal()).await?;
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| {
        map::new_objection(found, written, signalled, today)
    })
}
