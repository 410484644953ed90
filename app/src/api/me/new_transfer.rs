//! What a transfer would send, and to whom; none when nothing is held.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, NewTransfer},
};

/// What a transfer would send, and to whom, as far as the person has named them; none when nothing is held.
///
/// # Errors
///
/// [`Problem::SignedOut`] or [`Problem::Fault`].
#[server(endpoint = "me/new_transfer")]
pub async fn get_new_transfer() -> Result<Framed<Option<NewTransfer>>, Problem> {
    use domain::request::Recipient;

    use super::{CHECK_TRANSFER, NEW_TRANSFER};
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let session = caller.me()?;
    let kept = |page: &str, field: &str| {
        let kept = session.resumed.errand()?.field(page, field)?;
        Some(kept.to_owned())
    };
    let recipient = kept(CHECK_TRANSFER, "recipient").and_then(|name| Recipient::parse(&name).ok());
    let named = recipient.as_ref().map(|name| name.as_str().to_owned());
    let typed = kept(NEW_TRANSFER, "recipient").or_else(|| named.clone());
    let found = match desk.new_transfer(session.principal(), recipient.as_ref()).await {
        Ok(mut found) => {
            // Back from a fresh sign-in, the form is the one that was sent before: sent twice, it asks once.
            if let Some(once) = kept(CHECK_TRANSFER, "once") {
                found.once = once;
            }
            Some(found)
        }
        Err(desk::Error::NothingHeld) => None,
        Err(error) => return Err(error.into()),
    };
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| {
        found.map(|found| map::new_transfer(found, typed.unwrap_or_default(), named, today))
    })
}
