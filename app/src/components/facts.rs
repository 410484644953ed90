//! Every stored value of a record: those the register of fields has a word for as a ledger, the others below it as
//! tables, what nobody has described apart from the rest.

use leptos::{
    either::{Either, EitherOf5},
    prelude::*,
};

use super::{
    outlink::{OutLink, is_web},
    time::Moment,
};
use crate::{
    drawn::drawn,
    text::{facts as words, time},
    view::Fact,
};

/// All of a record's values; an empty record says so.
#[component]
pub fn Facts(
    /// The values.
    facts: Vec<Fact>,
    /// What is said when there are none.
    #[prop(optional, into)]
    none: Option<String>,
) -> impl IntoView {
    let none = facts
        .is_empty()
        .then(|| none.unwrap_or_else(|| words::NONE.into()));
    let (known, others): (Vec<_>, Vec<_>) = facts.into_iter().partition(|fact| fact.label.is_some());
    view! {
        {none.map(|none| view! { <p class="soft">{none}</p> })}
        {(!known.is_empty()).then(|| view! { <dl class="ledger">{known.into_iter().map(entry).collect_view()}</dl> })}
        {(!others.is_empty()).then(|| view! { <AsStored facts=others/> })}
    }
}

/// A described value; its technical name stands below what a person would call it, unless they are the same.
fn entry(fact: Fact) -> impl IntoView {
    let label = fact.label.unwrap_or_default();
    let path = (label != fact.path).then(|| view! { <small class="data">{fact.path.clone()}</small> });
    view! {
        <div>
            <dt>{label} {path}</dt>
            <dd dir="auto">
                {in_words(fact.value)}
                {fact.why.map(|why| view! { <p class="why">{why}</p> })}
            </dd>
        </div>
    }
}

/// Values by their technical names, exactly as they are stored; those that nobody has described stand last, and are
/// called so.
#[component]
pub fn AsStored(
    /// The values.
    facts: Vec<Fact>,
) -> impl IntoView {
    let (described, others): (Vec<_>, Vec<_>) = facts.into_iter().partition(|fact| fact.described);
    view! {
        {table(words::as_stored, described)}
        {table(words::not_described, others)}
    }
}

/// Nothing, if there are none.
fn table(caption: fn(usize) -> String, facts: Vec<Fact>) -> impl IntoView {
    let row = |fact: Fact| {
        view! {
            <tr>
                <th scope="row" class="data">{breakable(&fact.path)}</th>
                <td class="data" dir="auto">{stored(fact.value)}</td>
            </tr>
        }
    };
    (!facts.is_empty()).then(|| {
        let caption = caption(facts.len());
        view! {
            <table class="table stored">
                <caption>{caption}</caption>
                <thead>
                    <tr><th scope="col">{words::FIELD}</th><th scope="col">{words::VALUE}</th></tr>
                </thead>
                <tbody inner_html=drawn(facts.into_iter().map(row))></tbody>
            </table>
        }
    })
}

/// A long path may break after its dots.
fn breakable(path: &str) -> impl IntoView + use<> {
    if path.len() <= 24 {
        return Either::Left(path.to_owned());
    }
    let part = |part: &str| view! { {part.to_owned()} <wbr/> };
    Either::Right(path.split_inclusive('.').map(part).collect_view())
}

fn stored(value: Option<String>) -> impl IntoView {
    match value.filter(|value| !value.is_empty()) {
        Some(value) => Either::Left(value),
        None => Either::Right(view! { <span class="soft">{words::EMPTY}</span> }),
    }
}

/// As [`stored`], but a time is said in words, an address of the web is a link, and yes and no are words.
fn in_words(value: Option<String>) -> impl IntoView {
    let value = value.unwrap_or_default();
    match value.as_str() {
        "" => EitherOf5::A(stored(None)),
        "true" => EitherOf5::B(words::YES.here()),
        "false" => EitherOf5::B(words::NO.here()),
        url if is_web(url) => EitherOf5::C(view! { <OutLink url=value/> }),
        at if time::moment(at).is_some() => EitherOf5::D(view! { <Moment at=value/> }),
        _ => EitherOf5::E(value),
    }
}
