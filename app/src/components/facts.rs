//! Every stored value of a record: those the register of fields describes as a ledger, the others below it as a table.

use leptos::prelude::*;

use super::ledger::{Entry, Ledger};
use crate::{text::en::facts as words, view::Fact};

/// All of a record's values; an empty record says so.
#[component]
pub fn Facts(
    /// The values.
    facts: Vec<Fact>,
    /// What is said when there are none.
    #[prop(optional, into)]
    none: String,
) -> impl IntoView {
    let none = facts.is_empty().then(|| {
        if none.is_empty() {
            words::NONE.to_owned()
        } else {
            none
        }
    });
    let (known, others): (Vec<_>, Vec<_>) = facts.into_iter().partition(|fact| fact.label.is_some());
    view! {
        {none.map(|none| view! { <p class="soft">{none}</p> })}
        {(!known.is_empty()).then(|| view! { <Ledger>{known.into_iter().map(entry).collect_view()}</Ledger> })}
        {(!others.is_empty()).then(|| view! { <AsStored facts=others/> })}
    }
}

fn entry(fact: Fact) -> impl IntoView {
    view! {
        <Entry label=fact.label.unwrap_or_default()>
            <span title=fact.path>{value(fact.value)}</span>
        </Entry>
    }
}

/// Values by their technical names, as a table.
#[component]
pub fn AsStored(facts: Vec<Fact>) -> impl IntoView {
    let row = |fact: Fact| {
        view! {
            <tr>
                <th scope="row" class="data">{fact.path}</th>
                <td class="data" dir="auto">{value(fact.value)}</td>
            </tr>
        }
    };
    view! {
        <table class="table stored">
            <caption>{words::as_stored(facts.len() as u64)}</caption>
            <thead>
                <tr><th scope="col">{words::FIELD}</th><th scope="col">{words::VALUE}</th></tr>
            </thead>
            <tbody>{facts.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn value(value: Option<String>) -> impl IntoView {
    match value {
        Some(value) if !value.is_empty() => leptos::either::Either::Left(value),
        _ => leptos::either::Either::Right(view! { <span class="soft">{words::EMPTY}</span> }),
    }
}
