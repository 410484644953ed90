//! While nothing is decided.

use leptos::prelude::*;

use crate::{
    components::{Due, FullDay, Moment, Part, Stamp, Step, Trail},
    text::{request as words, sizes},
    view::{OwnRequest, Stage},
};

/// What happens next, what to keep, and when the answer comes.
pub fn waiting(own: &OwnRequest) -> impl IntoView + use<> {
    let request = &own.request;
    let contact = own.contact.clone();
    let reference = request.reference.clone();
    let due = request.due.clone();
    let then = then(own);
    let answer = view! { <p>{words::NEXT_ANSWER_LINE.with(view! { <FullDay day=due.by.clone()/> })}</p> };
    view! {
        <Part heading=words::NEXT>
            <Trail>
                <Step name=words::NEXT_LOOK now=true><p>{words::NEXT_LOOK_LINE}</p></Step>
                <Step name=words::NEXT_ANSWER>{answer}</Step>
                <Step name=words::NEXT_DONE><p>{then}</p></Step>
            </Trail>
            <p>{words::KEEP} " " <strong class="data">{reference}</strong></p>
            {contact.map(|contact| view! { <p>{words::CONTACT} " " <span dir="auto">{contact}</span></p> })}
        </Part>
        <Part heading=words::WHEN>
            <Due due=due/>
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::LAW_OPEN}</p>
            </details>
        </Part>
    }
}

/// When it begins if it is approved, and what that means.
fn then(own: &OwnRequest) -> String {
    let minutes = own.erasure.as_ref().map_or(0, |erasure| erasure.cools_minutes);
    let begins = sizes::begins(minutes);
    let after = if own.request.scope == "everything" {
        words::THEN_SIGNED_OUT
    } else {
        words::THEN_SAID_HERE
    };
    format!("{begins} {after}")
}

/// Taking it back.
pub fn change(stamp: String, own: &OwnRequest) -> impl IntoView + use<> {
    let reference = own.request.reference.clone();
    let line = match own.request.stage.clone() {
        Stage::CoolingOff { until, .. } => words::CHANGE_COOLING
            .with(view! { <Moment at=until/> })
            .into_any(),
        _ => words::CHANGE_LINE.here().into_any(),
    };
    view! {
        <Part heading=words::CHANGE>
            <p>{line}</p>
            <form method="post" action="/api/withdraw_request">
                <Stamp stamp=stamp/>
                <input type="hidden" name="reference" value=reference/>
                <div class="actions"><button class="quiet">{words::WITHDRAW}</button></div>
            </form>
        </Part>
    }
}
