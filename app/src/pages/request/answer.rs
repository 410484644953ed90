//! Once it is decided, or taken back.

use leptos::prelude::*;

use super::{erasure, standing};
use crate::{
    components::{Letter, Panel, Part, RefusalLetter, Tone, UpheldLetter, Ways},
    text::{Phrase, request as words},
    view::{Frame, Happened, OwnRequest, Stage},
};

/// The answer, as far as it is given.
pub fn given(frame: &Frame, own: &OwnRequest) -> AnyView {
    match &own.request.stage {
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => ().into_any(),
        Stage::Withdrawn { taken_into, .. } => {
            let last = own.request.trail.last();
            let with_all = last.is_some_and(|step| step.what == Happened::NothingHeld);
            let line = match taken_into.clone() {
                Some(wider) => {
                    let href = format!("/me/requests/{wider}");
                    let link = view! { <a class="data" href=href>{wider}</a> };
                    let said = if with_all {
                        words::ENDED_WITH_ALL
                    } else {
                        words::TAKEN_INTO
                    };
                    view! { <p>{said.with(link)}</p> }.into_any()
                }
                None => view! { <p>{words::WITHDRAWN}</p> }.into_any(),
            };
            over(line).into_any()
        }
        Stage::Expired { .. } => expired(own).into_any(),
        Stage::Refused {
            at,
            reason,
            source,
            note,
        } => {
            let letter = Letter {
                note: note.clone(),
                ..letter(frame, own, at)
            };
            refused(own, letter, reason.clone(), source.clone()).into_any()
        }
        stage => agreed(frame, own, stage),
    }
}

/// The yes, and how far it has come: a deletion says more of that than the rest.
fn agreed(frame: &Frame, own: &OwnRequest, stage: &Stage) -> AnyView {
    if let Some(agreed) = erasure::agreed(own) {
        return agreed;
    }
    match stage {
        Stage::Done { approved_at, .. } => match own.request.kind.as_str() {
            "complaint" | "appeal" => upheld(frame, own, approved_at).into_any(),
            _ => standing::done(&own.request).unwrap_or_else(|| done().into_any()),
        },
        // Where the copy is stands below.
        Stage::Approved { .. } if own.request.is_for_a_copy() => ().into_any(),
        Stage::Approved { .. } => under_way(own, words::APPROVED_LINE).into_any(),
        _ => under_way(own, words::EXECUTING_LINE).into_any(),
    }
}

pub(super) fn letter(frame: &Frame, own: &OwnRequest, at: &str) -> Letter {
    let request = &own.request;
    Letter {
        business: frame.business.clone(),
        reference: request.reference.clone(),
        kind: request.kind.clone(),
        scope: request.scope.clone(),
        at: at.to_owned(),
        note: None,
        contact: own.contact.clone(),
        authority: own.authority.clone(),
        law: own.request.due.law,
    }
}

/// It ends as a refusal would, and what can be done against that is the same.
fn expired(own: &OwnRequest) -> impl IntoView + use<> {
    let (authority, contact, law) = (own.authority.clone(), own.contact.clone(), own.request.due.law);
    over(
        view! {
            <p>{words::EXPIRED}</p>
            <Ways authority=authority contact=contact law=law/>
        }
        .into_any(),
    )
}

fn over(line: AnyView) -> impl IntoView {
    view! {
        <Part heading=words::ANSWER_NONE>
            {line}
            <p><a href="/me/requests">{words::ALL}</a></p>
        </Part>
    }
}

fn done() -> impl IntoView {
    view! {
        <Part heading=words::WHAT_WENT>
            <Panel tone=Tone::Done><p>{words::DONE}</p></Panel>
        </Part>
    }
}

/// What the business said with its yes stands among the messages, at the moment of the decision.
fn upheld(frame: &Frame, own: &OwnRequest, approved_at: &str) -> impl IntoView + use<> {
    let said = own.remarks.iter();
    let said = said
        .filter(|remark| !remark.by_person && remark.is_of(approved_at))
        .map(|remark| remark.text.clone())
        .next_back();
    let letter = Letter {
        note: said,
        ..letter(frame, own, approved_at)
    };
    view! { <Part heading=words::ANSWER><UpheldLetter letter=letter/></Part> }
}

fn under_way(own: &OwnRequest, line: Phrase) -> impl IntoView + use<> {
    let approved = words::approved(&own.request.kind, &own.request.scope);
    view! {
        <Part heading=words::ANSWER>
            <Panel tone=Tone::Done heading=approved><p>{line}</p></Panel>
        </Part>
    }
}

fn refused(own: &OwnRequest, letter: Letter, reason: String, source: String) -> impl IntoView + use<> {
    let law = words::law_refused(own.request.due.law.wording);
    let again = (!matches!(own.request.kind.as_str(), "complaint" | "appeal"))
        .then(|| view! { <p><a href="/me/requests/new">{words::ASK_AGAIN}</a></p> });
    view! {
        <Part heading=words::ANSWER>
            <RefusalLetter letter=letter reason=reason source=source/>
            {again}
            <details>
                <summary>{words::LAW}</summary>
                <p>{law}</p>
            </details>
        </Part>
    }
}
