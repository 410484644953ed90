//! What was said about a request, and what belongs to it.

use leptos::prelude::*;

use super::{
    WORDS,
    open::{LONGEST, fault},
};
use crate::{
    api::Problem,
    components::{Keeping, Line, Part, Remarks, Stamp, TextArea, Unsent},
    pages::address::address,
    text::{request as words, status},
    view::{Frame, Linked, OwnRequest, Stage},
};

/// What was said, and the form to say more, while it is not over. Whoever was asked something answers above instead.
pub fn part(frame: &Frame, own: &OwnRequest, problem: Option<Problem>) -> impl IntoView + use<> {
    let stage = &own.request.stage;
    let is_asked = matches!(stage, Stage::Asked { .. });
    let lines = own.remarks.iter().map(|remark| Line {
        who: if remark.by_person {
            words::BY_YOU.into()
        } else {
            words::BY_US.into()
        },
        at: remark.at.clone(),
        text: remark.text.clone(),
    });
    let lines: Vec<_> = lines.collect();
    let form = (stage.is_open() && !is_asked).then(|| {
        view! {
            <form method="post" action="/api/send_message" data-keeps=own.keeps.clone()>
                <Stamp stamp=frame.stamp.clone()/>
                <input type="hidden" name="reference" value=own.request.reference.clone()/>
                <TextArea
                    name=WORDS
                    label=words::MESSAGE_FIELD
                    hint=words::MESSAGE_HINT
                    value=own.entered.clone()
                    maxlength=LONGEST
                    fault=fault(problem)
                />
                <Keeping/>
                <div class="actions"><button class="quiet">{words::MESSAGE_BUTTON}</button></div>
            </form>
        }
    });
    let unsent =
        (!stage.is_open() && problem.is_some()).then(|| view! { <Unsent text=own.entered.clone()/> });
    view! {
        <Part heading=words::REMARKS>
            {unsent}
            <Remarks lines=lines/>
            {form}
        </Part>
    }
}

/// What belongs to it, and the ways to have somebody look again.
pub fn linked(own: &OwnRequest) -> Option<impl IntoView + use<>> {
    let request = &own.request;
    let is_second_look = matches!(request.kind.as_str(), "complaint" | "appeal");
    let leads = |kind: &str| address(&format!("/me/requests/new/{kind}"), "about", &request.reference);
    let appeal = own
        .may_appeal
        .then(|| view! { <li><a href=leads("appeal")>{words::APPEAL}</a></li> });
    let complain =
        (!is_second_look).then(|| view! { <li><a href=leads("complaint")>{words::COMPLAIN}</a></li> });
    if own.linked.is_empty() && appeal.is_none() && complain.is_none() {
        return None;
    }
    let linked = own.linked.clone().into_iter().map(one).collect_view();
    Some(view! {
        <Part heading=words::LINKED>
            <ul>{linked} {appeal} {complain}</ul>
        </Part>
    })
}

fn one(linked: Linked) -> impl IntoView {
    let Linked {
        reference,
        kind,
        scope,
        follows,
    } = linked;
    let href = format!("/me/requests/{reference}");
    let anew = follows.then(|| view! { ", " {words::OPENED_ANEW} });
    view! {
        <li>
            <a href=href>{status::kind(&kind, &scope)}</a> " " <small class="data">{reference}</small> {anew}
        </li>
    }
}
