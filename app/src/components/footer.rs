//! The foot of a page: the same help everywhere.

use leptos::prelude::*;

use super::masthead::Side;
use crate::text::en::frame as words;

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
        (_, None) => Some(words::HELP_OUTSIDE.to_owned()),
    };
    view! {
        <footer class="footer">
            <div class="wrap">
                {match help {
                    Some(help) => view! { <p><strong>{words::HELP}</strong> " " {help}</p> }.into_any(),
                    None => view! { <p>{words::DESK_HELP}</p> }.into_any(),
                }}
            </div>
        </footer>
    }
}
