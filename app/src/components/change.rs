//! One value: what it was and what it becomes, in words and by their marks.

use leptos::prelude::*;

use crate::text::correction as words;

/// Before and after, with what belongs to it below.
#[component]
pub fn Change(
    /// What the value is.
    #[prop(into)]
    label: String,
    /// What it was; empty for nothing.
    #[prop(into)]
    was: String,
    /// What it becomes; empty for nothing.
    #[prop(into)]
    becomes: String,
    /// Below it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="change">
            <h3 dir="auto">{label}</h3>
            <dl>
                <dt>{words::WAS}</dt>
                <dd dir="auto"><del>{or_nothing(was)}</del></dd>
                <dt>{words::BECOMES}</dt>
                <dd dir="auto"><ins>{or_nothing(becomes)}</ins></dd>
            </dl>
            {children.map(|children| children())}
        </section>
    }
}

/// A value, or that there is none.
fn or_nothing(value: String) -> AnyView {
    if value.is_empty() {
        view! { <span class="soft">{words::EMPTY}</span> }.into_any()
    } else {
        value.into_any()
    }
}
