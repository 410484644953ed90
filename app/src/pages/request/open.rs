//! While nothing is decided.

use leptos::prelude::*;

use crate::{
    components::{Due, FullDay, Part, Stamp, Step, Trail},
    text::request as words,
    view::OwnRequest,
};

/// What happens next, what to keep, and when the answer comes.
pub fn waiting(own: &OwnRequest) -> impl IntoView + use<> {
    let request = &own.request;
    let contact = own.contact.clone();
    let reference = request.reference.clone();
    let due = request.due.clone();
    let answer = view! { <p>{words::NEXT_ANSWER_LINE.with(view! { <FullDay day=due.by.clone()/> })}</p> };
    view! {
        <Part heading=words::NEXT>
            <Trail>
                <Step name=words::NEXT_LOOK now=true><p>{words::NEXT_LOOK_LINE}</p></Step>
                <Step name=words::NEXT_ANSWER>{answer}</Step>
                <Step name=words::NEXT_DONE><p>{words::NEXT_DONE_LINE}</p></Step>
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

/// Taking it back.
pub fn change(stamp: String, own: &OwnRequest) -> impl IntoView + use<> {
    let reference = own.request.reference.clone();
    view! {
        <Part heading=words::CHANGE>
            <p>{words::CHANGE_LINE}</p>
            <form method="post" action="/api/withdraw_request">
                <Stamp stamp=stamp/>
                <input type="hidden" name="reference" value=reference/>
                <div class="actions"><button class="quiet">{words::WITHDRAW}</button></div>
            </form>
        </Part>
    }
}
