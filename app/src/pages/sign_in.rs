//! `/sign-in`: the form that trades a token for a session. The server takes it at `POST /sign-in`.

use std::sync::Arc;

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

use crate::{
    api::Caller,
    asked,
    components::{OpenPage, Opening, Panel, Part, Seal, Tone},
    text::{Phrase, home, sign_in as words},
    view::RanOut,
};

/// The page, with a sentence for the `problem` in its address. Where both a person and a member of staff are signed in,
/// it is for the one whose page was asked for.
#[component]
pub fn SignInPage() -> impl IntoView {
    let (problem, page) = use_query_map().with_untracked(|query| {
        let page = query.get_str("page").and_then(asked::any).map(str::to_owned);
        (query.get_str("problem").and_then(words::problem), page)
    });
    let caller = use_context::<Caller>().unwrap_or_default();
    let at_desk = page.as_deref().is_some_and(asked::is_at_desk);
    let waiting = if at_desk {
        caller.desk.as_ref()
    } else {
        caller.me.as_ref().or(caller.desk.as_ref())
    };
    let waiting = waiting.map(|session| session.principal().clone());
    let sent_by = use_context::<RanOut>().map(|ran_out| ran_out.from);
    let already = match (caller.me.is_some(), caller.desk.is_some()) {
        (_, true) if at_desk => Some(("/desk", home::TO_DESK)),
        (true, _) => Some(("/me", home::TO_ME)),
        (_, true) => Some(("/desk", home::TO_DESK)),
        _ => None,
    };
    let drawn = async move {
        let from = match (sent_by, waiting, use_context::<Arc<desk::Desk>>()) {
            (Some(from), _, _) => Some(from),
            // Without it, the page is what it always is.
            (None, Some(caller), Some(desk)) => desk.sign_in_url(&caller).await.unwrap_or_default(),
            _ => None,
        };
        view! { <OpenPage title=words::TITLE>{sign_in(problem, already, from, page)}</OpenPage> }
    };
    view! { <Suspense>{Suspend::new(drawn)}</Suspense> }
}

/// What stands on it.
pub(crate) fn sign_in(
    problem: Option<words::Problem>,
    already: Option<(&'static str, Phrase)>,
    from: Option<String>,
    page: Option<String>,
) -> impl IntoView {
    let from = from.map(|url| view! { <p><a class="button" href=url>{words::FROM}</a></p> });
    let at_desk = page.as_deref().is_some_and(asked::is_at_desk);
    let as_staff = already
        .filter(|(home, _)| problem.is_some() && *home == asked::DESK && !at_desk)
        .map(|(home, go)| as_staff(home, go));
    view! {
        <Opening heading=words::HEADING lede=words::LEDE side=|| view! { <Seal/> }/>
        <Part heading=words::ROW note=words::NOTE>
            {match (problem, already) {
                (Some(problem), _) => Either::Left((wrong(problem), as_staff)),
                (None, Some((href, go))) => Either::Right(Either::Left(inside(href, go))),
                (None, None) => Either::Right(Either::Right(view! { <p>{words::HOW}</p> })),
            }}
            {from}
            {form(problem.and_then(|problem| problem.at_field), page)}
        </Part>
        <Part heading=words::CANNOT_ROW id="second-door">
            <p>{words::CANNOT_LINE}</p>
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::LAW_LINE}</p>
            </details>
        </Part>
    }
}

fn wrong(problem: words::Problem) -> impl IntoView {
    let tone = if problem.at_field.is_some() {
        Tone::Stop
    } else {
        Tone::Wait
    };
    let to_field = problem
        .at_field
        .map(|words| view! { <p><a href="#token">{words}</a></p> });
    view! {
        <Panel tone=tone heading=problem.heading alert=true>
            <p>{problem.line}</p>
            {to_field}
        </Panel>
    }
}

/// Staff who asked for a person's page are told why they do not see it.
fn as_staff(home: &'static str, go: Phrase) -> impl IntoView {
    view! {
        <Panel heading=words::AS_STAFF>
            <p>{words::AS_STAFF_LINE} " " <a href=home>{go}</a></p>
        </Panel>
    }
}

fn inside(href: &'static str, go: Phrase) -> impl IntoView {
    view! {
        <Panel heading=words::ALREADY>
            <p>{words::ALREADY_LINE} " " <a href=href>{go}</a></p>
        </Panel>
    }
}

fn form(fault: Option<Phrase>, page: Option<String>) -> impl IntoView {
    let described = if fault.is_some() {
        "token-hint token-fault"
    } else {
        "token-hint"
    };
    view! {
        <form method="post" action="/sign-in">
            {page.map(|page| view! { <input type="hidden" name="page" value=page/> })}
            <div class="field" class:wrong=fault.is_some()>
                <label for="token">{words::CODE}</label>
                <p class="hint" id="token-hint">{words::CODE_HINT}</p>
                {fault.map(|fault| view! { <p class="fault" id="token-fault">{fault}</p> })}
                <input
                    id="token"
                    name="token"
                    class="data"
                    required
                    autocomplete="one-time-code"
                    spellcheck="false"
                    autocapitalize="none"
                    aria-describedby=described
                    aria-invalid=fault.map(|_| "true")
                />
            </div>
            <div class="actions">
                <button>{words::BUTTON}</button>
                <a href="#second-door">{words::CANNOT}</a>
            </div>
        </form>
    }
}
