//! Stub.

use leptos::prelude::*;

use crate::components::{OpenPage, Opening};

/// Stub.
#[component]
pub fn OverviewPage() -> impl IntoView {
    view! { <OpenPage title="OverviewPage"><Opening heading="OverviewPage"/></OpenPage> }
}
