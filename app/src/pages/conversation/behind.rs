//! The values stored with a message that its bubble does not say, for whoever wants to see them.

use leptos::prelude::*;

use crate::{components::AsStored, text::conversation as words, view::Fact};

/// Closed at first: most people never want it, and nothing may be hidden.
pub(super) fn behind(facts: Vec<Fact>) -> impl IntoView {
    (!facts.is_empty()).then(|| {
        view! {
            <details class="behind">
                <summary>{words::behind(facts.len())}</summary>
                <AsStored facts=facts/>
            </details>
        }
    })
}
