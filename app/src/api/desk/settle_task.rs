//! Staff say what came of something that is done elsewhere.

use leptos::prelude::*;

use crate::api::Problem;

/// Says whether it is done or could not be done, with a result that the person reads, and leads to the request. What was
/// entered and could not be taken is kept for its page. Of a business that goes, it leads to what becomes of that.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::ChoiceMissing`], [`Problem::WordsMissing`] if it could not
/// be done and nobody says why, [`Problem::NoteTooLong`], [`Problem::NotFound`] out of reach, [`Problem::Moved`] if it is
/// done already, or [`Problem::Fault`].
#[server(name = SettleTask, prefix = "/api", endpoint = "settle_task")]
pub async fn settle_task(
    /// The session's stamp.
    stamp: String,
    /// The request's reference, or that of the deletion of a business.
    reference: String,
    /// The business, where it goes.
    app: Option<String>,
    /// The task's number.
    number: u32,
    /// Whether it is done: `yes`, `no`, by the button.
    done: Option<String>,
    /// The result.
    result: Option<String>,
) -> Result<(), Problem> {
    use domain::{id::AppId, request::Reference};

    use super::{deletion_page, entered, page_of};
    use crate::api::{Caller, aside, fault::the_desk, lead, stamped};

    let is_done = match done.as_deref() {
        Some("yes") => Some(true),
        Some("no") => Some(false),
        _ => None,
    };
    let result = result.unwrap_or_default();
    if let Some(app) = app {
        let page = deletion_page(&app, "deletion");
        let settled = async {
            let (caller, desk) = (Caller::here()?, the_desk()?);
            let staff = caller.stamped_staff(&stamp)?;
            let app = AppId::parse(&app).map_err(|_| Problem::NotFound)?;
            let reference = Reference::parse(&reference).map_err(|_| Problem::NotFound)?;
            let is_done = is_done.ok_or(Problem::ChoiceMissing)?;
            let settled = desk.settle_app_task(staff, (&app, &reference), number, is_done, &result);
            settled.await?;
            Ok(page.clone())
        };
        return lead(settled.await, &page);
    }
    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let settled = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let kept = entered(&page, "task", number.to_string(), result.clone());
        let staff = stamped(session, &stamp, &kept).await?;
        let settled = match is_done {
            None => Err(Problem::ChoiceMissing),
            Some(is_done) => desk
                .settle_task(staff, &reference, number, is_done, &result)
                .await
                .map_err(Problem::from),
        };
        aside(session, kept, settled).await?;
        Ok(page.clone())
    };
    lead(settled.await, &page)
}
