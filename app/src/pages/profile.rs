//! Stub.

use leptos::prelude::*;

use crate::components::{OpenPage, Opening};

/// Stub.
#[component]
pub fn ProfilePage() -> impl IntoView {
    view! { <OpenPage title="ProfilePage"><Opening heading="ProfilePage"/></OpenPage> }
}
