//! What keeps everything of a person's from being deleted.

use leptos::prelude::*;

use super::{
    ledger::{Entry, Ledger},
    panel::{Panel, Tone},
    time::FullDay,
};
use crate::{
    text::{Phrase, hold as words, law, reason as reasons},
    view::Hold,
};

/// The holds that stand, each with its ground and its end; nothing where there is none.
#[component]
pub fn Holding(
    /// Which.
    holds: Vec<Hold>,
    /// What they mean, in a few words.
    heading: Phrase,
    /// And in a sentence.
    line: Phrase,
) -> impl IntoView {
    (!holds.is_empty()).then(|| {
        let entries = holds.into_iter().map(entry).collect_view();
        view! {
            <Panel tone=Tone::Wait heading=heading>
                <p>{line}</p>
                <Ledger>{entries}</Ledger>
            </Panel>
        }
    })
}

fn entry(hold: Hold) -> impl IntoView {
    let Hold {
        ground,
        source,
        until,
    } = hold;
    let source = source.map(|source| law::source(&source)).unwrap_or_default();
    let until = ends(until);
    view! { <Entry label=reasons::label(&ground) why=source>{until}</Entry> }
}

/// Until when.
pub fn ends(until: Option<String>) -> AnyView {
    match until {
        Some(day) => words::UNTIL.with(view! { <FullDay day=day/> }).into_any(),
        None => words::UNTIL_LIFTED.here().into_any(),
    }
}
