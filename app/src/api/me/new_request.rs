//! What a person can ask, and how long it takes.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, NewRequest},
};

/// What a person can ask, and how long it takes.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/new_request")]
pub async fn get_new_request() -> Result<Framed<NewRequest>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let person = caller.person()?;
    let due = desk.usual_due(person).await?;
    let holder = map::holder(&desk.said_to(person).await?, due.regime);
    let framed = map::framed_me(&desk, &caller, due).await?;
    map::dated(framed, |due, today| NewRequest {
        due: map::due(&due, today),
        contact: holder.controller.email.or(holder.controller.phone),
    })
}
