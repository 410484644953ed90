//! Two decisions, two forms.

use leptos::prelude::*;

use crate::{
    api::Problem,
    components::{Moment, Panel, Stamp, TextArea, Tone},
    text::{Phrase, law, reason as reasons, review as words, sizes},
    view::{Frame, ReasonOption, Review},
};

/// The id of the first reason.
const FIRST_REASON: &str = "reason-1";
/// The note's.
const NOTE: &str = "note";

/// The field that the problem is about.
pub fn field(problem: Option<Problem>) -> Option<&'static str> {
    match problem {
        Some(Problem::ReasonMissing) => Some(FIRST_REASON),
        Some(Problem::NoteTooLong) => Some(NOTE),
        _ => None,
    }
}

/// Approve, or refuse with a reason. `field` is the one in which something is wrong.
pub fn decide(frame: &Frame, review: &Review, field: Option<&str>) -> impl IntoView + use<> {
    let too_long = (field == Some(NOTE)).then(|| words::NOTE_TOO_LONG.here());
    let stamp = frame.stamp.clone();
    let reference = review.request.reference.clone();
    let endorsed = review.endorsed.clone().map(|(name, at)| {
        view! {
            <Panel tone=Tone::Wait heading=words::ENDORSED>
                <p><span dir="auto">{name}</span> ", " <Moment at=at/> ". " {words::ENDORSED_LINE}</p>
            </Panel>
        }
    });
    let void = review.void.clone().map(|(name, at)| {
        view! {
            <Panel tone=Tone::Wait heading=words::VOID>
                <p><span dir="auto">{name}</span> ", " <Moment at=at/> ". " {words::VOID_LINE}</p>
            </Panel>
        }
    });
    let size = review.request.scope.as_str();
    let said = sizes::letter(size);
    let approve_line = if review.cools_minutes == 0 {
        words::APPROVE_LINE
    } else {
        words::APPROVE_COOLS
    };
    let two_people = (review.two_people && endorsed.is_none()).then(|| view! { <p>{words::TWO_PEOPLE}</p> });
    let (line, button) = match two_people {
        Some(line) => (line.into_any(), words::APPROVE_FIRST),
        None => (view! { <p>{approve_line}</p> }.into_any(), sizes::approve(size)),
    };
    let approve = if review.is_first_of_two {
        view! { <p>{words::APPROVED_BY_YOU}</p> }.into_any()
    } else {
        view! {
            <form method="post" action="/api/approve_request" aria-labelledby="approve">
                <h3 id="approve">{words::APPROVE}</h3>
                {line}
                {letter(said)}
                <Stamp stamp=stamp.clone()/>
                <input type="hidden" name="reference" value=reference.clone()/>
                <div class="actions"><button class="final">{button}</button></div>
            </form>
        }
        .into_any()
    };
    view! {
        <h2 id="decide">{words::DECIDE}</h2>
        {endorsed}
        {void}
        {approve}
        <form method="post" action="/api/refuse_request" aria-labelledby="refuse">
            <h3 id="refuse">{words::REFUSE}</h3>
            <p>{words::REFUSE_LINE}</p>
            <Stamp stamp=stamp/>
            <input type="hidden" name="reference" value=reference/>
            {choices(review, field == Some(FIRST_REASON))}
            <TextArea
                name=NOTE
                label=words::NOTE
                hint=words::NOTE_HINT
                value=review.entered.note.clone()
                maxlength=review.longest_note
                fault=too_long
            />
            <div class="actions"><button class="quiet">{words::REFUSE_BUTTON}</button></div>
        </form>
    }
}

fn letter(said: Phrase) -> impl IntoView {
    view! {
        <div class="letter" role="group" aria-label=words::LETTER>
            <p class="head">{words::READS}</p>
            <p>{said}</p>
        </div>
    }
}

/// Nothing is chosen beforehand: which ground it rests on is the reviewer's to say.
fn choices(review: &Review, missing: bool) -> impl IntoView + use<> {
    let fault = missing.then(|| view! { <p class="fault" id="reason-fault">{words::REASON_MISSING}</p> });
    let described = missing.then_some("reason-fault");
    let entered = &review.entered.reason;
    let choice = |(at, reason): (usize, &ReasonOption)| choice(at + 1, reason, reason.code == *entered);
    view! {
        <fieldset class="field" class:wrong=missing aria-describedby=described>
            <legend>{words::REASONS}</legend>
            {fault}
            {review.reasons.iter().enumerate().map(choice).collect_view()}
        </fieldset>
    }
}

fn choice(number: usize, reason: &ReasonOption, checked: bool) -> impl IntoView + use<> {
    let id = format!("reason-{number}");
    let read = format!("{id}-read");
    view! {
        <div class="choice">
            <input
                type="radio"
                name="reason"
                id=id.clone()
                value=reason.code.clone()
                checked=checked
                required
                aria-describedby=read.clone()
            />
            <label for=id>{reasons::label(&reason.code)}</label>
            <p class="small" id=read>
                {words::READS_QUOTED.with(reasons::letter(&reason.code).here())} " "
                <span class="soft nowrap">{law::source(&reason.source)}</span>
            </p>
        </div>
    }
}
