//! Before the decision: who looks into it, a question to the person, more time.

use leptos::prelude::*;

use super::wrong::{Wrong, fault};
use crate::{
    components::{FullDay, Keeping, Panel, Stamp, TextArea, Tone},
    text::{Phrase, review as words},
    view::{Frame, Review, Stage},
};

/// The longest question, in characters.
pub const LONGEST: u32 = 4_000;

/// The field of an answer that came another way.
pub(super) const CLOSE_WORDS: &str = "close-words";

/// Who looks into it, and the button for whoever is to.
pub fn take_up(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> AnyView {
    let (line, button, instead) = match (&review.reviewer, &review.request.stage) {
        (_, Stage::Asked { lapses_on, .. }) => {
            let close = review
                .may_decide
                .then(|| close(frame, review, lapses_on.is_some(), wrong));
            return view! { {awaited(review)} {close} }.into_any();
        }
        (Some(_), _) if review.is_reviewer => {
            return view! { <p>{words::LOOKS_YOU}</p> }.into_any();
        }
        _ if !review.may_decide => return ().into_any(),
        (Some(name), _) => {
            let name = view! { <b dir="auto">{name.clone()}</b> };
            let line = view! { <p>{words::LOOKS.with(name)}</p> }.into_any();
            (line, words::TAKE_OVER_BUTTON, true)
        }
        (None, Stage::Submitted) if review.endorsed.is_none() => {
            let line = view! { <p>{words::TAKE_UP_LINE}</p> }.into_any();
            (line, words::TAKE_UP_BUTTON, false)
        }
        _ => return ().into_any(),
    };
    let instead = instead.then(|| view! { <input type="hidden" name="instead" value="1"/> });
    view! {
        <form method="post" action="/api/take_up_request" aria-labelledby="take-up">
            <h3 id="take-up">{words::TAKE_UP}</h3>
            {line}
            <Stamp stamp=frame.stamp.clone()/>
            <input type="hidden" name="reference" value=review.request.reference.clone()/>
            {instead}
            <div class="actions"><button class="quiet">{button}</button></div>
        </form>
    }
    .into_any()
}

fn awaited(review: &Review) -> impl IntoView + use<> {
    let lapses = match &review.request.stage {
        Stage::Asked {
            lapses_on: Some(day), ..
        } => Some(view! { <p>{words::LAPSES.with(view! { <FullDay day=day.clone()/> })}</p> }),
        _ => None,
    };
    view! {
        <Panel tone=Tone::Wait heading=words::AWAITED>
            <p>{words::AWAITED_LINE}</p>
            {lapses}
        </Panel>
    }
}

/// What to do about a question that is not answered here. Where the request ends without an answer, nobody goes on before.
fn close(frame: &Frame, review: &Review, lapses: bool, wrong: Option<Wrong>) -> impl IntoView + use<> {
    let stamp = frame.stamp.clone();
    let reference = review.request.reference.clone();
    let form = move |how: &'static str, line: Phrase, field: AnyView, button: Phrase| {
        view! {
            <form method="post" action="/api/close_question">
                <p>{line}</p>
                <Stamp stamp=stamp.clone()/>
                <input type="hidden" name="reference" value=reference.clone()/>
                <input type="hidden" name="how" value=how/>
                {field}
                <div class="actions"><button class="quiet">{button}</button></div>
            </form>
        }
    };
    let is_entered = review.entered.form == "close";
    let entered = if is_entered {
        review.entered.note.clone()
    } else {
        String::new()
    };
    let field = view! {
        <TextArea
            name="words"
            id=CLOSE_WORDS
            label=words::CLOSE_FIELD
            value=entered
            maxlength=LONGEST
            fault=fault(wrong, CLOSE_WORDS)
        />
    }
    .into_any();
    let answered = form(
        "answered_elsewhere",
        words::CLOSE_ANSWERED_LINE,
        field,
        words::CLOSE_ANSWERED_BUTTON,
    );
    let back = form(
        "taken_back",
        words::CLOSE_BACK_LINE,
        ().into_any(),
        words::CLOSE_BACK_BUTTON,
    );
    let without = (!lapses).then(|| {
        let form = form(
            "unanswered",
            words::CLOSE_WITHOUT_LINE,
            ().into_any(),
            words::CLOSE_WITHOUT_BUTTON,
        );
        view! { <details><summary>{words::CLOSE_WITHOUT}</summary>{form}</details> }
    });
    view! {
        <details open=is_entered><summary>{words::CLOSE_ANSWERED}</summary>{answered}</details>
        <details><summary>{words::CLOSE_BACK}</summary>{back}</details>
        {without}
    }
}

