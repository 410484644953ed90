//! What has become of the wish that a business goes.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{AppLeaving, Framed},
};

/// How far the deletion of a business has come, for staff of more than one.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] out of reach and for staff of that business alone, or
/// [`Problem::Fault`].
#[server(endpoint = "desk/app_leaving")]
pub async fn get_app_leaving(
    /// Its id.
    id: String,
) -> Result<Framed<AppLeaving>, Problem> {
    use domain::id::AppId;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let app = AppId::parse(&id).map_err(|_| Problem::NotFound)?;
    let page = map::app_leaving(desk.app_leaving(staff, &app).await?);
    map::framed_staff(&desk, &caller, page).await
}
