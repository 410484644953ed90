//! Back and forth through a long list; the place is in the address.

use leptos::{either::Either, prelude::*};

use crate::text::Phrase;

/// Two ways on, of which one that does not exist is shown as plain words.
#[component]
pub fn Pager(
    /// What is paged.
    #[prop(into)]
    label: String,
    /// The way back: words and address.
    back: (Phrase, Option<String>),
    /// The way on: words and address.
    on: (Phrase, Option<String>),
    /// Where one is.
    #[prop(optional, into)]
    here: String,
) -> impl IntoView {
    view! {
        <nav class="pager" aria-label=label>
            {way(back, "prev")}
            <p>{here}</p>
            {way(on, "next")}
        </nav>
    }
}

fn way((words, href): (Phrase, Option<String>), rel: &'static str) -> impl IntoView {
    match href {
        Some(href) => Either::Left(view! { <a href=href rel=rel>{words}</a> }),
        None => Either::Right(view! { <span class="soft">{words}</span> }),
    }
}
