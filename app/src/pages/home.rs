//! Stub.

use leptos::prelude::*;

use crate::components::{OpenPage, Opening};

/// Stub.
#[component]
pub fn HomePage() -> impl IntoView {
    view! { <OpenPage title="HomePage"><Opening heading="HomePage"/></OpenPage> }
}
