//! What a correction asked for, and part by part what became of it.

use leptos::prelude::*;

use super::answer::letter;
use crate::{
    components::{Entry, Ledger, Outcome, Part},
    text::{correction as words, request},
    view::{AskedPart, Frame, OwnRequest, Stage},
};

/// Nothing for another kind of request.
pub fn correction(frame: &Frame, own: &OwnRequest) -> Option<AnyView> {
    let asked = own.correction.clone()?;
    Some(match &own.request.stage {
        Stage::Done { approved_at, .. } => {
            let letter = letter(frame, own, approved_at);
            let is_refused = asked.parts.iter().any(|part| part.refused.is_some());
            let law = is_refused.then(|| law(own));
            view! { <Part heading=words::OUTCOME><Outcome asked=asked letter=letter/> {law}</Part> }
                .into_any()
        }
        _ if asked.way == "fields" => {
            let asked = fields(asked.parts);
            view! { <Part heading=words::ASKED>{asked}</Part> }.into_any()
        }
        _ => {
            let [said, _] = words::outcome(&asked.way, &asked.about);
            view! { <Part heading=words::ASKED><p>{said}</p></Part> }.into_any()
        }
    })
}

fn fields(parts: Vec<AskedPart>) -> impl IntoView {
    let line = |part: AskedPart| {
        let becomes = if part.becomes.is_empty() {
            view! { <span class="soft">{words::EMPTY}</span> }.into_any()
        } else {
            part.becomes.into_any()
        };
        view! { <Entry label=part.label>{becomes}</Entry> }
    };
    view! { <Ledger>{parts.into_iter().map(line).collect_view()}</Ledger> }
}

/// Where it stands that a refusal, also of a part, says why.
fn law(own: &OwnRequest) -> impl IntoView + use<> {
    view! {
        <details>
            <summary>{request::LAW}</summary>
            <p>{request::law_refused(own.request.due.law.wording)}</p>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pages::sample::{self, sound},
        view::{AskedFor, Wording},
    };

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
            parts: if way == "fields" {
                sample::asked_for().parts
            } else {
                Vec::new()
            },
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
            request::law_refused(Wording::Gdpr),
        ] {
            assert_eq!(html.matches(way.en).count(), 1, "{}: {html}", way.en);
        }
        assert!(html.contains("Commissioner"), "{html}");
        // The control: where nothing was refused, and while nothing is decided, there is nothing to complain about.
        let waiting = drawn("fields", Stage::Submitted);
        assert!(!waiting.contains(request::YOUR_WAYS.en), "{waiting}");
        let granted = drawn("words", sample::done());
        assert!(
            granted.contains(words::WORDS_DONE.en) && !granted.contains(request::YOUR_WAYS.en),
            "{granted}"
        );
        assert!(drawn("statement", sample::done()).contains("href=\"/me/profile\""));
    }
}
