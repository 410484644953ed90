//! Stub.

use leptos::prelude::*;

use crate::components::{OpenPage, Opening};

/// Stub.
#[component]
pub fn ConversationsPage() -> impl IntoView {
    view! { <OpenPage title="ConversationsPage"><Opening heading="ConversationsPage"/></OpenPage> }
}
