//! A due date: in words, then how far, then how it came about.

use leptos::prelude::*;

use super::time::{Day, FullDay};
use crate::{
    text::{due as words, law, time},
    view::{self, DueStep, Stood},
};

/// When the answer is due, and why then.
#[component]
pub fn Due(
    /// The date with its working.
    due: view::Due,
    /// Whether the working is open at first.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let confirmed = due.acknowledge_by.clone();
    let confirmed = confirmed
        .map(|day| view! { <span class="soft">{words::CONFIRMED.with(view! { <FullDay day=day/> })}</span> });
    let away = match due.stands_since.clone() {
        Some(since) => {
            let since = view! { <Day day=since/> };
            view! { <span class="soft">{words::STANDS_STILL.with(since)} " " {words::LATER}</span> }
                .into_any()
        }
        None => view! { <span class="soft">{words::away(&time::away(due.days_left))}</span> }.into_any(),
    };
    let pauses = ledger(due.pauses.clone());
    let working = if due.steps.is_empty() {
        in_short(&due).into_any()
    } else {
        let steps = due.steps.clone().into_iter().map(step).collect_view();
        view! { <ol>{steps}</ol> }.into_any()
    };
    view! {
        <div class="due">
            <p>
                <strong>{words::BY.with(view! { <FullDay day=due.by.clone()/> })}</strong>
                {away}
                {confirmed}
            </p>
            <details open=open>
                <summary>{words::HOW}</summary>
                {working}
                {pauses}
                <p class="small soft">{words::source(&due.source)}</p>
            </details>
        </div>
    }
}

/// Of a date whose every step is not known: where it began, where the period ends, and the last day.
fn in_short(due: &view::Due) -> impl IntoView + use<> {
    let moved = due.by != due.period_ends;
    view! {
        <ol>
            <li><b><Day day=due.received_on.clone()/></b> <span>{words::RECEIVED}</span></li>
            <li><b><Day day=due.period_ends.clone()/></b> <span>{words::period(&due.regime)}</span></li>
            <li>
                <b><FullDay day=due.by.clone()/></b>
                <span>{if moved { words::MOVED } else { words::NOT_MOVED }}</span>
            </li>
        </ol>
    }
}

fn step(step: DueStep) -> impl IntoView {
    let DueStep { on, what, source } = step;
    view! {
        <li>
            <b><Day day=on/></b>
            <span>{words::step(&what)} " " <small class="soft">{law::source(&source)}</small></span>
        </li>
    }
}

/// When the clock stood still, dates first.
fn ledger(pauses: Vec<Stood>) -> Option<impl IntoView> {
    let pause = |Stood { from, until, why }: Stood| {
        let from = view! { <Day day=from/> };
        let when = match until {
            Some(until) => words::STOOD.with_two(from, view! { <Day day=until/> }).into_any(),
            None => words::STANDS.with(from).into_any(),
        };
        view! { <li><b>{when}</b> <span>{words::asked(&why)}</span></li> }
    };
    (!pauses.is_empty()).then(move || {
        let pauses = pauses.into_iter().map(pause).collect_view();
        view! { <p>{words::PAUSES}</p> <ol>{pauses}</ol> }
    })
}
