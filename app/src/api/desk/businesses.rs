//! The businesses within reach.

use leptos::prelude::*;

use crate::{api::Problem, view::Framed};

/// The businesses within reach: their ids and names.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "desk/businesses")]
pub async fn get_businesses() -> Result<Framed<Vec<(String, String)>>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let apps = desk.apps(caller.staff()?).await?;
    map::framed_staff(&desk, &caller, map::businesses(apps)).await
}
