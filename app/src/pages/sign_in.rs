//! Stub.

use leptos::prelude::*;

use crate::components::{OpenPage, Opening};

/// Stub.
#[component]
pub fn SignInPage() -> impl IntoView {
    view! { <OpenPage title="SignInPage"><Opening heading="SignInPage"/></OpenPage> }
}
