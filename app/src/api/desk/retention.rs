//! What goes by itself in a business.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, Retention},
};

/// What goes by itself in a business, and when.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] or [`Problem::Fault`].
#[server(endpoint = "desk/retention")]
pub async fn get_retention(
    /// Its id.
    id: String,
) -> Result<Framed<Retention>, Problem> {
    use domain::id::AppId;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let app = AppId::parse(&id).map_err(|_| Problem::NotFound)?;
    let page = map::retention(&desk.retention(staff, &app).await?);
    map::framed_staff(&desk, &caller, page).await
}
