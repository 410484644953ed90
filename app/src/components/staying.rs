//! What a deletion leaves, and on what ground.

use leptos::prelude::*;

use super::ledger::{Entry, Ledger};
use crate::{
    text::{Phrase, erasure, law},
    view::Stays,
};

/// A category's name, and what is kept of it; none for one that has no words yet.
pub type Words = fn(&str) -> Option<(Phrase, Phrase)>;

/// One line for each thing that stays.
#[component]
pub fn Staying(
    /// What stays.
    stays: Vec<Stays>,
    /// The words for it: to the person, or about them.
    words: Words,
    /// What is said when nothing does.
    none: Phrase,
) -> impl IntoView {
    if stays.is_empty() {
        return view! { <p class="soft">{none}</p> }.into_any();
    }
    let entry = move |Stays { what, ground, count }: Stays| {
        let ground = law::ground(&what, &ground);
        let count = count.map(|n| erasure::how_much(&what, n));
        let count = count.map(|n| view! { <strong>{n}</strong> ". " });
        match words(&what) {
            Some((name, kept)) => view! { <Entry label=name why=ground>{count} {kept}</Entry> }.into_any(),
            None => view! { <Entry label=what>{ground}</Entry> }.into_any(),
        }
    };
    view! { <Ledger>{stays.into_iter().map(entry).collect_view()}</Ledger> }.into_any()
}
