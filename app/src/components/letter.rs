//! The words a person will read, as the letter they are: on the person's page and in the reviewer's preview alike.

use leptos::prelude::*;

use super::time::Day;
use crate::text::{reason as reasons, request as words, sizes};

/// A refusal.
#[component]
pub fn RefusalLetter(
    /// Who refuses.
    business: String,
    /// What it is about.
    reference: String,
    /// How much was asked for.
    scope: String,
    /// When.
    at: String,
    /// The reason's code.
    reason: String,
    /// What the business adds.
    note: Option<String>,
) -> impl IntoView {
    let note = note.map(|note| view! { <p>{words::note(&business)} " " <q dir="auto">{note}</q></p> });
    view! {
        <div class="letter">
            <p class="head">{words::ABOUT} " " <span class="data">{reference}</span> " · " <Day day=at/></p>
            <p>{sizes::refused(&scope)}</p>
            <p>{reasons::letter(&reason)}</p>
            {note}
            <p>{words::REFUSED_STAYS}</p>
        </div>
    }
}
