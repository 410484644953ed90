//! `/me/requests/REFERENCE`: the confirmation at first, then where it stands, and the answer.

mod answer;
mod copying;
mod correction;
mod elsewhere;
mod erasure;
mod open;
mod remarks;
mod standing;
mod trail;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

pub(super) use self::elsewhere::{called, done_here, outcome};
use crate::{
    api::{Problem, me::get_request},
    components::{
        Day, FullDay, MeNav, MePage, Notice, Opening, Panel, Part, StageStatus, Tone, problem_in_address,
    },
    text::{due, request as words, sizes, status},
    view::{Frame, OwnRequest, Stage},
};

/// The id of the field in which somebody writes.
const WORDS: &str = "words";

/// One request.
#[component]
pub fn RequestPage() -> impl IntoView {
    let problem = problem_in_address();
    let reference = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    let typed = use_query_map().with_untracked(|query| query.get("typed"));
    let page = get_request(reference, typed);
    let render = move |frame, own| draw(frame, own, problem);
    view! { <MePage title=words::TITLE current=MeNav::Requests page=page render=render/> }
}

pub(super) fn draw(frame: Frame, own: OwnRequest, problem: Option<Problem>) -> impl IntoView {
    let request = &own.request;
    let is_undecided = request.stage.is_undecided();
    let answer = match &request.stage {
        Stage::Asked { about, lapses_on } => {
            let lapses_on = lapses_on.clone();
            view! {
                {open::question(&frame.stamp, &own, about, lapses_on, problem)}
                {open::when(&own)}
                {erasure::would_go(&own)}
            }
            .into_any()
        }
        _ if is_undecided => view! {
            {open::waiting(&own)}
            {open::when(&own)}
            {erasure::would_go(&own)}
        }
        .into_any(),
        // What became of each part says it.
        Stage::Done { .. } if own.correction.is_some() => ().into_any(),
        _ => answer::given(&frame, &own),
    };
    let trail = trail::trail(request);
    view! {
        {opening(&own, problem)}
        {correction::correction(&frame, &own)}
        {answer}
        {copying::part(request)}
        {elsewhere::part(&own)}
        {open::longer(&frame, request)}
        {remarks::part(&frame, &own, problem)}
        {remarks::linked(&own)}
        <Part heading=words::TRAIL>{trail}</Part>
        {request.is_revocable().then(|| open::change(frame.stamp.clone(), &own))}
    }
}

fn opening(own: &OwnRequest, problem: Option<Problem>) -> impl IntoView + use<> {
    let request = &own.request;
    let is_undecided = request.stage.is_undecided();
    let is_erasure = request.kind == "erasure";
    let heading = if is_undecided {
        words::RECEIVED
    } else if is_erasure {
        sizes::request(&request.scope)
    } else {
        words::TITLE
    };
    let reference = request.reference.clone();
    let side = move || {
        view! {
            <p>{words::REFERENCE} " " <br/> <strong class="data">{reference}</strong></p>
            <p><a href="/me/requests">{words::ALL}</a></p>
        }
    };
    let sent = view! { <FullDay day=request.received()/> };
    let asked = if is_erasure {
        sizes::asked(&request.scope).with(sent).into_any()
    } else {
        let what = status::kind(&request.kind, &request.scope).here();
        words::YOU_ASKED.with_two(sent, what).into_any()
    };
    let for_you = request.on_behalf.then(|| view! { <p>{words::PUT_FOR_YOU}</p> });
    let overdue = request.due.overdue.then(|| {
        let (said, line) = if is_undecided {
            (words::OVERDUE, words::OVERDUE_LINE)
        } else {
            (words::OVERDUE_DOING, words::OVERDUE_DOING_LINE)
        };
        view! {
            <Panel tone=Tone::Stop>
                <p><strong>{said}</strong></p>
                <p>{line}</p>
            </Panel>
        }
    });
    let stands = request.due.stands_since.clone().map(|since| {
        let since = view! { <Day day=since/> };
        view! { " " <span class="soft">{due::STANDS_STILL.with(since)}</span> }
    });
    let notice = match problem {
        Some(Problem::WordsMissing | Problem::WordsTooLong) if request.stage.is_open() => {
            view! { <Notice problem=problem field=WORDS/> }.into_any()
        }
        _ => view! { <Notice problem=problem/> }.into_any(),
    };
    let status = view! { <StageStatus stage=&request.stage/> };
    view! {
        <Opening heading=heading side=side>
            <p class="lede">{asked}</p>
            {for_you}
            <p>{status} {stands}</p>
            {notice}
            {overdue}
        </Opening>
    }
}

#[cfg(test)]
mod tests;
