//! A yes, in whole or in part, as the person reads it: on their page and in the reviewer's preview alike.

use leptos::prelude::*;

use super::{
    ledger::{Entry, Ledger},
    letter::{Letter, ways},
    panel::{Panel, Tone},
    time::Moment,
};
use crate::{
    text::{copying, correction, law, reason as reasons, request as words, sizes, standing},
    view::{AskedFor, AskedPart},
};

/// A yes, before anything has come of it; where it is done with the yes, that it is.
#[component]
pub fn Agreed(
    /// What was asked.
    kind: String,
    /// How much of it, or of what.
    scope: String,
    /// Until when it can be taken back, where it waits for that.
    until: Option<String>,
) -> impl IntoView {
    let said = match kind.as_str() {
        "erasure" => erasure(&scope, until),
        "access" => copy(view! { <p>{copying::YOURS_GRANTED}</p> }.into_any()),
        "transfer" => {
            let named = copying::GOES_TO.with(view! { <strong dir="auto">{scope}</strong> });
            copy(view! { <p>{named}</p> <p>{copying::ADDRESS_READY}</p> }.into_any())
        }
        kind => done(kind, &scope),
    };
    view! { <article class="answer">{said}</article> }
}

fn erasure(size: &str, until: Option<String>) -> AnyView {
    let answer = sizes::agreed(size);
    match until {
        Some(until) => {
            let line =
                view! { <p>{words::COOLING_LINE.with(view! { <strong><Moment at=until/></strong> })}</p> };
            view! { <Panel tone=Tone::Wait heading=answer>{line}</Panel> }.into_any()
        }
        None => view! {
            <Panel tone=Tone::Done heading=answer><p>{words::APPROVED_LINE}</p></Panel>
        }
        .into_any(),
    }
}

fn copy(line: AnyView) -> AnyView {
    view! { {line} <p>{copying::CHANGE_LINE}</p> }.into_any()
}

fn done(kind: &str, scope: &str) -> AnyView {
    match standing::done(kind, scope) {
        Some([heading, line]) => view! {
            <Panel tone=Tone::Done heading=heading><p>{line}</p></Panel>
        }
        .into_any(),
        None => view! { <Panel tone=Tone::Done><p>{words::DONE}</p></Panel> }.into_any(),
    }
}

/// That a deletion is done.
#[component]
pub fn Gone(
    /// Of how much.
    size: String,
    /// Whether nothing was there any more.
    nothing: bool,
) -> impl IntoView {
    let said = sizes::done(&size);
    let line = if size == "everything" {
        words::DONE_LINE
    } else {
        words::DONE_PART_LINE
    };
    let nothing = nothing.then(|| view! { <p>{words::NOTHING_WENT}</p> });
    view! {
        <article class="answer">
            <Panel tone=Tone::Done heading=said><p>{line}</p></Panel>
            {nothing}
        </article>
    }
}

/// What came of a correction, part by part, and what can be done by whoever does not agree with a refusal.
#[component]
pub fn Outcome(
    /// What was asked, with what was refused of it.
    asked: AskedFor,
    /// What every letter says.
    letter: Letter,
) -> impl IntoView {
    let is_refused = asked.parts.iter().any(|part| part.refused.is_some());
    let ways = is_refused.then(|| ways(&letter));
    let said = if asked.way == "fields" {
        parts(asked.parts).into_any()
    } else {
        in_words(&asked).into_any()
    };
    view! { <article class="answer">{said} {ways}</article> }
}

fn parts(parts: Vec<AskedPart>) -> impl IntoView {
    let line = |part: AskedPart| {
        let becomes = if part.becomes.is_empty() {
            view! { <span class="soft">{correction::EMPTY}</span> }.into_any()
        } else {
            part.becomes.into_any()
        };
        let outcome = outcome(part.refused, part.note);
        view! { <Entry label=part.label>{becomes} {outcome}</Entry> }
    };
    view! { <Ledger>{parts.into_iter().map(line).collect_view()}</Ledger> }
}

fn outcome(refused: Option<(String, String)>, note: Option<String>) -> AnyView {
    let Some((reason, source)) = refused else {
        return view! { <p class="why"><strong>{correction::PUT_RIGHT}</strong></p> }.into_any();
    };
    let because = correction::REASON_READS.with(reasons::letter(&reason).here());
    let note = note.map(|note| view! { <p class="why"><q dir="auto">{note}</q></p> });
    view! {
        <p class="why"><strong>{correction::NOT_PUT_RIGHT}</strong></p>
        <p class="why">{because} " " <span class="nowrap">{law::source(&source)}</span></p>
        {note}
    }
    .into_any()
}

fn in_words(asked: &AskedFor) -> impl IntoView + use<> {
    let [said, did] = correction::outcome(&asked.way, &asked.about);
    let link = (asked.way == "statement")
        .then(|| view! { <p><a href="/me/profile">{correction::STATEMENT_LINK}</a></p> });
    view! { <p>{said}</p> <Panel tone=Tone::Done><p>{did}</p>{link}</Panel> }
}
