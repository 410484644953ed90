//! What a person can do here.

use leptos::prelude::*;

use crate::text::Phrase;

/// A list of [`Verb`]s.
#[component]
pub fn Verbs(children: Children) -> impl IntoView {
    view! { <ul class="verbs">{children()}</ul> }
}

/// One verb with what it does; without an address it only says what can be done.
#[component]
pub fn Verb(
    /// The verb.
    verb: Phrase,
    /// What it does.
    line: Phrase,
    /// Where it is done.
    #[prop(optional)]
    href: Option<&'static str>,
) -> impl IntoView {
    let verb = match href {
        Some(href) => view! { <a href=href>{verb}</a> }.into_any(),
        None => view! { <b>{verb}</b> }.into_any(),
    };
    view! { <li>{verb}<p>{line}</p></li> }
}
