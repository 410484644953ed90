//! What a correction asked for, and part by part what became of it.

use leptos::prelude::*;

use crate::{
    components::{Entry, Ledger, Panel, Part, Tone, Ways},
    text::{correction as words, law, reason as reasons, request},
    view::{AskedFor, AskedPart, OwnRequest, Stage},
};

/// Nothing for another kind of request.
pub fn correction(own: &OwnRequest) -> Option<AnyView> {
    let asked = own.correction.clone()?;
    let done = matches!(own.request.stage, Stage::Done { .. });
    let heading = if done { words::OUTCOME } else { words::ASKED };
    let body = if asked.way == "fields" {
        let refused = done && asked.parts.iter().any(|part| part.refused.is_some());
        let ways = refused.then(|| ways(own));
        view! { {fields(asked.parts, done)} {ways} }.into_any()
    } else {
        in_words(&asked, done).into_any()
    };
    Some(view! { <Part heading=heading>{body}</Part> }.into_any())
}

fn fields(parts: Vec<AskedPart>, done: bool) -> impl IntoView {
    let line = move |part: AskedPart| {
        let becomes = if part.becomes.is_empty() {
            view! { <span class="soft">{words::EMPTY}</span> }.into_any()
        } else {
            part.becomes.into_any()
        };
        let outcome = done.then(|| outcome(part.refused, part.note));
        view! { <Entry label=part.label>{becomes} {outcome}</Entry> }
    };
    view! { <Ledger>{parts.into_iter().map(line).collect_view()}</Ledger> }
}

/// A part that is refused is a refusal: what can be done against it is said, once for all of them.
fn ways(own: &OwnRequest) -> impl IntoView + use<> {
    let (authority, contact, law) = (own.authority.clone(), own.contact.clone(), own.request.due.law);
    view! {
        <Ways authority=authority contact=contact law=law/>
        <details>
            <summary>{request::LAW}</summary>
            <p>{request::law_refused(law.wording)}</p>
        </details>
    }
}

fn outcome(refused: Option<(String, String)>, note: Option<String>) -> AnyView {
    let Some((reason, source)) = refused else {
        return view! { <p class="why"><strong>{words::PUT_RIGHT}</strong></p> }.into_any();
    };
    let because = words::REASON_READS.with(reasons::letter(&reason).here());
    let note = note.map(|note| view! { <p class="why"><q dir="auto">{note}</q></p> });
    view! {
        <p class="why"><strong>{words::NOT_PUT_RIGHT}</strong></p>
        <p class="why">{because} " " <span class="nowrap">{law::source(&source)}</span></p>
        {note}
    }
    .into_any()
}

fn in_words(asked: &AskedFor, done: bool) -> impl IntoView + use<> {
    let (said, did) = match (asked.way.as_str(), asked.about.as_str()) {
        ("statement", _) => (words::ASKED_STATEMENT, words::STATEMENT_DONE),
        (_, "message") => (words::ASKED_MESSAGE, words::WORDS_DONE),
        (_, "channel") => (words::ASKED_CHANNEL, words::WORDS_DONE),
        _ => (words::ASKED_ELSEWHERE, words::ELSEWHERE_DONE),
    };
    let link = (asked.way == "statement")
        .then(|| view! { <p><a href="/me/profile">{words::STATEMENT_LINK}</a></p> });
    let did = done.then(|| view! { <Panel tone=Tone::Done><p>{did}</p>{link}</Panel> });
    view! { <p>{said}</p> {did} }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    fn drawn(way: &str, stage: Stage) -> String {
        let mut own = sample::own_request();
        own.request.kind = "correction".into();
        own.request.stage = stage;
        own.correction = Some(AskedFor {
            way: way.into(),
            about: if way == "words" {
                "message".into()
            } else {
                String::new()
            },
            ..sample::asked_for()
        });
        sound(super::super::draw(sample::frame(), own, None))
    }

    #[test]
    fn while_it_waits_it_says_what_was_asked_and_no_more() {
        let html = drawn("fields", Stage::Submitted);
        assert!(
            html.contains(words::ASKED.en) && html.contains("Okonjo-Vale"),
            "{html}"
        );
        assert!(!html.contains(words::PUT_RIGHT.en), "{html}");
    }

    #[test]
    fn once_done_each_part_has_its_outcome_and_its_reason() {
        let html = drawn("fields", sample::done());
        for there in [
            words::OUTCOME.en,
            words::PUT_RIGHT.en,
            words::NOT_PUT_RIGHT.en,
            "GDPR Art. 16",
            "See our letter",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(!html.contains("1,284"), "nothing was deleted: {html}");
        for way in [
            request::YOUR_WAYS,
            request::WAY_AGAIN,
            request::WAY_AUTHORITY_NAMED,
            request::WAY_COURT,
        ] {
            assert_eq!(html.matches(way.en).count(), 1, "{}: {html}", way.en);
        }
        assert!(html.contains("Commissioner"), "{html}");
        // The control: where nothing was refused, and while nothing is decided, there is nothing to complain about.
        let waiting = drawn("fields", Stage::Submitted);
        assert!(!waiting.contains(request::YOUR_WAYS.en), "{waiting}");
        let done = drawn("words", sample::done());
        assert!(
            done.contains(words::WORDS_DONE.en) && !done.contains(request::YOUR_WAYS.en),
            "{done}"
        );
        assert!(drawn("statement", sample::done()).contains("href=\"/me/profile\""));
    }
}
