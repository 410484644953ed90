//! A page of one conversation.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Conversation, Framed},
};

/// A page of one conversation.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] or [`Problem::Fault`].
#[server(endpoint = "me/conversation")]
pub async fn get_conversation(
    /// The conversation's id.
    id: String,
    /// Show what stands before this message.
    before: Option<String>,
    /// Show what stands after this message.
    after: Option<String>,
) -> Result<Framed<Conversation>, Problem> {
    let caller = super::super::Caller::here()?;
    let (_, _, _) = (id, before, after);
    let _person = caller.person()?;
    Err(Problem::Fault)
}
