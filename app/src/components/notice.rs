//! Why a form led back to its page.

use leptos::{prelude::*, server_fn::error::ServerFnUrlError};
use leptos_router::hooks::use_query_map;

use super::panel::{Panel, Tone};
use crate::{
    api::Problem,
    text::{Phrase, notice as words},
};

/// The problem that the address names: `?problem=moved`, or in Leptos's own way, when a form lacked a field. To be
/// asked at the top of a page.
pub fn problem_in_address() -> Option<Problem> {
    let query = use_query_map().read_untracked().clone();
    named(query.get("problem"), query.get("__err"))
}

/// Whether somebody comes back from a fresh sign-in: `?back=1`. To be asked at the top of a page.
pub fn is_back_in_address() -> bool {
    use_query_map().with_untracked(|query| query.get_str("back") == Some("1"))
}

/// Says that the fresh sign-in was one, and whether what had been entered is still there.
#[component]
pub fn Back(
    /// Whether somebody comes back.
    back: bool,
    /// Whether anything had been entered.
    entered: bool,
) -> impl IntoView {
    let said = if entered {
        words::BACK_WITH_ALL
    } else {
        words::BACK
    };
    back.then(|| view! { <Panel tone=Tone::Done alert=true><p>{said}</p></Panel> })
}

fn named(code: Option<String>, err: Option<String>) -> Option<Problem> {
    let leptos = || err.map(|err| ServerFnUrlError::decode_err(&err));
    code.and_then(|code| Problem::from_code(&code)).or_else(leptos)
}

/// Says it at once, above everything else; nothing if nothing is wrong.
#[component]
pub fn Notice(
    /// What is wrong.
    problem: Option<Problem>,
    /// The id of the field that it is about.
    #[prop(optional)]
    field: Option<&'static str>,
    /// What it says there, where the problem's own sentence is about something else.
    #[prop(optional)]
    said: Option<Phrase>,
) -> impl IntoView {
    problem.map(|problem| {
        let said = said.unwrap_or_else(|| words::said(problem));
        let said = match field {
            Some(field) => view! { <a href=format!("#{field}")>{said}</a> }.into_any(),
            None => said.here().into_any(),
        };
        view! { <Panel tone=Tone::Stop alert=true><p>{said}</p></Panel> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_problems_by_code_and_nothing_else() {
        let named = |code: Option<&str>, err: Option<&str>| named(code.map(Into::into), err.map(Into::into));
        assert_eq!(named(Some("moved"), None), Some(Problem::Moved));
        assert_eq!(named(Some("<script>"), None), None);
        assert_eq!(named(None, Some("ImluY29tcGxldGUi")), Some(Problem::Incomplete));
        assert_eq!(named(None, Some("<script>")), Some(Problem::Incomplete));
        assert_eq!(named(None, None), None);
    }
}
