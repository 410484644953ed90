//! `/me/requests/REFERENCE`: the confirmation at first, then where it stands, and the answer.

mod answer;
mod copying;
mod open;
mod trail;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::{Problem, me::get_request},
    components::{FullDay, MeNav, MePage, Notice, Opening, Part, StageStatus, problem_in_address},
    text::request as words,
    view::{Frame, OwnRequest},
};

/// One request.
#[component]
pub fn RequestPage() -> impl IntoView {
    let problem = problem_in_address();
    let reference = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    let render = move |frame, own| draw(frame, own, problem);
    view! { <MePage title=words::TITLE current=MeNav::Requests page=get_request(reference) render=render/> }
}

pub(super) fn draw(frame: Frame, own: OwnRequest, problem: Option<Problem>) -> impl IntoView {
    let request = &own.request;
    let heading = match request.stage {
        _ if request.stage.is_undecided() => words::RECEIVED,
        _ if request.kind == "erasure" => words::ERASURE,
        _ => words::TITLE,
    };
    let reference = request.reference.clone();
    let side = move || {
        view! {
            <p>{words::REFERENCE} " " <br/> <strong class="data">{reference}</strong></p>
            <p><a href="/me/requests">{words::ALL}</a></p>
        }
    };
    let lede = view! {
        <p class="lede">
            {words::YOU_ASKED.with(view! { <FullDay day=request.received_at.clone()/> })}
        </p>
        <p><StageStatus stage=&request.stage/></p>
    };
    let trail = trail::trail(request);
    view! {
        <Opening heading=heading side=side>{lede} <Notice problem=problem/></Opening>
        {match &request.stage {
            stage if stage.is_undecided() => open::waiting(&own).into_any(),
            _ => answer::given(&frame, &own).into_any(),
        }}
        {copying::part(request)}
        <Part heading=words::TRAIL>{trail}</Part>
        {request.is_revocable().then(|| open::change(frame.stamp, &own))}
    }
}

#[cfg(test)]
mod tests;
