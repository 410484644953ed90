//! Staff take back that a business goes.

use leptos::prelude::*;

use crate::api::Problem;

/// Takes back what the first of two wanted, and leads to what has become of it. Where nobody wants it, nothing changes.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] out of reach and for staff of that business
/// alone, [`Problem::Moved`] if it was decided meanwhile, or [`Problem::Fault`].
#[server(name = KeepApp, prefix = "/api", endpoint = "keep_app")]
pub async fn keep_app(
    /// The session's stamp.
    stamp: String,
    /// The business's id.
    app: String,
) -> Result<(), Problem> {
    use domain::id::AppId;

    use super::deletion_page;
    use crate::api::{Caller, fault::the_desk, lead};

    let page = deletion_page(&app, "deletion");
    let kept = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let id = AppId::parse(&app).map_err(|_| Problem::NotFound)?;
        desk.keep_app(staff, &id).await?;
        Ok(page.clone())
    };
    lead(kept.await, &page)
}
