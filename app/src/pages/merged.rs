//! Records that became one with a person's, for the person and for whoever decides.

use leptos::prelude::*;

use crate::{
    components::Facts,
    text::merged as words,
    view::{Merged, MergedPart},
};

/// Each with its reason; the records that it tells of are folded.
pub fn merges(merges: Vec<Merged>) -> impl IntoView {
    merges.into_iter().map(one).collect_view()
}

fn one(merged: Merged) -> impl IntoView {
    let reason = merged
        .reason
        .map_or_else(|| words::NO_REASON.into(), |code| words::reason(&code));
    view! {
        <p dir="auto">{reason}</p>
        <Facts facts=merged.facts/>
        {merged.parts.into_iter().map(part).collect_view()}
    }
}

fn part(part: MergedPart) -> impl IntoView {
    view! {
        <details>
            <summary>{words::part(&part.name, part.facts.len())}</summary>
            <Facts facts=part.facts/>
        </details>
    }
}
