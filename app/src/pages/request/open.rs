//! While nothing is decided, or it can still be taken back.

use leptos::prelude::*;

use super::WORDS;
use crate::{
    api::Problem,
    components::{Due, FullDay, Keeping, Moment, Panel, Part, Stamp, Step, TextArea, Tone, Trail},
    text::{notice, request as words, sizes},
    view::{Extended, Frame, OwnRequest, Request, Stage},
};

/// The longest message, in characters.
pub(super) const LONGEST: u32 = 4_000;

/// What happens next, and what to keep.
pub fn waiting(own: &OwnRequest) -> impl IntoView + use<> {
    let request = &own.request;
    let contact = own.contact.clone();
    let reference = request.reference.clone();
    let by = request.due.by.clone();
    let answer = view! { <p>{words::NEXT_ANSWER_LINE.with(view! { <FullDay day=by/> })}</p> };
    let (done, said) = words::next_done(&request.kind, &request.scope);
    let begins = own.erasure.as_ref().filter(|_| request.kind == "erasure");
    let begins = begins.map(|erasure| format!("{} ", sizes::begins(erasure.cools_minutes)));
    view! {
        <Part heading=words::NEXT>
            <Trail>
                <Step name=words::NEXT_LOOK now=true><p>{words::NEXT_LOOK_LINE}</p></Step>
                <Step name=words::NEXT_ANSWER>{answer}</Step>
                <Step name=done><p>{begins} {said}</p></Step>
            </Trail>
            <p>{words::KEEP} " " <strong class="data">{reference}</strong></p>
            {contact.map(|contact| view! { <p>{words::CONTACT} " " <span dir="auto">{contact}</span></p> })}
        </Part>
    }
}

/// The date, and how it came about.
pub fn when(own: &OwnRequest) -> impl IntoView + use<> {
    let due = own.request.due.clone();
    let law = words::law_open(&own.request.kind, due.law.wording);
    view! {
        <Part heading=words::WHEN>
            <Due due=due/>
            <details>
                <summary>{words::LAW}</summary>
                <p>{law}</p>
            </details>
        </Part>
    }
}

/// What the business asked, and the form to answer it. The words of the question are the last thing that it said.
pub fn question(
    stamp: &str,
    own: &OwnRequest,
    about: &str,
    lapses_on: Option<String>,
    problem: Option<Problem>,
) -> impl IntoView + use<> {
    let asked = own.remarks.iter().rev().find(|remark| !remark.by_person);
    let asked = asked.map(|remark| {
        let lines = remark.text.split('\n');
        let lines = lines.map(|line| view! { <p dir="auto">{line.to_owned()}</p> });
        view! { <blockquote>{lines.collect_view()}</blockquote> }
    });
    let why = match about {
        "identity" => words::ASKED_WHO,
        _ => words::ASKED_WHAT,
    };
    let lapses = lapses_on
        .map(|day| view! { <p><strong>{words::LAPSES.with(view! { <FullDay day=day/> })}</strong></p> });
    let (stamp, reference) = (stamp.to_owned(), own.request.reference.clone());
    let (entered, keeps) = (own.entered.clone(), own.keeps.clone());
    view! {
        <Part heading=words::QUESTION>
            <Panel tone=Tone::Wait>
                <p>{why}</p>
                {asked}
                {lapses}
            </Panel>
            <form method="post" action="/api/answer_question" data-keeps=keeps>
                <Stamp stamp=stamp/>
                <input type="hidden" name="reference" value=reference/>
                <TextArea
                    name=WORDS
                    label=words::ANSWER_FIELD
                    hint=words::MESSAGE_HINT
                    value=entered
                    maxlength=LONGEST
                    fault=fault(problem)
                />
                <Keeping/>
                <div class="actions"><button>{words::ANSWER_BUTTON}</button></div>
            </form>
        </Part>
    }
}

/// What is wrong with what was written, if that is what is wrong.
pub(super) fn fault(problem: Option<Problem>) -> Option<&'static str> {
    let problem = problem?;
    matches!(problem, Problem::WordsMissing | Problem::WordsTooLong).then(|| notice::said(problem).here())
}

/// That it takes longer.
pub fn longer(frame: &Frame, request: &Request) -> Option<impl IntoView + use<>> {
    let Extended { at, reason, note } = request.extension.clone()?;
    let business = frame.business.clone();
    let note = note.map(|note| view! { <p>{words::note(&business)} " " <q dir="auto">{note}</q></p> });
    let by = request.due.by.clone();
    Some(view! {
        <Part heading=words::LONGER>
            <p><strong>{words::NEW_DUE.with(view! { <FullDay day=by/> })}</strong></p>
            <p>{words::longer(&reason)} " " <span class="soft"><FullDay day=at/></span></p>
            {note}
        </Part>
    })
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
