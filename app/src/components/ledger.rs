//! Label and value on one ruled line.

use leptos::prelude::*;

/// A list of [`Entry`]s.
#[component]
pub fn Ledger(children: Children) -> impl IntoView {
    view! { <dl class="ledger">{children()}</dl> }
}

/// One line: its label, and the value as children.
#[component]
pub fn Entry(
    /// What the value is.
    #[prop(into)]
    label: String,
    /// What it means for the person.
    #[prop(optional, into)]
    why: String,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <dt dir="auto">{label}</dt>
            <dd dir="auto">
                {children()}
                {(!why.is_empty()).then(|| view! { <p class="why">{why}</p> })}
            </dd>
        </div>
    }
}
