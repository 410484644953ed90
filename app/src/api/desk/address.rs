//! A transfer within reach, with its one-time address.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Address, Framed},
};

/// A transfer within reach, with what has become of the last address.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] out of reach or for no transfer, or [`Problem::Fault`].
#[server(endpoint = "desk/address")]
pub async fn get_address(
    /// The request's reference.
    reference: String,
) -> Result<Framed<Address>, Problem> {
    use domain::request::Reference;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let reference = Reference::parse(&reference).map_err(|_| Problem::NotFound)?;
    let found = desk.addressed(staff, &reference).await?;
    let shown = map::address(&found, desk.is_fresh(staff));
    map::framed_staff(&desk, &caller, shown).await
}
