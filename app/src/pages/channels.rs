//! Stub.

use leptos::prelude::*;

use crate::components::{OpenPage, Opening};

/// Stub.
#[component]
pub fn ChannelsPage() -> impl IntoView {
    view! { <OpenPage title="ChannelsPage"><Opening heading="ChannelsPage"/></OpenPage> }
}
