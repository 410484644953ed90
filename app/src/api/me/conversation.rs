//! A page of one conversation.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Conversation, Framed},
};

/// A page of one conversation: just before or after a place in it, around one, or its newest or oldest messages.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] if it is not theirs or there is no such place, or
/// [`Problem::Fault`].
#[server(endpoint = "me/conversation")]
pub async fn get_conversation(
    /// The conversation's id.
    id: String,
    /// Show what stands before this message.
    before: Option<String>,
    /// Show what stands after this message.
    after: Option<String>,
    /// Show what stands around this message.
    at: Option<String>,
    /// Which end to begin with.
    order: Option<String>,
) -> Result<Framed<Conversation>, Problem> {
    use desk::Spot;
    use domain::id::ConversationId;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let id = ConversationId::parse(&id).map_err(|_| Problem::NotFound)?;
    let place = |written: Option<String>| written.as_deref().map(map::place).transpose();
    let oldest = map::is_oldest(order.as_deref())?;
    let spot = match (place(before)?, place(after)?, place(at)?) {
        (Some(before), ..) => Spot::Before(before),
        (_, Some(after), _) => Spot::After(after),
        (.., Some(at)) => Spot::Around(at),
        _ if oldest => Spot::Oldest,
        _ => Spot::Newest,
    };
    let here = match &spot {
        Spot::Around(place) => Some(place.message.to_string()),
        _ => None,
    };
    let found = desk.transcript(caller.person()?, &id, spot).await?;
    map::framed_me(&desk, &caller, map::conversation(&found, here)).await
}
