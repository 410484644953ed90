//! Staff look once more at what the person will read.

use leptos::prelude::*;

use crate::api::Problem;

/// Keeps a decision with the session, and leads to the page that shows it as the person will read it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::ReasonMissing`] also for a reason that the law does not
/// know for such a request, [`Problem::WordsMissing`] where the answer has to say why, [`Problem::NoteTooLong`],
/// [`Problem::WordsTooLong`], [`Problem::SameReviewer`], [`Problem::NotFound`] out of reach, [`Problem::Moved`] once it
/// is decided or taken back, or [`Problem::Fault`].
#[server(name = CheckDecision, prefix = "/api", endpoint = "check_decision")]
pub async fn check_decision(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// A yes: `yes`; a no is none of it.
    upheld: Option<String>,
    /// A refusal's reason; a form without a choice sends none.
    reason: Option<String>,
    /// What the business adds.
    note: Option<String>,
    /// Whether the person is told that the restriction ends which was granted meanwhile: `1`.
    ends: Option<String>,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use domain::{reason::Reason, request::Reference};

    use super::{ending, entered, page_of};
    use crate::api::{Caller, fault::the_desk, keep_typed, lead, stamped};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let is_typed = typed.is_some();
    let checked = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let upheld = upheld.is_some();
        let known = reason.as_deref().and_then(Reason::from_code);
        let (code, note) = (reason.unwrap_or_default(), note.unwrap_or_default());
        let form = if upheld { "uphold" } else { "decide" };
        let errand = ending(entered(&page, form, code, note.clone()), ends.is_some());
        let staff = stamped(session, &stamp, &errand).await?;
        if let Some(name) = typed {
            return keep_typed(session, &name, &errand).await;
        }
        let could_be = match (upheld, known) {
            (true, _) => desk.could_uphold(staff, &reference, &note).await,
            (false, Some(reason)) => desk.could_refuse(staff, &reference, reason, &note).await,
            (false, None) => Err(::desk::Error::NoGround),
        };
        let could_be = could_be.map_err(Problem::from);
        if could_be != Err(Problem::NotFound) {
            desk.set_aside(&session.resumed, errand).await?;
        }
        could_be.map(|()| format!("{page}/check"))
    };
    let checked = checked.await;
    if is_typed {
        return checked.map(drop);
    }
    lead(checked, &page)
}
