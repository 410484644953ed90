//! The person has written a complaint or an appeal, and looks at it once more.

use leptos::prelude::*;

use crate::api::Problem;

/// Keeps what was written with the session, and leads to the page to check it on. While it is typed it is kept under the
/// name that the form was drawn with, and leads nowhere.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] for a kind or a request that is none,
/// [`Problem::Incomplete`] for a mark that no form carries, [`Problem::WordsMissing`], [`Problem::WordsTooLong`], or
/// [`Problem::Fault`].
#[server(name = CheckComplaint, prefix = "/api", endpoint = "check_complaint")]
pub async fn check_complaint(
    /// The session's stamp.
    stamp: String,
    /// `complaint` or `appeal`.
    kind: String,
    /// The request that it is about.
    about: Option<String>,
    /// The form's mark.
    once: String,
    /// What the person writes.
    words: String,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use domain::{
        request::{Reference, Words},
        session::Errand,
    };

    use super::{is_mark, second_look_check, second_look_page};
    use crate::api::{Caller, fault::the_desk, keep_typed, lead, stamped};

    let about = about.filter(|about| !about.is_empty());
    let is_known = matches!(kind.as_str(), "complaint" | "appeal")
        && about
            .as_deref()
            .is_none_or(|about| Reference::parse(about).is_ok());
    if !is_known {
        return lead(Err(Problem::NotFound), "/me/requests/new");
    }
    let page = second_look_page(&kind, about.as_deref());
    let is_typed = typed.is_some();
    let kept = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.me()?;
        let said = Words::parse(&words);
        let errand = Errand {
            page: page.clone(),
            fields: vec![("words".to_owned(), words), ("once".to_owned(), once.clone())],
        };
        let person = stamped(session, &stamp, &errand).await?;
        if !is_mark(&once) {
            return Err(Problem::Incomplete);
        }
        if let Some(name) = typed {
            return keep_typed(session, &name, &errand).await;
        }
        let reference = about.as_deref().map(Reference::parse).transpose();
        let reference = reference.map_err(|_| Problem::NotFound)?;
        match (kind.as_str(), &reference) {
            ("appeal", Some(about)) => drop(desk.new_appeal(person, about).await?),
            ("complaint", about) => drop(desk.new_complaint(person, about.as_ref()).await?),
            _ => return Err(Problem::NotFound),
        }
        desk.set_aside(&session.resumed, errand).await?;
        said.map_err(Problem::from)?;
        Ok(second_look_check(&kind, about.as_deref()))
    };
    let kept = kept.await;
    if is_typed {
        return kept.map(drop);
    }
    lead(kept, &page)
}
