//! What a person has to know before asking that their records are only stored.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, NewRestriction},
};

/// What a person has to know before asking that their records are only stored; none when nothing is held.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/new_restriction")]
pub async fn get_new_restriction(
    /// The ground that was chosen.
    ground: Option<String>,
) -> Result<Framed<Option<NewRestriction>>, Problem> {
    use domain::request::Ground;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let found = match desk.new_restriction(caller.person()?).await {
        Ok(found) => Some(found),
        Err(desk::Error::NothingHeld) => None,
        Err(error) => return Err(error.into()),
    };
    let chosen = ground.as_deref().and_then(Ground::from_code);
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| {
        found.map(|found| map::new_restriction(found, chosen, today))
    })
}
