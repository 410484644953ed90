//! Rows that are places to go.

use leptos::prelude::*;

/// A list of [`Row`]s.
#[component]
pub fn Register(children: Children) -> impl IntoView {
    view! { <ul class="register">{children()}</ul> }
}

/// A row: how many, what, and one link to it.
#[component]
pub fn Row(
    /// How many there are; 0 is shown too.
    #[prop(into)]
    count: String,
    /// What is read out after the count, where the name does not say it.
    #[prop(optional, into)]
    unit: String,
    /// What they are.
    #[prop(into)]
    name: String,
    /// A line below.
    #[prop(optional, into)]
    line: String,
    /// Where the row leads.
    #[prop(into)]
    href: String,
    /// What the link says.
    #[prop(into)]
    go: String,
    /// What is read out after the link's words, where several rows have the same.
    #[prop(optional, into)]
    about: String,
) -> impl IntoView {
    view! {
        <li>
            <span class="count">{count} {spoken(unit)}</span>
            <div class="what">
                <h3 dir="auto">{name}</h3>
                {(!line.is_empty()).then(|| view! { <p>{line}</p> })}
            </div>
            <a class="go" href=href>
                {go}
                {spoken(about)}
            </a>
        </li>
    }
}

/// Words for the ear only.
fn spoken(words: String) -> impl IntoView {
    (!words.is_empty()).then(|| view! { <span class="visually-hidden">" " {words}</span> })
}
