//! What the person’s copy would hold; none when nothing is held.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Export, Framed},
};

/// What the person’s copy would hold; none when nothing is held.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/export")]
pub async fn get_export() -> Result<Framed<Option<Export>>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let person = caller.person()?;
    let regime = desk.said_to(person).await?.regime_for(person.region());
    let export = match desk.export_size(person).await {
        Ok((totals, about_bytes, file_name)) => Some(Export {
            fresh: desk.is_fresh(person),
            counts: map::counts(&totals),
            received: totals.received > 0,
            about_bytes,
            file_name,
            signer: desk.signer().to_string(),
            law: map::law(regime),
        }),
        Err(desk::Error::NothingHeld) => None,
        Err(error) => return Err(error.into()),
    };
    map::framed_me(&desk, &caller, export).await
}
