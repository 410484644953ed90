//! Staff open the record behind a request.

use leptos::prelude::*;

use crate::api::Problem;

/// Opens the record behind a request to this session for half an hour, for a reason that the person reads, and leads to
/// it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::OccasionMissing`], [`Problem::NotFound`] out of reach,
/// [`Problem::Moved`] if it was decided or taken back meanwhile, or [`Problem::Fault`].
#[server(name = OpenRecord, prefix = "/api", endpoint = "open_record")]
pub async fn open_record(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// The reason's code; a form without a choice sends none.
    reason: Option<String>,
) -> Result<(), Problem> {
    use domain::{opening::Occasion, request::Reference};

    use crate::api::{Caller, fault::the_desk, lead};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = format!("/desk/requests/{reference}");
    let opened = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        caller.stamped_staff(&stamp)?;
        let reason = reason.as_deref().and_then(Occasion::from_code);
        let reason = reason.ok_or(Problem::OccasionMissing)?;
        desk.open_record(&caller.desk()?.resumed, &reference, reason)
            .await?;
        Ok(page.clone())
    };
    lead(opened.await, &page)
}
