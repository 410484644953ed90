//! The values stored with a message that its bubble does not say, for whoever wants to see them.

use leptos::prelude::*;

use crate::{
    components::AsStored,
    text::{conversation as words, correction},
    view::Fact,
};

/// Closed at first: most people never want it, and nothing may be hidden. `wrong` leads to where something in it is said
/// to be wrong.
pub(super) fn behind(facts: Vec<Fact>, wrong: Option<String>) -> impl IntoView {
    (!facts.is_empty()).then(|| {
        view! {
            <details class="behind">
                <summary>{words::behind(facts.len())}</summary>
                <AsStored facts=facts/>
                {wrong.map(|href| view! { <p><a href=href>{correction::WRONG_HERE}</a></p> })}
            </details>
        }
    })
}
