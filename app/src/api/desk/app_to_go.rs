//! A business that could be deleted.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{AppToGo, Framed},
};

/// What would go with a business, for staff of more than one.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] out of reach and for staff of that business alone, or
/// [`Problem::Fault`].
#[server(endpoint = "desk/app_to_go")]
pub async fn get_app_to_go(
    /// Its id.
    id: String,
) -> Result<Framed<AppToGo>, Problem> {
    use domain::id::AppId;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let app = AppId::parse(&id).map_err(|_| Problem::NotFound)?;
    let page = map::app_to_go(desk.app_to_go(staff, &app).await?);
    map::framed_staff(&desk, &caller, page).await
}
