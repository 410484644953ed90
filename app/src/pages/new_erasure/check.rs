//! `/me/requests/new/erasure/check`: the last look, and the one button.

use leptos::prelude::*;

use super::{HERE, asked_in_address, at, or_instead};
use crate::{
    api::{Problem, me::get_new_erasure},
    components::{
        Back, Entry, FullDay, Ledger, MeNav, MePage, Notice, Opening, Part, Stamp, Step, Trail,
        is_back_in_address, problem_in_address,
    },
    text::{conversations, erasure as words, noun, number::counted, sizes},
    view::{AskedErasure, Frame, NewErasure, Request},
};

/// The page to check.
#[component]
pub fn CheckErasurePage() -> impl IntoView {
    let (problem, back) = (problem_in_address(), is_back_in_address());
    let [size, conversation, chosen] = asked_in_address();
    let page = get_new_erasure(size, conversation, chosen);
    let render = move |frame, asked| draw(frame, asked, problem, back);
    view! { <MePage title=words::CHECK_TITLE current=MeNav::Requests page=page render=render/> }
}

pub fn draw(frame: Frame, asked: AskedErasure, problem: Option<Problem>, back: bool) -> impl IntoView {
    match or_instead(asked) {
        Ok(erasure) => check(frame, erasure, problem, back).into_any(),
        Err(instead) => instead,
    }
}

fn check(frame: Frame, erasure: NewErasure, problem: Option<Problem>, back: bool) -> impl IntoView {
    let before = at("preview", &erasure);
    let side = move || {
        view! {
            <p>{words::STEP_4}</p>
            <p><a href=before>{words::CHECK_BACK}</a></p>
        }
    };
    let answers = answers(&erasure);
    let due = erasure.due.by.clone();
    let begins = sizes::begins(erasure.cools_minutes);
    let by = view! { <p>{words::BY_LINE.with(view! { <FullDay day=due/> })} " " {begins}</p> };
    view! {
        <Opening heading=words::CHECK_TITLE side=side>
            <Notice problem=problem/>
            <Back back=back entered=true/>
        </Opening>
        <Part heading=words::ANSWERS>{answers}</Part>
        <Part heading=words::BEFORE>
            <h3>{words::HAPPENS}</h3>
            <Trail>
                <Step name=words::TODAY now=true><p>{words::TODAY_LINE}</p></Step>
                <Step name=words::UNTIL><p>{words::UNTIL_LINE}</p></Step>
                <Step name=words::BY>{by}</Step>
            </Trail>
            {form(frame.stamp, erasure)}
        </Part>
    }
}

/// What was answered, each with the way to another answer.
fn answers(erasure: &NewErasure) -> impl IntoView + use<> {
    let change = || {
        view! {
            " " <a href=HERE>{words::CHANGE} <span class="visually-hidden">" " {words::CHANGE_WHAT}</span></a>
        }
    };
    let what = sizes::choice(&erasure.size);
    let named = erasure.messages.len();
    let count = (named > 0).then(|| format!(": {}", counted(named as u64, noun::MESSAGE)));
    let conversation = erasure.conversation.as_ref().map(|line| {
        let name = conversations::name(line);
        view! { <Entry label=words::OF_WHICH>{name}</Entry> }
    });
    view! {
        <Ledger>
            <Entry label=words::WHAT>{what} {count} {change()}</Entry>
            {conversation}
            <Entry label=words::WHERE>{words::HERE}</Entry>
            <Entry label=words::COPY_FIRST>
                {words::COPY_NOW} " " <a href="/me/export">{words::COPY_LINK}</a>
            </Entry>
        </Ledger>
    }
}

/// Everything that is asked for stands in the form: what it does not name does not go.
fn form(stamp: String, erasure: NewErasure) -> impl IntoView {
    let hidden = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value/> };
    let conversation = erasure.conversation.map(|line| hidden("conversation", line.id));
    let messages = erasure.messages.into_iter().map(|id| hidden("messages[]", id));
    let messages = messages.collect_view();
    let chosen = erasure.chosen.map(|name| hidden("chosen", name));
    view! {
        <form method="post" action="/api/submit_erasure">
            <Stamp stamp=stamp/>
            {hidden("once", erasure.once)}
            {hidden("size", erasure.size.clone())}
            {conversation}
            {messages}
            {chosen}
            {takes_in(erasure.narrower)}
            <div class="actions">
                <button class="final">{sizes::ask(&erasure.size)}</button>
                <a href="/me">{words::DO_NOT}</a>
            </div>
        </form>
    }
}

/// Narrower requests, of which none goes into this one unless the person says so.
fn takes_in(narrower: Vec<(Request, bool)>) -> Option<impl IntoView> {
    (!narrower.is_empty()).then(|| {
        let choices = narrower.into_iter().enumerate().map(narrow).collect_view();
        view! {
            <fieldset class="field" aria-describedby="takes-in-hint">
                <legend>{words::TAKES_IN}</legend>
                <p class="hint" id="takes-in-hint">{words::TAKES_IN_HINT}</p>
                {choices}
            </fieldset>
        }
    })
}

fn narrow((at, (request, taken)): (usize, (Request, bool))) -> impl IntoView {
    let id = format!("takes-in-{}", at + 1);
    view! {
        <div class="choice slim">
            <input type="checkbox" name="takes_in[]" id=id.clone() value=request.reference.clone() checked=taken/>
            <label for=id>
                {sizes::act(&request.scope)} " " <span class="data">{request.reference}</span>
            </label>
        </div>
    }
}
