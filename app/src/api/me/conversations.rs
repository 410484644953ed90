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
/// [`Problem::SignedOut`], [`Problem::NotFound`] for a cursor that is none, or [`Problem::Fault`].
#[server(endpoint = "me/conversations")]
pub async fn get_conversations(
    /// Show what stands after this conversation.
    after: Option<String>,
    /// Which end comes first.
    order: Option<String>,
) -> Result<Framed<Conversations>, Problem> {
    use desk::Order;
    use domain::id::ConversationId;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let after = after
        .map(|id| ConversationId::parse(&id))
        .transpose()
        .map_err(|_| Problem::NotFound)?;
    let oldest = map::is_oldest(order.as_deref())?;
    let order = if oldest { Order::Oldest } else { Order::Newest };
    let (rows, more) = desk
        .conversations(caller.person()?, order, after.as_ref())
        .await?;
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let page = Conversations {
        lines: rows.iter().map(map::line).collect(),
        oldest,
        next,
    };
    map::framed_me(&desk, &caller, page).await
}
