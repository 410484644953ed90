//! `/me/requests/new/erasure`: how much; then which, what goes and what stays, a warning, and the last look.

mod check;
mod preview;
mod sure;
mod which;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub use self::{
    check::CheckErasurePage, preview::PreviewErasurePage, sure::SureErasurePage, which::WhichErasurePage,
};
#[cfg(test)]
pub(super) use self::{
    check::draw as check, preview::draw as preview, sure::draw as sure, which::draw as which,
};
use super::erasure_at;
use crate::{
    api::{Problem, me::get_erasure_sizes},
    components::{MeNav, MePage, Notice, Opening, Part, Stamp, problem_in_address},
    text::{Phrase, erasure as words, notice, sizes},
    view::{AskedErasure, ErasureSizes, Frame, NewErasure},
};

/// The page that asks how much.
const HERE: &str = "/me/requests/new/erasure";
/// The id of the first answer, where an error leads.
const FIRST: &str = "size-1";

/// The page with the question.
#[component]
pub fn NewErasurePage() -> impl IntoView {
    let problem = problem_in_address();
    let render = move |frame, page| draw(frame, page, problem);
    view! { <MePage title=words::CHOOSE_TITLE current=MeNav::Requests page=get_erasure_sizes() render=render/> }
}

pub(super) fn draw(frame: Frame, page: ErasureSizes, problem: Option<Problem>) -> impl IntoView {
    match (page.going, page.held) {
        (Some(reference), _) => open(&reference).into_any(),
        (None, None) => nothing(words::NOTHING_LINE).into_any(),
        (None, Some(_)) => question(frame, problem).into_any(),
    }
}

/// Nothing is chosen beforehand: how much is the person's to say.
fn question(frame: Frame, problem: Option<Problem>) -> impl IntoView {
    let missing = problem == Some(Problem::ChoiceMissing);
    let said = if missing {
        view! { <Notice problem=problem field=FIRST/> }.into_any()
    } else {
        view! { <Notice problem=problem/> }.into_any()
    };
    let fault = missing.then(|| view! { <p class="fault" id="size-fault">{notice::CHOICE_MISSING}</p> });
    let described = missing.then_some("size-fault");
    let side = || {
        view! {
            <p>{words::STEP_1}</p>
            <p><a href="/me">{words::BACK}</a></p>
        }
    };
    let choices = sizes::CODES.into_iter().enumerate().map(choice).collect_view();
    view! {
        <Opening heading=words::HOW_MUCH lede=words::CHOOSE_LEDE side=side>{said}</Opening>
        <Part heading=words::YOUR_CHOICE>
            <form method="post" action="/api/choose_erasure">
                <Stamp stamp=frame.stamp/>
                <fieldset class="field" class:wrong=missing aria-describedby=described>
                    <legend class="visually-hidden">{words::HOW_MUCH}</legend>
                    {fault}
                    {choices}
                </fieldset>
                <div class="actions">
                    <button>{words::CONTINUE}</button>
                    <a href="/me">{words::NEVER_MIND}</a>
                </div>
            </form>
        </Part>
    }
}

fn choice((at, code): (usize, &'static str)) -> impl IntoView {
    let id = format!("size-{}", at + 1);
    let (goes, leaves) = (format!("{id}-goes"), format!("{id}-leaves"));
    let described = format!("{goes} {leaves}");
    view! {
        <div class="choice">
            <input type="radio" name="size" id=id.clone() value=code required aria-describedby=described/>
            <label for=id>{sizes::choice(code)}</label>
            <p class="small" id=goes>{sizes::goes(code)}</p>
            <p class="small" id=leaves>{sizes::leaves(code)}</p>
        </div>
    }
}

/// The three values of an address that say what is asked for.
fn asked_in_address() -> [Option<String>; 3] {
    let query = use_query_map().read_untracked().clone();
    ["size", "conversation", "chosen"].map(|name| query.get(name))
}

/// The deletion to ask for; or what stands here when there is no asking.
fn or_instead(asked: AskedErasure) -> Result<NewErasure, AnyView> {
    match asked {
        AskedErasure::New(erasure) => Ok(*erasure),
        AskedErasure::Open { reference } => Err(open(&reference).into_any()),
        AskedErasure::Nothing => Err(nothing(words::NOTHING_OF_IT).into_any()),
        AskedErasure::Unchosen => Err(aside(
            words::HOW_MUCH,
            notice::CHOICE_MISSING,
            words::CONTINUE,
            HERE.to_owned(),
        )
        .into_any()),
    }
}

fn open(reference: &str) -> impl IntoView + use<> {
    let href = format!("/me/requests/{reference}");
    aside(words::OPEN, words::OPEN_LINE, words::OPEN_LINK, href)
}

fn nothing(line: Phrase) -> impl IntoView {
    aside(words::NOTHING, line, words::NOTHING_LINK, "/me".into())
}

fn aside(heading: Phrase, line: Phrase, to: Phrase, href: String) -> impl IntoView {
    view! {
        <Opening heading=heading lede=line side=|| view! { <p><a href="/me/requests">{words::REQUESTS}</a></p> }>
            <div class="actions"><a class="button" href=href>{to}</a></div>
        </Opening>
    }
}

/// The address of a step for this deletion.
fn at(step: &str, erasure: &NewErasure) -> String {
    let conversation = erasure.conversation.as_ref().map(|line| line.id.as_str());
    erasure_at(step, &erasure.size, conversation, erasure.chosen.as_deref())
}

#[cfg(test)]
mod tests;
