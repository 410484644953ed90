//! What happened, newest first.

use leptos::prelude::*;

use super::time::Moment;

/// A list of [`Step`]s.
#[component]
pub fn Trail(children: Children) -> impl IntoView {
    view! { <ul class="trail">{children()}</ul> }
}

/// One thing that happened, or is to come: when, and what.
#[component]
pub fn Step(
    /// What.
    #[prop(into)]
    name: String,
    /// When; none for what is to come.
    #[prop(optional_no_strip, into)]
    at: Option<String>,
    /// Whether it is still open.
    #[prop(optional)]
    now: bool,
    /// More about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class:now=now>
            {at.map(|at| view! { <Moment at=at/> })}
            <h3>{name}</h3>
            {children.map(|children| view! { <div>{children()}</div> })}
        </li>
    }
}
