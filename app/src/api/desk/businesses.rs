//! The businesses within reach.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Businesses, Framed},
};

/// The businesses within reach, and those that were: their ids and names.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "desk/businesses")]
pub async fn get_businesses() -> Result<Framed<Businesses>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let page = Businesses {
        held: map::businesses(desk.apps(staff).await?),
        gone: map::businesses(desk.apps_gone(staff).await?),
    };
    map::framed_staff(&desk, &caller, page).await
}
