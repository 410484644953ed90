//! Once it is decided, or taken back.

use leptos::prelude::*;

use super::erasure;
use crate::{
    components::{Part, RefusalLetter},
    text::{law, request as words},
    view::{Frame, OwnRequest, Stage},
};

/// The answer, as far as it is given.
pub fn given(frame: &Frame, own: &OwnRequest) -> AnyView {
    match &own.request.stage {
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => ().into_any(),
        Stage::Withdrawn { .. } | Stage::Expired { .. } => view! {
            <Part heading=words::ANSWER_NONE>
                <p>{words::WITHDRAWN}</p>
                <p><a href="/me/requests">{words::ALL}</a></p>
            </Part>
        }
        .into_any(),
        Stage::Refused {
            at,
            reason,
            source,
            note,
        } => refused(frame, own, at, reason, source, note.as_deref()).into_any(),
        Stage::CoolingOff { .. }
        | Stage::Approved { .. }
        | Stage::Executing { .. }
        | Stage::Stuck { .. }
        | Stage::Done { .. } => erasure::agreed(own).into_any(),
    }
}

fn refused(
    frame: &Frame,
    own: &OwnRequest,
    at: &str,
    reason: &str,
    source: &str,
    note: Option<&str>,
) -> impl IntoView + use<> {
    let authority = match own.authority.clone() {
        Some(name) => view! { {words::WAY_AUTHORITY_NAMED} " " <span dir="auto">{name}</span> }.into_any(),
        None => words::WAY_AUTHORITY.here().into_any(),
    };
    let contact = own
        .contact
        .clone()
        .map(|contact| view! { " " <span dir="auto">{contact}</span> });
    let source = law::source(source);
    let letter = view! {
        <RefusalLetter
            business=frame.business.clone()
            reference=own.request.reference.clone()
            scope=own.request.scope.clone()
            at=at.to_owned()
            reason=reason.to_owned()
            note=note.map(str::to_owned)
        />
    };
    view! {
        <Part heading=words::ANSWER>
            {letter}
            <h3>{words::YOUR_WAYS}</h3>
            <ul>
                <li>{words::WAY_AGAIN} {contact}</li>
                <li>{authority}</li>
                <li>{words::WAY_COURT}</li>
            </ul>
            <p><a href="/me/requests/new/erasure">{words::ASK_AGAIN}</a></p>
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::LAW_SOURCE.with(source)} " " {words::LAW_REFUSED}</p>
            </details>
        </Part>
    }
}
