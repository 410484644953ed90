//! Days and times in words, always in `<time>`; what is no time is shown as it is stored.

use leptos::{either::Either, prelude::*};

use crate::text::time as words;

/// `30 November 2026`.
#[component]
pub fn Day(
    /// A day, or a time on it.
    #[prop(into)]
    day: String,
) -> impl IntoView {
    said(words::day(&day), day)
}

/// `Monday 30 November 2026`.
#[component]
pub fn FullDay(
    /// A day, or a time on it.
    #[prop(into)]
    day: String,
) -> impl IntoView {
    said(words::full_day(&day), day)
}

/// `30 Nov`, for tables.
#[component]
pub fn ShortDay(
    /// A day, or a time on it.
    #[prop(into)]
    day: String,
) -> impl IntoView {
    said(words::short_day(&day), day)
}

/// `23 November 2026, 3.04 pm UTC`.
#[component]
pub fn Moment(
    /// A time.
    #[prop(into)]
    at: String,
) -> impl IntoView {
    said(words::moment(&at), at)
}

/// `3.04 pm UTC`.
#[component]
pub fn Clock(
    /// A time.
    #[prop(into)]
    at: String,
    /// The field that holds it, where the page names it.
    #[prop(optional_no_strip)]
    field: Option<String>,
) -> impl IntoView {
    match words::clock(&at) {
        Some(words) => Either::Left(view! { <time datetime=at data-field=field>{words}</time> }),
        None => Either::Right(view! { <span data-field=field>{at}</span> }),
    }
}

fn said(words: Option<String>, stored: String) -> impl IntoView {
    match words {
        Some(words) => Either::Left(view! { <time datetime=stored>{words}</time> }),
        None => Either::Right(stored),
    }
}
