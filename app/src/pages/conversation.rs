//! Stub.

use leptos::prelude::*;

use crate::components::{OpenPage, Opening};

/// Stub.
#[component]
pub fn ConversationPage() -> impl IntoView {
    view! { <OpenPage title="ConversationPage"><Opening heading="ConversationPage"/></OpenPage> }
}
