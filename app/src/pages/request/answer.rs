//! Once it is decided, or taken back.

use leptos::prelude::*;

use super::standing;
use crate::{
    components::{Panel, Part, RefusalLetter, Tally, Tone},
    text::{Phrase, going, law, request as words},
    view::{Counts, Frame, OwnRequest, Stage},
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
        Stage::CoolingOff { .. } | Stage::Approved { .. } => under_way(words::APPROVED_LINE).into_any(),
        Stage::Executing { .. } | Stage::Stuck { .. } => under_way(words::EXECUTING_LINE).into_any(),
        Stage::Done { erased, .. } => standing::done(&own.request).unwrap_or_else(|| done(erased).into_any()),
    }
}

fn done(erased: &Counts) -> impl IntoView + use<> {
    let lines = going::gone(erased);
    view! {
        <Part heading=words::WHAT_WENT>
            <Panel tone=Tone::Done heading=words::DONE><p>{words::DONE_LINE}</p></Panel>
            <Tally caption=words::WENT_CAPTION what=going::HAPPENED lines=lines/>
        </Part>
    }
}

fn under_way(line: Phrase) -> impl IntoView {
    view! {
        <Part heading=words::ANSWER>
            <Panel tone=Tone::Done heading=words::APPROVED><p>{line}</p></Panel>
        </Part>
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
