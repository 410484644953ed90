//! The mark and the name, at the head of every page.

use leptos::prelude::*;

use crate::text::frame as words;

/// A link home: mark, brand, and the business if one is known.
#[component]
pub fn Brand(
    /// Where home is.
    href: &'static str,
    /// The business.
    #[prop(optional_no_strip)]
    business: Option<String>,
) -> impl IntoView {
    view! {
        <a class="brand" href=href>
            <svg viewBox="0 0 20 20" aria-hidden="true">
                <path fill="none" stroke="currentColor" stroke-width="1.8" d="M2 1h16v18H2zM7 1v18"/>
                <circle cx="12.5" cy="14" r="2.2" fill="currentColor"/>
            </svg>
            <strong>{words::BRAND}</strong>
            {business.map(|name| view! { " " <em dir="auto">{name}</em> })}
        </a>
    }
}
