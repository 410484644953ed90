//! Two decisions, two forms.

use leptos::prelude::*;

use super::{
    ending::ending,
    wrong::{Wrong, fault},
};
use crate::{
    components::{Agreed, Gone, Holding, Keeping, Moment, Panel, Stamp, TextArea, Tone},
    text::{Phrase, hold, law, reason as reasons, review as words, sizes},
    view::{Frame, ReasonOption, Review, Stage},
};

/// The id of the first reason.
const FIRST_REASON: &str = "reason-1";
/// The note's.
const NOTE: &str = "note";

/// Approve, or refuse with a reason; of a complaint or an appeal: they are right, or the decision stands. Of a correction
/// only the refusal of all of it: what is granted is said part by part, beside it. `wrong` is the field in which something
/// is wrong. While the person's answer is awaited, nothing is decided: the question is closed first.
pub fn decide(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> AnyView {
    if !review.may_decide {
        return view! { <p>{words::NOT_YOU}</p> }.into_any();
    }
    if matches!(review.request.stage, Stage::Asked { .. }) {
        return ().into_any();
    }
    let approve = match review.request.kind.as_str() {
        "complaint" | "appeal" => uphold(frame, review, wrong).into_any(),
        "correction" => ().into_any(),
        "erasure" if !review.holds.is_empty() => held(review).into_any(),
        _ => approve(frame, review).into_any(),
    };
    view! {
        {approve}
        {refuse(frame, review, wrong)}
    }
    .into_any()
}

/// While a hold stands there is no yes to give.
fn held(review: &Review) -> impl IntoView + use<> {
    let holds: Vec<_> = review.holds.iter().map(|held| held.hold.clone()).collect();
    let is_known = |reason: &ReasonOption| holds.iter().any(|hold| hold.ground == reason.code);
    let line = if review.reasons.iter().any(is_known) {
        hold::DECIDE_LINE
    } else {
        hold::DECIDE_LATER
    };
    view! { <Holding holds=holds heading=hold::STANDS line=line/> }
}

fn approve(frame: &Frame, review: &Review) -> impl IntoView + use<> {
    let said = |who: &Option<(String, String)>, heading: Phrase, line: Phrase| {
        who.clone().map(|(name, at)| {
            view! {
                <Panel tone=Tone::Wait heading=heading>
                    <p><span dir="auto">{name}</span> ", " <Moment at=at/> ". " {line}</p>
                </Panel>
            }
        })
    };
    let endorsed = said(&review.endorsed, words::ENDORSED, words::ENDORSED_LINE);
    let void = said(&review.void, words::VOID, words::VOID_LINE);
    let is_first = review.two_people && review.endorsed.is_none();
    let size = review.request.scope.as_str();
    let (line, button) = match review.request.kind.as_str() {
        "erasure" if is_first => (words::TWO_PEOPLE, words::APPROVE_FIRST),
        "erasure" if review.cools_until.is_none() => (words::APPROVE_LINE, sizes::approve(size)),
        "erasure" => (words::APPROVE_COOLS, sizes::approve(size)),
        "access" | "transfer" => (words::APPROVE_COPY, words::APPROVE_OTHER_BUTTON),
        _ => (words::APPROVE_OTHER, words::APPROVE_OTHER_BUTTON),
    };
    let form = if review.is_first_of_two {
        view! { <p>{words::APPROVED_BY_YOU}</p> }.into_any()
    } else {
        view! {
            <form method="post" action="/api/approve_request" aria-labelledby="approve">
                <h3 id="approve">{words::APPROVE}</h3>
                <p>{line}</p>
                {answer(review)}
                {ending(review, "approve-ends", review.entered_in("approve").ends)}
                <Stamp stamp=frame.stamp.clone()/>
                <input type="hidden" name="reference" value=review.request.reference.clone()/>
                <div class="actions"><button class="final">{button}</button></div>
            </form>
        }
        .into_any()
    };
    view! {
        {endorsed}
        {void}
        {form}
    }
}

fn uphold(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> impl IntoView + use<> {
    let line = if review.request.kind == "appeal" {
        words::UPHOLD_APPEAL_LINE
    } else {
        words::UPHOLD_COMPLAINT_LINE
    };
    let entered = review.entered_in("uphold");
    view! {
        <form
            method="post"
            action="/api/check_decision"
            aria-labelledby="approve"
            data-keeps=review.keeps_in("uphold")
        >
            <h3 id="approve">{words::UPHOLD}</h3>
            <p>{line}</p>
            <Stamp stamp=frame.stamp.clone()/>
            <input type="hidden" name="reference" value=review.request.reference.clone()/>
            <input type="hidden" name="upheld" value="yes"/>
            <TextArea
                name=NOTE
                id="uphold-note"
                label=words::NOTE_NEEDED
                hint=words::NOTE_NEEDED_HINT
                value=entered.note
                maxlength=review.longest_note
                fault=fault(wrong, "uphold-note")
            />
            <Keeping/>
            <div class="actions"><button class="quiet">{words::REFUSE_BUTTON}</button></div>
        </form>
    }
}

fn refuse(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> impl IntoView + use<> {
    let is_second_look = matches!(review.request.kind.as_str(), "complaint" | "appeal");
    let (heading, label, hint) = if is_second_look {
        (words::STANDS, words::NOTE_NEEDED, words::NOTE_NEEDED_HINT)
    } else {
        (words::REFUSE, words::NOTE, words::NOTE_HINT)
    };
    let entered = review.entered_in("decide");
    view! {
        <form
            method="post"
            action="/api/check_decision"
            aria-labelledby="refuse"
            data-keeps=review.keeps_in("decide")
        >
            <h3 id="refuse">{heading}</h3>
            <p>{words::REFUSE_LINE}</p>
            <Stamp stamp=frame.stamp.clone()/>
            <input type="hidden" name="reference" value=review.request.reference.clone()/>
            {choices(review, &entered.reason, fault(wrong, FIRST_REASON))}
            <TextArea
                name=NOTE
                label=label
                hint=hint
                value=entered.note
                maxlength=review.longest_note
                fault=fault(wrong, NOTE)
            />
            {ending(review, "refuse-ends", entered.ends)}
            <Keeping/>
            <div class="actions"><button class="quiet">{words::REFUSE_BUTTON}</button></div>
        </form>
    }
}

/// What the person reads of a yes that is given now. Of somebody who has gone meanwhile less than everything is done at
/// once.
fn answer(review: &Review) -> impl IntoView + use<> {
    let (kind, scope) = (review.request.kind.clone(), review.request.scope.clone());
    let is_gone = review.person.is_none() && !review.is_closed;
    let read = if kind == "erasure" && is_gone && scope != "everything" {
        view! { <Gone size=scope nothing=true/> }.into_any()
    } else {
        let until = review.cools_until.clone();
        view! { <Agreed kind=kind scope=scope until=until/> }.into_any()
    };
    view! {
        <div class="letter" role="group" aria-label=words::CHECK>
            <p class="head">{words::READS}</p>
            {read}
        </div>
    }
}

/// Nothing is chosen beforehand: which ground it rests on is the reviewer's to say. Where there is but one, it is that.
fn choices(review: &Review, entered: &str, missing: Option<&'static str>) -> impl IntoView + use<> {
    let fault = missing.map(|said| view! { <p class="fault" id="reason-fault">{said}</p> });
    let described = missing.map(|_| "reason-fault");
    if let [only] = review.reasons.as_slice() {
        return view! { <input type="hidden" name="reason" value=only.code.clone()/> }.into_any();
    }
    let choice = |(at, reason): (usize, &ReasonOption)| choice(at + 1, reason, reason.code == entered);
    view! {
        <fieldset class="field" class:wrong=missing.is_some() aria-describedby=described>
            <legend>{words::REASONS}</legend>
            {fault}
            {review.reasons.iter().enumerate().map(choice).collect_view()}
        </fieldset>
    }
    .into_any()
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
