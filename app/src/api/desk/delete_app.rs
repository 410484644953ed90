//! Staff delete a business.

use leptos::prelude::*;

use crate::api::Problem;

/// Deletes a business, and all that is held of everybody who dealt with it, unless somebody else has to want it too; and
/// leads to what becomes of it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFresh`], [`Problem::NotFound`] out of reach and for staff
/// of that business alone, [`Problem::NotNamed`] if something else was typed, [`Problem::SamePerson`] if the first of two
/// would be the second too, [`Problem::Held`] while a legal hold stands on anybody there, [`Problem::Moved`] if it goes already, or [`Problem::Fault`].
#[server(name = DeleteApp, prefix = "/api", endpoint = "delete_app")]
pub async fn delete_app(
    /// The session's stamp.
    stamp: String,
    /// The business's id.
    app: String,
    /// Its name, or its id, typed once more.
    name: String,
) -> Result<(), Problem> {
    use domain::{id::AppId, session::Errand};

    use super::deletion_page;
    use crate::api::{Caller, aside, fault::the_desk, lead_from};

    let (check, progress) = (
        deletion_page(&app, "delete/check"),
        deletion_page(&app, "deletion"),
    );
    let deleted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let id = AppId::parse(&app).map_err(|_| Problem::NotFound)?;
        let deleted = desk.delete_app(staff, &id, &name).await.map_err(Problem::from);
        // What was typed has to be typed once more.
        let errand = Errand {
            page: check.clone(),
            fields: Vec::new(),
        };
        aside(caller.desk()?, errand, deleted).await?;
        Ok(progress.clone())
    };
    let deleted = deleted.await;
    let back = match deleted {
        Err(Problem::Moved) => &progress,
        _ => &check,
    };
    lead_from(&check, deleted, back)
}
