//! What a deletion would take, before the person asks for it; none when nothing is held.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, NewErasure},
};

/// What a deletion would take, before the person asks for it; none when nothing is held.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/new_erasure")]
pub async fn get_new_erasure() -> Result<Framed<Option<NewErasure>>, Problem> {
    use super::CHECK_ERASURE;
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let found = match desk.new_erasure(caller.person()?).await {
        Ok(mut found) => {
            // Back from a fresh sign-in, the form is the one that was sent before: sent twice, it asks once.
            let kept = caller.me()?.resumed.errand();
            if let Some(once) = kept.and_then(|errand| errand.field(CHECK_ERASURE, "once")) {
                once.clone_into(&mut found.once);
            }
            Some(found)
        }
        Err(desk::Error::NothingHeld) => None,
        Err(error) => return Err(error.into()),
    };
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| {
        found.map(|found| map::new_erasure(found, today))
    })
}
