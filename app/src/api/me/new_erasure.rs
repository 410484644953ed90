//! What a deletion would take, before the person asks for it.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{AskedErasure, Framed},
};

/// What a deletion of this size would take, before the person asks for it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] for what is not theirs or is no size, or [`Problem::Fault`].
#[server(endpoint = "me/new_erasure")]
pub async fn get_new_erasure(
    /// How much: `everything`, `conversation` …
    size: Option<String>,
    /// Which conversation, where it is about one.
    conversation: Option<String>,
    /// Under which name the messages are kept that were chosen.
    chosen: Option<String>,
) -> Result<Framed<AskedErasure>, Problem> {
    use domain::erasure::Size;

    use super::CHECK;
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let session = caller.me()?;
    let check = crate::pages::erasure_at(
        CHECK,
        size.as_deref().unwrap_or_default(),
        conversation.as_deref(),
        chosen.as_deref(),
    );
    // Back from a fresh sign-in, the form is the one that was sent before: sent twice, it asks once.
    let kept = |name: &str| session.resumed.errand()?.field(&check, name);
    let listed = |name: &str| {
        let list = kept(name).unwrap_or_default().split_whitespace();
        list.map(str::to_owned).collect::<Vec<_>>()
    };
    let mut messages = listed("messages");
    if messages.is_empty()
        && let Some(name) = &chosen
        && let Some(Size::Messages { messages: ids, .. }) = desk.chosen(&session.resumed, name).await?
    {
        messages = ids.as_slice().iter().map(ToString::to_string).collect();
    }
    let found = match map::size(size.as_deref(), conversation.as_deref(), &messages)? {
        None => Err(AskedErasure::Unchosen),
        Some(size) => match desk.new_erasure_of(session.principal(), &size).await {
            Ok(mut found) => {
                if let Some(open) = found.open.take() {
                    Err(AskedErasure::Open {
                        reference: open.to_string(),
                    })
                } else {
                    if let Some(once) = kept("once") {
                        once.clone_into(&mut found.once);
                    }
                    Ok(found)
                }
            }
            Err(desk::Error::NothingHeld) => Err(AskedErasure::Nothing),
            Err(error) => return Err(error.into()),
        },
    };
    let taken = listed("takes_in");
    let framed = map::framed_me(&desk, &caller, found).await?;
    map::dated(framed, |found, today| match found {
        Ok(found) => AskedErasure::New(Box::new(map::new_erasure(found, chosen, &taken, today))),
        Err(instead) => instead,
    })
}
