//! A part of what a business says, to be changed.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{FactsPart, Framed},
};

/// A part of what a business says of itself and its data, with what had been entered and could not be taken.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] out of reach or for what is no part, or [`Problem::Fault`].
#[server(endpoint = "desk/facts")]
pub async fn get_facts(
    /// The business's id.
    id: String,
    /// Which part; who answers for the data, unless it says.
    of: Option<String>,
) -> Result<Framed<FactsPart>, Problem> {
    use domain::{facts::Part, id::AppId};

    use super::facts_page;
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let app = AppId::parse(&id).map_err(|_| Problem::NotFound)?;
    let part = match of {
        Some(code) => Part::from_code(&code).ok_or(Problem::NotFound)?,
        None => Part::Controller,
    };
    let business = desk.business(staff, &app).await?;
    let page = facts_page(business.id.as_str(), part.code());
    let errand = caller
        .desk()?
        .resumed
        .errand()
        .filter(|errand| errand.page == page);
    let entered = errand.map(|errand| errand.fields.clone()).unwrap_or_default();
    let found = map::facts_part(&business, part, &entered);
    map::framed_staff(&desk, &caller, found).await
}
