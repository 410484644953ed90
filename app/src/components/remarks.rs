//! What both sides said about a request, oldest first, and what could not be said any more.

use leptos::prelude::*;

use super::{panel::Panel, panel::Tone, time::Moment};
use crate::text::request as words;

/// One remark: who, when and what.
#[derive(Debug, Clone)]
pub struct Line {
    /// Who, in words.
    pub who: String,
    /// When.
    pub at: String,
    /// What.
    pub text: String,
}

/// A list of remarks.
#[component]
pub fn Remarks(
    /// Oldest first.
    lines: Vec<Line>,
) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="soft">{words::NO_REMARKS}</p> }.into_any();
    }
    let line = |Line { who, at, text }: Line| {
        let paragraphs = text
            .split('\n')
            .map(|line| view! { <p dir="auto">{line.to_owned()}</p> })
            .collect_view();
        view! {
            <li>
                <h3 dir="auto">{who}</h3>
                <Moment at=at/>
                <div>{paragraphs}</div>
            </li>
        }
    };
    view! { <ul class="trail">{lines.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// What somebody wrote and could not send, where no form is left for it; nothing if nothing was written.
#[component]
pub fn Unsent(
    /// What was written.
    text: String,
) -> impl IntoView {
    (!text.is_empty()).then(|| {
        let paragraphs = text
            .split('\n')
            .map(|line| view! { <p dir="auto">{line.to_owned()}</p> })
            .collect_view();
        view! {
            <Panel tone=Tone::Wait>
                <p>{words::UNSENT}</p>
                {paragraphs}
            </Panel>
        }
    })
}
