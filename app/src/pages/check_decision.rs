//! `/desk/requests/REFERENCE/check`: the letter as the person will read it, and the one button that sends it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::{Problem, desk::get_decision},
    components::{
        Back, DeskNav, DeskPage, Letter, Notice, Opening, Part, RefusalLetter, Stamp, UpheldLetter,
        is_back_in_address, problem_in_address,
    },
    text::review as words,
    view::{Decision, Frame, Review},
};

/// A decision, to check.
#[component]
pub fn CheckDecisionPage() -> impl IntoView {
    let (problem, back) = (problem_in_address(), is_back_in_address());
    let reference = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    let render = move |frame, decision| draw(frame, decision, problem, back);
    view! { <DeskPage title=words::CHECK current=DeskNav::Queue page=get_decision(reference) render=render/> }
}

pub(super) fn draw(frame: Frame, decision: Decision, problem: Option<Problem>, back: bool) -> impl IntoView {
    if decision.is_there() {
        letter(frame, decision, problem, back).into_any()
    } else {
        nothing(&decision, problem).into_any()
    }
}

/// Nothing was entered, or it is decided.
fn nothing(decision: &Decision, problem: Option<Problem>) -> impl IntoView + use<> {
    let page = format!("/desk/requests/{}", decision.review.request.reference);
    view! {
        <Opening heading=words::CHECK lede=words::CHECK_NOTHING>
            <Notice problem=problem/>
            <div class="actions"><a class="button" href=page>{words::CHECK_BACK}</a></div>
        </Opening>
    }
}

fn letter(frame: Frame, decision: Decision, problem: Option<Problem>, back: bool) -> impl IntoView {
    let Decision {
        review,
        upheld,
        source,
    } = decision;
    let page = format!("/desk/requests/{}", review.request.reference);
    let letter = Letter {
        at: frame.today.clone(),
        note: Some(review.entered.note.clone()),
        ..letter_of(&review)
    };
    let is_second_look = matches!(review.request.kind.as_str(), "complaint" | "appeal");
    let reason = review.entered.reason.clone();
    let shown = if upheld {
        view! { <UpheldLetter letter=letter/> }.into_any()
    } else {
        view! { <RefusalLetter letter=letter reason=reason.clone() source=source/> }.into_any()
    };
    let (action, button) = match (upheld, is_second_look) {
        (true, _) => ("/api/approve_request", words::CHECK_UPHOLD),
        (false, true) => ("/api/refuse_request", words::CHECK_STANDS),
        (false, false) => ("/api/refuse_request", words::CHECK_REFUSE),
    };
    let reason = (!upheld).then(|| view! { <input type="hidden" name="reason" value=reason/> });
    let change = page.clone();
    view! {
        <Opening
            heading=words::CHECK
            lede=words::CHECK_LEDE
            side=move || view! { <p><a href=change>{words::CHECK_CHANGE}</a></p> }
        >
            <Notice problem=problem/>
            <Back back=back entered=true/>
        </Opening>
        <Part heading=words::READS>
            {shown}
            <form method="post" action=action>
                <Stamp stamp=frame.stamp/>
                <input type="hidden" name="reference" value=review.request.reference.clone()/>
                {reason}
                <input type="hidden" name="note" value=review.entered.note/>
                <div class="actions">
                    <button>{button}</button>
                    <a href=page>{words::CHECK_CHANGE}</a>
                </div>
            </form>
        </Part>
    }
}

/// What every letter about this request says.
pub(super) fn letter_of(review: &Review) -> Letter {
    Letter {
        business: review.business.clone(),
        reference: review.request.reference.clone(),
        kind: review.request.kind.clone(),
        scope: review.request.scope.clone(),
        contact: review.contact.clone(),
        authority: review.authority.clone(),
        law: review.request.due.law,
        ..Letter::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pages::{
            request,
            sample::{self, hostile, sound},
        },
        text::request as letters,
        view::{Entered, Stage},
    };

    fn decision(kind: &str, upheld: bool) -> Decision {
        let mut review = sample::review();
        review.request.kind = kind.into();
        review.entered = Entered {
            form: if upheld { "uphold" } else { "decide" }.into(),
            reason: "legal_obligation".into(),
            note: hostile("Refund letters"),
        };
        Decision {
            review,
            upheld,
            source: "GDPR Art. 17(3)(b)".into(),
        }
    }

    #[test]
    fn without_anything_entered_there_is_nothing_to_send() {
        let mut nothing = decision("erasure", false);
        nothing.review.entered = Entered::default();
        let mut decided = decision("erasure", false);
        decided.review.request.stage = sample::refused();
        for page in [nothing, decided] {
            let html = sound(draw(sample::frame(), page, None, false));
            assert!(!html.contains("<form"), "{html}");
            assert!(html.contains(words::CHECK_NOTHING.en), "{html}");
        }
    }

    /// The letter's part of a page.
    fn letter_on(html: &str) -> &str {
        let from = html.find("<div class=\"letter\">").unwrap();
        let to = html[from..].find("</div>").unwrap();
        &html[from..from + to]
    }

    /// The reviewer sees exactly the text that the person will read.
    #[test]
    fn the_letter_is_word_for_word_the_persons() {
        let preview = sound(draw(sample::frame(), decision("erasure", false), None, false));
        let mut own = sample::own_request();
        own.request.stage = Stage::Refused {
            at: sample::frame().today,
            reason: "legal_obligation".into(),
            source: "GDPR Art. 17(3)(b)".into(),
            note: Some(hostile("Refund letters")),
        };
        let read = sound(request::draw(sample::frame(), own, None));
        assert_eq!(letter_on(&preview), letter_on(&read));
        for there in [
            "Commissioner",
            letters::WAY_COURT.en,
            "privacy@harbourline.example",
        ] {
            assert!(letter_on(&preview).contains(there), "{there}: {preview}");
        }
        // The control: another note is another letter.
        let mut other = decision("erasure", false);
        other.review.entered.note = "Another".into();
        let other = sound(draw(sample::frame(), other, None, false));
        assert_ne!(letter_on(&other), letter_on(&read));
    }

    #[test]
    fn the_one_form_sends_what_is_shown() {
        for (kind, upheld, action) in [
            ("erasure", false, "/api/refuse_request"),
            ("appeal", false, "/api/refuse_request"),
            ("appeal", true, "/api/approve_request"),
            ("complaint", true, "/api/approve_request"),
        ] {
            let html = sound(draw(sample::frame(), decision(kind, upheld), None, false));
            assert_eq!(html.matches("<form").count(), 1, "{html}");
            assert!(html.contains(&format!("action=\"{action}\"")), "{html}");
            assert!(html.contains("name=\"note\" value=\"Refund letters"), "{html}");
            assert_eq!(html.contains("name=\"reason\""), !upheld, "{html}");
        }
    }
}
