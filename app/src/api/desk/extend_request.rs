//! Staff take longer.

use leptos::prelude::*;

use crate::api::Problem;

/// Takes the longer time that the law allows, with a reason that the person reads, and leads to the request. What was
/// entered and could not be taken is kept for its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::ReasonMissing`], [`Problem::NoteTooLong`],
/// [`Problem::NotExtendable`], [`Problem::ExtendedBefore`], [`Problem::Late`], [`Problem::NotFound`] out of reach,
/// [`Problem::Moved`] if it was decided or taken back meanwhile, or [`Problem::Fault`].
#[server(name = ExtendRequest, prefix = "/api", endpoint = "extend_request")]
pub async fn extend_request(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// Why: `complex`, `many`; a form without a choice sends none.
    reason: Option<String>,
    /// A note that the person reads.
    note: Option<String>,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use domain::request::{ExtensionReason, Reference};

    use super::{entered, page_of};
    use crate::api::{Caller, aside, fault::the_desk, keep_typed, lead, stamped};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let is_typed = typed.is_some();
    let extended = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let (code, said) = (
            reason.clone().unwrap_or_default(),
            note.clone().unwrap_or_default(),
        );
        let errand = entered(&page, "extend", code, said);
        let staff = stamped(session, &stamp, &errand).await?;
        if let Some(name) = typed {
            return keep_typed(session, &name, &errand).await;
        }
        let extended = match reason.as_deref().and_then(ExtensionReason::from_code) {
            None => Err(Problem::ReasonMissing),
            Some(why) => desk
                .extend(staff, &reference, why, note.as_deref())
                .await
                .map_err(Problem::from),
        };
        aside(session, errand, extended).await?;
        Ok(page.clone())
    };
    let extended = extended.await;
    if is_typed {
        return extended.map(drop);
    }
    lead(extended, &page)
}
