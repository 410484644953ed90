//! A due date: in words, then how far, then how it came about.

use leptos::prelude::*;

use super::time::{Day, FullDay};
use crate::{
    text::{due as words, time},
    view,
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
    let moved = due.by != due.period_ends;
    view! {
        <div class="due">
            <p>
                <strong>{words::BY.with(view! { <FullDay day=due.by.clone()/> })}</strong>
                <span class="soft">{words::away(&time::away(due.days_left))}</span>
            </p>
            <details open=open>
                <summary>{words::HOW}</summary>
                <ol>
                    <li><b><Day day=due.received_on/></b> <span>{words::RECEIVED}</span></li>
                    <li><b><Day day=due.period_ends/></b> <span>{words::period(&due.regime)}</span></li>
                    <li>
                        <b><FullDay day=due.by/></b>
                        <span>{if moved { words::MOVED } else { words::NOT_MOVED }}</span>
                    </li>
                </ol>
                <p class="small soft">{words::source(&due.source)}</p>
            </details>
        </div>
    }
}
