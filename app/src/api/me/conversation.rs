//! A page of one conversation.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Conversation, Framed},
};

/// A page of one conversation: just before or after a place in it, or its newest messages.
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
) -> Result<Framed<Conversation>, Problem> {
    use domain::id::ConversationId;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let id = ConversationId::parse(&id).map_err(|_| Problem::NotFound)?;
    let place = |written: Option<String>| written.as_deref().map(map::place).transpose();
    let found = desk
        .transcript(caller.person()?, &id, place(before)?, place(after)?)
        .await?;
    map::framed_me(&desk, &caller, map::conversation(&found)).await
}
