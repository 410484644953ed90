//! A page that says what went wrong, with the right status.

use http::{HeaderValue, StatusCode, header::LOCATION};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;

use super::{frame::outside, masthead::Side, part::Opening};
use crate::{
    api::Problem,
    text::{frame, trouble as words},
};

/// The whole page for a problem.
#[component]
pub fn Trouble(
    /// What is wrong.
    problem: Problem,
    /// Which side of the desk it happened on.
    #[prop(optional_no_strip)]
    side: Option<Side>,
) -> impl IntoView {
    answer(problem);
    let said = words::words(problem);
    let (home, on) = match (problem, side) {
        (Problem::SignedOut, _) => ("/sign-in", said.on),
        (_, Some(Side::Desk(_))) => ("/desk", words::TO_THE_QUEUE),
        _ => ("/me", said.on),
    };
    let body = view! {
        <Opening heading=said.heading lede=said.lede side=move || view! { <p>{said.side}</p> }>
            <div class="actions">
                <a class="button" href=home>{on}</a>
                {(problem == Problem::NotFound).then(|| view! { <a href="/sign-in">{words::SIGN_IN_AGAIN}</a> })}
            </div>
        </Opening>
    };
    view! {
        <Title text=frame::title(said.side)/>
        {outside(body)}
    }
}

/// Sets the status of the response being drawn, and the way to `/sign-in` for whoever is signed out.
fn answer(problem: Problem) {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    response.set_status(match problem {
        Problem::SignedOut => StatusCode::SEE_OTHER,
        other => other.status(),
    });
    if problem == Problem::SignedOut {
        response.insert_header(LOCATION, HeaderValue::from_static("/sign-in?problem=signed_out"));
    }
}
