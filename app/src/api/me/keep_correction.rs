//! The person says what is wrong, and has not sent it yet.

#![expect(clippy::too_many_arguments, reason = "a field of the form each")]

use leptos::prelude::*;

use crate::{api::Problem, view::TypedField};

/// Keeps what was entered with the session, and leads to the page that shows it to be checked; or back to the form, which
/// says what is wrong. The address names it by what it is kept under.
///
/// While it is typed it is kept under the name that the form was drawn with, and leads nowhere: what was checked stays as
/// it was checked.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for a form that none of ours is, or
/// [`Problem::Fault`].
#[server(name = KeepCorrection, prefix = "/api", endpoint = "keep_correction")]
pub async fn keep_correction(
    /// The session's stamp.
    stamp: String,
    /// Which form: `details`, `words`, `statement`.
    way: String,
    /// The fields of one's details.
    #[server(default)]
    field: Vec<TypedField>,
    /// What is said in words.
    words: Option<String>,
    /// What about: `channel:ID`, `message`, `elsewhere`.
    about: Option<String>,
    /// The conversation of a message.
    conversation: Option<String>,
    /// The message.
    message: Option<String>,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use domain::session::Errand;

    use super::{NEW_CORRECTION, correction_page};
    use crate::api::{Caller, fault::the_desk, keep_typed, lead};

    let is_typed = typed.is_some();
    let mut back = NEW_CORRECTION.to_owned();
    let kept = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.me()?;
        if !matches!(way.as_str(), "details" | "words" | "statement") {
            return Err(Problem::Incomplete);
        }
        let mut fields: Vec<(String, String)> =
            field.into_iter().map(|field| (field.path, field.typed)).collect();
        let others = [
            ("words", words),
            ("about", about),
            ("conversation", conversation),
            ("message", message),
        ];
        fields.extend(
            others
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?))),
        );
        let draft = Errand { page: way, fields };
        let person = match session.stamped(&stamp) {
            Ok(person) => person,
            Err(stale) => {
                if !is_typed && desk.is_drawn_for(session.principal(), &stamp) {
                    let name = desk.keep_draft(&session.resumed, &draft).await?;
                    back = correction_page(&draft.page, &name);
                }
                return Err(stale);
            }
        };
        if let Some(name) = typed {
            return keep_typed(session, &name, &draft).await;
        }
        let good = is_good(&desk, person, &draft).await?;
        let name = desk.keep_draft(&session.resumed, &draft).await?;
        Ok(correction_page(if good { "check" } else { &draft.page }, &name))
    };
    let kept = kept.await;
    if is_typed {
        return kept.map(drop);
    }
    lead(kept, &back)
}

/// Whether it could be sent as it is.
#[cfg(feature = "ssr")]
async fn is_good(
    desk: &desk::Desk,
    person: &domain::principal::Principal,
    draft: &domain::session::Errand,
) -> Result<bool, Problem> {
    let field = |name: &str| draft.field(&draft.page, name).unwrap_or_default();
    if draft.page == "details" {
        let proposal = desk.proposed_correction(person, &draft.fields).await?;
        return Ok(proposal.changes.is_ok());
    }
    let is_about = draft.page == "statement" || super::submit_correction::place(draft).is_some();
    Ok(is_about && domain::request::Words::parse(field("words")).is_ok())
}
