//! `/enter/CODE`: says who sends the person, and asks. Nothing changes before the button is pressed.

use std::sync::Arc;

use domain::principal::Principal;
use http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_params_map;

use crate::{
    api::{Caller, Problem},
    components::{OpenPage, Opening, Panel, Part, Seal, Stamp, Tone, Trouble},
    text::{enter as words, frame},
    view::Entrance,
};

/// The door.
#[component]
pub fn EnterPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let drawn = async move {
        match entrance(code).await {
            Ok(Some(entrance)) => {
                view! { <OpenPage title=words::TITLE>{door(entrance)}</OpenPage> }.into_any()
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

/// Who comes, and who is here. Not a server function: nobody but this page asks.
async fn entrance(code: String) -> Result<Option<Entrance>, Problem> {
    let desk = use_context::<Arc<desk::Desk>>().ok_or(Problem::Fault)?;
    let here = Caller::here()?.me;
    let Some(announced) = desk.announced(&code).await? else {
        return Ok(None);
    };
    let here = here.filter(|here| matches!(here.principal(), Principal::User { .. }));
    let (instead_of, stamp) = match here {
        Some(here) if !here.principal().is_same_as(&announced.principal) => {
            let visitor = desk.frame(here.principal()).await?.visitor;
            (Some(frame::visitor(visitor.as_deref())), here.stamp)
        }
        _ => (None, String::new()),
    };
    Ok(Some(Entrance {
        code,
        business: announced.business,
        instead_of,
        stamp,
    }))
}

pub(super) fn door(entrance: Entrance) -> impl IntoView {
    let action = format!("/enter/{}", entrance.code);
    let stays = entrance.instead_of.is_some();
    let asked = entrance.instead_of.map(|name| {
        view! {
            <Panel tone=Tone::Wait heading=words::ASK>
                <p dir="auto">{words::instead_of(&name)}</p>
            </Panel>
        }
    });
    view! {
        <Opening heading=words::HEADING lede=words::from(&entrance.business) side=|| view! { <Seal/> }/>
        <Part heading=words::ROW>
            {asked}
            <form method="post" action=action>
                <Stamp stamp=entrance.stamp/>
                <div class="actions">
                    <button>{words::CONTINUE}</button>
                    {stays.then(|| view! { <a href="/me">{words::STAY}</a> })}
                </div>
            </form>
            <p class="small soft">{words::ONCE}</p>
        </Part>
    }
}

pub(super) fn over() -> impl IntoView {
    view! {
        <Opening heading=words::OVER lede=words::OVER_LINE side=|| view! { <Seal/> }>
            <div class="actions"><a class="button" href="/sign-in">{words::OVER_ON}</a></div>
        </Opening>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{hostile, sound};

    #[test]
    fn one_button_and_when_somebody_is_here_a_way_to_stay() {
        let entrance = |instead_of| Entrance {
            code: "AAAAAAAAAAAAAAAAAAAAAA".into(),
            business: hostile("Harbourline Ferries"),
            instead_of,
            stamp: "s7".into(),
        };
        let html = sound(door(entrance(None)));
        assert_eq!(html.matches("<button").count(), 1, "{html}");
        assert!(
            html.contains("action=\"/enter/AAAAAAAAAAAAAAAAAAAAAA\""),
            "{html}"
        );
        assert!(!html.contains(words::STAY.en), "{html}");
        let html = sound(door(entrance(Some(hostile("Signed in as Otto")))));
        assert!(
            html.contains(words::STAY.en) && html.contains(words::ASK.en),
            "{html}"
        );
        assert!(html.contains("name=\"stamp\" value=\"s7\""), "{html}");
    }

    #[test]
    fn a_link_that_is_over_leaves_no_button() {
        let html = sound(over());
        assert!(
            !html.contains("<form") && html.contains("href=\"/sign-in\""),
            "{html}"
        );
    }
}
