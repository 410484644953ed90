//! A transfer of the person's, with its one-time address.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Address, Framed},
};

/// A transfer of the person's, with what has become of the last address.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] if it is not theirs or no transfer, or [`Problem::Fault`].
#[server(endpoint = "me/address")]
pub async fn get_own_address(
    /// The request's reference.
    reference: String,
) -> Result<Framed<Address>, Problem> {
    use domain::request::Reference;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let person = caller.person()?;
    let reference = Reference::parse(&reference).map_err(|_| Problem::NotFound)?;
    let found = desk.addressed(person, &reference).await?;
    let shown = map::address(&found, desk.is_fresh(person));
    map::framed_me(&desk, &caller, shown).await
}
