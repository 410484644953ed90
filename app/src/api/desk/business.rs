//! A business, as its staff see it.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Business, Framed},
};

/// What a business says of itself and its data, and which fields nobody described.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] or [`Problem::Fault`].
#[server(endpoint = "desk/business")]
pub async fn get_business(
    /// Its id.
    id: String,
) -> Result<Framed<Business>, Problem> {
    use domain::id::AppId;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let app = AppId::parse(&id).map_err(|_| Problem::NotFound)?;
    let page = map::business(desk.business(staff, &app).await?);
    map::framed_staff(&desk, &caller, page).await
}
