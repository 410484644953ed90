//! The person writes why they object.

use leptos::prelude::*;

use crate::api::Problem;

/// Keeps what was written with the session, and leads to the page that checks it. The address names the words by what
/// they are kept under. Words that cannot be taken stand on their page again. While they are typed they are kept under the
/// name that the form was drawn with, and lead nowhere.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::WordsMissing`], [`Problem::WordsTooLong`],
/// [`Problem::Incomplete`] for a name that no form carries, or [`Problem::Fault`].
#[server(name = KeepObjection, prefix = "/api", endpoint = "keep_objection")]
pub async fn keep_objection(
    /// The session's stamp.
    stamp: String,
    /// Why.
    words: String,
    /// Whether the records are to be only stored meanwhile; a box that is not ticked sends nothing.
    meanwhile: Option<String>,
    /// Under which name, where they are only kept while they are typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use domain::{request::Words, session::Errand};

    use super::{CHECK_OBJECTION, NEW_OBJECTION};
    use crate::{
        api::{Caller, aside, fault::the_desk, keep_typed, lead, stamped},
        pages::address::address,
    };

    let is_typed = typed.is_some();
    let kept = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.me()?;
        let parsed = Words::parse(&words).map_err(Problem::from);
        let draft = Errand {
            page: NEW_OBJECTION.to_owned(),
            fields: vec![("words".to_owned(), words)],
        };
        stamped(session, &stamp, &draft).await?;
        if let Some(name) = typed {
            return keep_typed(session, &name, &draft).await;
        }
        aside(session, draft.clone(), parsed).await?;
        let entry = desk.keep_draft(&session.resumed, &draft).await?;
        let page = address(CHECK_OBJECTION, "entry", &entry);
        Ok(match meanwhile {
            Some(_) => address(&page, "meanwhile", "1"),
            None => page,
        })
    };
    let kept = kept.await;
    if is_typed {
        return kept.map(drop);
    }
    lead(kept, NEW_OBJECTION)
}

/// What was written, as the session keeps it under this name; none if it does not, or no longer.
#[cfg(feature = "ssr")]
pub(super) async fn kept_words(
    desk: &desk::Desk,
    session: &crate::api::Session,
    entry: &str,
) -> Result<Option<domain::request::Words>, Problem> {
    let kept = desk.kept_draft(&session.resumed, entry).await?;
    let words = kept
        .as_ref()
        .and_then(|kept| kept.field(super::NEW_OBJECTION, "words"));
    Ok(words.and_then(|words| domain::request::Words::parse(words).ok()))
}
