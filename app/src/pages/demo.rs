//! Stub.

use leptos::prelude::*;

use crate::components::{OpenPage, Opening};

/// Stub.
#[component]
pub fn DemoPage() -> impl IntoView {
    view! { <OpenPage title="DemoPage"><Opening heading="DemoPage"/></OpenPage> }
}
