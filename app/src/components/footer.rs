//! The foot of a page: the same help everywhere.

use leptos::prelude::*;

use super::masthead::Side;
use crate::text::{Language, frame as words, language};

/// The foot of a page; `side` is none where nobody is signed in.
#[component]
pub fn Footer(
    /// The business.
    #[prop(optional_no_strip)]
    business: Option<String>,
    /// Which side of the desk the page is on.
    #[prop(optional_no_strip)]
    side: Option<Side>,
) -> impl IntoView {
    let help = match (side, business) {
        (Some(Side::Desk(_)), _) => None,
        (_, Some(business)) => Some(words::help(&business)),
        (_, None) => Some(words::HELP_OUTSIDE.into()),
    };
    view! {
        <footer class="footer">
            <div class="wrap">
                {match help {
                    Some(help) => view! { <p><strong>{words::HELP}</strong> " " {help}</p> }.into_any(),
                    None => view! { <p>{words::DESK_HELP}</p> }.into_any(),
                }}
                <Languages/>
            </div>
        </footer>
    }
}

/// The other languages. A choice leaves a cookie, so it is posted; the server leads back to the page.
#[component]
fn Languages() -> impl IntoView {
    let here = language();
    let button = |other: Language| {
        let tag = other.tag();
        view! { <button class="link" name="language" value=tag lang=tag>{other.name()}</button> }
    };
    let others = Language::ALL.into_iter().filter(|other| *other != here);
    view! {
        <form method="post" action="/language" aria-label=words::LANGUAGES>
            {others.map(button).collect_view()}
        </form>
    }
}
