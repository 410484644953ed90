//! `/fetch/CODE`: whose copy it is from, and a form for the secret that was told beside the address. Looking changes
//! nothing, and nobody is named but the business.

use std::sync::Arc;

use http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::{
    api::Problem,
    components::{Moment, OpenPage, Opening, Panel, Part, Seal, Tone, Trouble},
    text::{fetch as words, grant, refusal},
    view::Waiting,
};

/// Where the keys are that sign it.
const KEYS: &str = "/.well-known/rightsdesk-keys.json";

/// The page.
#[component]
pub fn FetchPage() -> impl IntoView {
    let code = use_params_map()
        .read_untracked()
        .get("address")
        .unwrap_or_default();
    let is_wrong = use_query_map().with_untracked(|query| query.get_str("problem") == Some("secret"));
    let drawn = async move {
        match waiting(code).await {
            Ok(Some(waiting)) => {
                view! { <OpenPage title=words::TITLE>{form(waiting, is_wrong)}</OpenPage> }.into_any()
            }
            Ok(None) => {
                if let Some(response) = use_context::<ResponseOptions>() {
                    response.set_status(StatusCode::NOT_FOUND);
                }
                view! { <OpenPage title=words::TITLE>{over()}</OpenPage> }.into_any()
            }
            Err(problem) => view! { <Trouble problem=problem side=None/> }.into_any(),
        }
    };
    view! { <Suspense>{Suspend::new(drawn)}</Suspense> }
}

/// What waits there. Not a server function: nobody but this page asks.
async fn waiting(code: String) -> Result<Option<Waiting>, Problem> {
    let desk = use_context::<Arc<desk::Desk>>().ok_or(Problem::Fault)?;
    let found = desk.waiting(&code).await?;
    Ok(found.map(|found| Waiting {
        code,
        business: found.business,
        tries_left: found.tries_left,
        good_until: found.good_until.to_string(),
    }))
}

pub(super) fn form(waiting: Waiting, is_wrong: bool) -> impl IntoView {
    let action = format!("/fetch/{}", waiting.code);
    let described = if is_wrong {
        "secret-hint secret-fault"
    } else {
        "secret-hint"
    };
    let tries = grant::tries(waiting.tries_left);
    let wrong = is_wrong.then(|| {
        view! {
            <Panel tone=Tone::Stop alert=true><p><a href="#secret">{words::WRONG}</a></p></Panel>
        }
    });
    let until = view! { <Moment at=waiting.good_until/> };
    let fault =
        is_wrong.then(|| view! { <p class="fault" id="secret-fault">{grant::tries(waiting.tries_left)}</p> });
    view! {
        <Opening heading=words::heading(&waiting.business) lede=words::LEDE side=|| view! { <Seal/> }>
            {wrong}
        </Opening>
        <Part heading=words::ROW>
            <form method="post" action=action>
                <div class="field" class:wrong=is_wrong>
                    <label for="secret">{words::SECRET}</label>
                    <p class="hint" id="secret-hint">{words::SECRET_HINT}</p>
                    {fault}
                    <input
                        id="secret"
                        name="secret"
                        class="data"
                        required
                        inputmode="numeric"
                        autocomplete="off"
                        spellcheck="false"
                        maxlength="64"
                        aria-describedby=described
                        aria-invalid=is_wrong.then_some("true")
                    />
                </div>
                <div class="actions"><button>{words::FETCH}</button></div>
            </form>
            <p>{words::UNTIL.with(until)}</p>
            <p class="small soft">{tries}</p>
        </Part>
        <Part heading=words::CHECK>
            <p>{words::CHECK_LINE}</p>
            <p class="data small">{words::COMMAND}</p>
            <p>{words::KEYS} " " <a href=KEYS>{KEYS}</a></p>
            <p>{words::YOURS}</p>
        </Part>
    }
}

pub(super) fn over() -> impl IntoView {
    view! {
        <Opening heading=words::OVER lede=words::OVER_LINE side=|| view! { <Seal/> }>
            <div class="actions"><a href="/">{refusal::TO_START}</a></div>
        </Opening>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn names_the_business_and_asks_for_the_numbers() {
        let html = sound(form(sample::waiting(), false));
        for there in [
            "action=\"/fetch/AAAAAAAAAAAAAAAAAAAAAA\"",
            "A signed copy from Harbourline Ferries",
            "id=\"secret\"",
            words::COMMAND,
            KEYS,
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(
            !html.contains("role=\"alert\"") && !html.contains("aria-invalid"),
            "{html}"
        );
    }

    #[test]
    fn wrong_numbers_are_said_above_and_at_the_field() {
        let html = sound(form(sample::waiting(), true));
        for there in [
            "role=\"alert\"",
            "href=\"#secret\"",
            "aria-invalid=\"true\"",
            "secret-fault",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn where_nothing_waits_there_is_no_form() {
        let html = sound(over());
        assert!(!html.contains("<form") && html.contains(words::OVER.en), "{html}");
    }
}