/// A question to the person, folded away until it is needed.
pub fn ask(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> impl IntoView + use<> {
    let entered = review.entered_in("ask");
    let is_entered = !entered.form.is_empty();
    let who = review.may_ask_who.then_some(("identity", words::ASK_WHO));
    let kinds = who.into_iter().chain([("clarification", words::ASK_WHAT)]);
    let choices = choices("about", kinds.collect(), &entered.reason);
    let missing = fault(wrong, "about-1");
    view! {
        <details open=is_entered>
            <summary>{words::ASK}</summary>
            <form method="post" action="/api/ask_person" data-keeps=review.keeps_in("ask")>
                <p>{words::ASK_LINE}</p>
                <Stamp stamp=frame.stamp.clone()/>
                <input type="hidden" name="reference" value=review.request.reference.clone()/>
                {group("about", words::ASK_ABOUT, missing, choices)}
                <TextArea
                    name="words"
                    id="ask-words"
                    label=words::ASK_FIELD
                    hint=words::ASK_HINT
                    value=entered.note
                    maxlength=LONGEST
                    fault=fault(wrong, "ask-words")
                />
                <Keeping/>
                <div class="actions"><button class="quiet">{words::ASK_BUTTON}</button></div>
            </form>
        </details>
    }
}

/// More time, where there can be more, folded away.
pub fn extend(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> Option<impl IntoView + use<>> {
    let until = review.extends_to.clone()?;
    let entered = review.entered_in("extend");
    let is_entered = !entered.form.is_empty();
    let kinds = vec![("complex", words::EXTEND_COMPLEX), ("many", words::EXTEND_MANY)];
    let choices = choices("why", kinds, &entered.reason);
    let missing = fault(wrong, "why-1");
    let line = words::EXTEND_LINE.with(view! { <FullDay day=until/> });
    Some(view! {
        <details open=is_entered>
            <summary>{words::EXTEND}</summary>
            <form method="post" action="/api/extend_request" data-keeps=review.keeps_in("extend")>
                <p>{line}</p>
                <Stamp stamp=frame.stamp.clone()/>
                <input type="hidden" name="reference" value=review.request.reference.clone()/>
                {group("why", words::EXTEND_WHY, missing, choices)}
                <TextArea
                    name="note"
                    id="extend-note"
                    label=words::NOTE
                    value=entered.note
                    maxlength=review.longest_note
                    fault=fault(wrong, "extend-note")
                />
                <Keeping/>
                <div class="actions"><button class="quiet">{words::EXTEND_BUTTON}</button></div>
            </form>
        </details>
    })
}

/// The radio buttons of a group; nothing is chosen beforehand. The group `why` is the field `reason`.
fn choices(group: &'static str, kinds: Vec<(&'static str, Phrase)>, entered: &str) -> AnyView {
    let name = if group == "why" { "reason" } else { group };
    let choice = |(at, (code, label)): (usize, (&'static str, Phrase))| {
        let id = format!("{group}-{}", at + 1);
        let checked = code == entered;
        view! {
            <div class="choice slim">
                <input type="radio" name=name id=id.clone() value=code checked=checked required/>
                <label for=id>{label}</label>
            </div>
        }
    };
    kinds
        .into_iter()
        .enumerate()
        .map(choice)
        .collect_view()
        .into_any()
}

fn group(
    name: &'static str,
    legend: Phrase,
    missing: Option<&'static str>,
    choices: AnyView,
) -> impl IntoView {
    let fault_id = format!("{name}-fault");
    let described = missing.map(|_| fault_id.clone());
    let fault = missing.map(|said| view! { <p class="fault" id=fault_id>{said}</p> });
    view! {
        <fieldset class="field" class:wrong=missing.is_some() aria-describedby=described>
            <legend>{legend}</legend>
            {fault}
            {choices}
        </fieldset>
    }
}
