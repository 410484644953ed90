//! Staff refuse a request.

use leptos::prelude::*;

use crate::api::Problem;

/// Refuses a request with a reason, and leads to it. What was entered and could not be taken is kept for its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::ReasonMissing`] (also for one that the law does not know
/// for such a request), [`Problem::NoteTooLong`], [`Problem::NotFound`] out of reach, [`Problem::Moved`] if it was
/// decided or taken back meanwhile, [`Problem::NotFresh`] where a restriction ends with it, or [`Problem::Fault`].
#[server(name = RefuseRequest, prefix = "/api", endpoint = "refuse_request")]
pub async fn refuse_request(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// The reason's code; a form without a choice sends none.
    reason: Option<String>,
    /// A note that the person reads.
    note: Option<String>,
    /// Whether the person is told that the restriction ends which was granted meanwhile: `1`.
    ends: Option<String>,
) -> Result<(), Problem> {
    use domain::{reason::Reason, request::Reference};

    use super::{ending, entered, page_of};
    use crate::api::{Caller, aside, fault::the_desk, lead, stamped};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let refused = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let (code, said) = (
            reason.clone().unwrap_or_default(),
            note.clone().unwrap_or_default(),
        );
        let errand = ending(entered(&page, "decide", code, said), ends.is_some());
        let staff = stamped(session, &stamp, &errand).await?;
        let refused = match reason.as_deref().and_then(Reason::from_code) {
            None => Err(Problem::ReasonMissing),
            Some(reason) => {
                let note = note.as_deref();
                let refused = if ends.is_some() {
                    desk.refuse_and_end(staff, &reference, reason, note).await
                } else {
                    desk.refuse(staff, &reference, reason, note).await
                };
                refused.map_err(Problem::from)
            }
        };
        aside(session, errand, refused).await?;
        Ok(page.clone())
    };
    lead(refused.await, &page)
}
