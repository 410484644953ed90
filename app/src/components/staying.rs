//! What a deletion leaves, and on what ground.

use leptos::prelude::*;

use super::ledger::{Entry, Ledger};
use crate::{text::en::erasure as words, view::Stays};

/// One line for each thing that stays.
#[component]
pub fn Staying(
    /// What stays.
    stays: Vec<Stays>,
    /// What is said when nothing does.
    none: &'static str,
) -> impl IntoView {
    if stays.is_empty() {
        return view! { <p class="soft">{none}</p> }.into_any();
    }
    let entry = |Stays { what, ground }: Stays| match words::stays(&what) {
        Some((name, kept)) => view! { <Entry label=name why=ground>{kept}</Entry> }.into_any(),
        None => view! { <Entry label=what>{ground}</Entry> }.into_any(),
    };
    view! { <Ledger>{stays.into_iter().map(entry).collect_view()}</Ledger> }.into_any()
}
