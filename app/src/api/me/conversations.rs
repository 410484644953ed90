//! A page of the person's conversations.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Conversations, Framed},
};

/// A page of the person's conversations.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] or [`Problem::Fault`].
#[server(endpoint = "me/conversations")]
pub async fn get_conversations(
    /// Show what stands after this conversation.
    after: Option<String>,
) -> Result<Framed<Conversations>, Problem> {
    let caller = super::super::Caller::here()?;
    let _ = after;
    let _person = caller.person()?;
    Err(Problem::Fault)
}
