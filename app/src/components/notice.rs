//! Why a form led back to its page.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::panel::{Panel, Tone};
use crate::{api::Problem, text::en::notice as words};

/// The problem that the address names: `?problem=moved`. To be asked at the top of a page.
pub fn problem_in_address() -> Option<Problem> {
    let code = use_query_map().read_untracked().get("problem")?;
    Problem::from_code(&code)
}

/// Says it at once, above everything else; nothing if nothing is wrong.
#[component]
pub fn Notice(
    /// What is wrong.
    problem: Option<Problem>,
    /// The id of the field that it is about.
    #[prop(optional)]
    field: Option<&'static str>,
) -> impl IntoView {
    problem.map(|problem| {
        let said = words::said(problem);
        let said = match field {
            Some(field) => view! { <a href=format!("#{field}")>{said}</a> }.into_any(),
            None => said.into_any(),
        };
        view! { <Panel tone=Tone::Stop alert=true><p>{said}</p></Panel> }
    })
}
