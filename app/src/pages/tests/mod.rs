//! Every page of the person's, drawn without a database, with hostile text wherever somebody outside can write.

pub(super) mod conversation;
mod held;
mod languages;
mod open;
mod search;
pub(super) mod views;

use leptos::prelude::*;

use super::sample;

/// As [`sample::sound`], and nothing that came from outside leads anywhere but to the web.
fn sound(view: impl IntoView + 'static) -> String {
    let html = sample::sound(view);
    for href in html
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        let own = href.starts_with('/') || href.starts_with('#');
        // How to reach the business, which it says in a form of its own (`domain::facts`).
        let reached = ["mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme));
        assert!(
            own || href.starts_with("https://") || (reached && !href.contains(['?', '&', '%'])),
            "{href} is linked: {html}"
        );
    }
    for src in ["src=", "srcset=", "poster="] {
        assert!(!html.contains(src), "a page loads nothing: {html}");
    }
    html
}
