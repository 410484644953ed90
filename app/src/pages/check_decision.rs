//! `/desk/requests/REFERENCE/check`: the letter as the person will read it, and the one button that sends it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::{Problem, desk::get_decision},
    components::{
        Back, DeskNav, DeskPage, Letter, Notice, Opening, Outcome, Part, RefusalLetter, Stamp, UpheldLetter,
        is_back_in_address, problem_in_address,
    },
    pages::review::ending,
    text::{correction as correcting, review as words},
    view::{AskedFor, AskedPart, Decision, Diff, Frame, PartDiff, Review},
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
    if !decision.is_there() {
        return nothing(&decision, problem).into_any();
    }
    match decision.review.diff.clone() {
        Some(diff) => outcome(frame, &decision.review, diff, problem, back).into_any(),
        None => letter(frame, decision, problem, back).into_any(),
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
                <input type="hidden" name="note" value=review.entered.note.clone()/>
                {ending::chosen(&review)}
                <div class="actions">
                    <button>{button}</button>
                    <a href=page>{words::CHECK_CHANGE}</a>
                </div>
            </form>
        </Part>
    }
}

/// What will have come of a correction.
fn outcome(
    frame: Frame,
    review: &Review,
    diff: Diff,
    problem: Option<Problem>,
    back: bool,
) -> impl IntoView + use<> {
    let page = format!("/desk/requests/{}", review.request.reference);
    let letter = Letter {
        at: frame.today,
        ..letter_of(review)
    };
    let asked = answered(review, &diff);
    let button = correcting::decide(&diff.way, &diff.about);
    let change = page.clone();
    let form = view! {
        <form method="post" action="/api/decide_correction">
            <Stamp stamp=frame.stamp/>
            <input type="hidden" name="reference" value=review.request.reference.clone()/>
            {carried(diff)}
            {ending::chosen(review)}
            <div class="actions">
                <button class="final">{button}</button>
                <a href=page>{words::CHECK_CHANGE}</a>
            </div>
        </form>
    };
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
            <div class="letter"><Outcome asked=asked letter=letter/></div>
            {form}
        </Part>
    }
}

/// What was asked, with what was answered to each part.
fn answered(review: &Review, diff: &Diff) -> AskedFor {
    let part = |part: &PartDiff| {
        let no = Some(&part.entered).filter(|entered| entered.answer == "refuse");
        let refused = no.map(|no| {
            let reason = review.reasons.iter().find(|reason| reason.code == no.reason);
            let source = reason.map(|reason| reason.source.clone());
            (no.reason.clone(), source.unwrap_or_default())
        });
        let note = no.map(|no| no.note.trim().to_owned());
        AskedPart {
            label: part.label.clone(),
            becomes: part.becomes.clone(),
            refused,
            note: note.filter(|note| !note.is_empty()),
        }
    };
    AskedFor {
        way: diff.way.clone(),
        about: diff.about.clone(),
        parts: diff.parts.iter().map(part).collect(),
    }
}

/// All that was entered, to be sent.
fn carried(diff: Diff) -> impl IntoView {
    let hidden = |name: String, value: String| view! { <input type="hidden" name=name value=value/> };
    let parts = diff.parts.into_iter().enumerate().map(|(at, part)| {
        let field = |name: &str| format!("part[{at}][{name}]");
        [
            hidden(field("path"), part.path),
            hidden(field("seen"), part.seen),
            hidden(field("answer"), part.entered.answer),
            hidden(field("reason"), part.entered.reason),
            hidden(field("note"), part.entered.note),
        ]
    });
    let parts = parts.flatten().collect_view();
    let texts = diff.texts.into_iter().enumerate();
    let texts = texts.map(|(at, (_, text))| hidden(format!("text[{at}]"), text));
    let texts = texts.collect_view();
    let record = (!diff.seen.is_empty()).then(|| hidden("record".to_owned(), diff.seen));
    view! { {parts} {record} {texts} }
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
            ..Entered::default()
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

    /// The answer's part of a page.
    fn answer_on(html: &str) -> &str {
        let from = html.find("<article class=\"answer\">").unwrap();
        let to = html[from..].find("</article>").unwrap();
        &html[from..from + to]
    }

    #[test]
    fn what_comes_of_a_correction_is_word_for_word_the_persons() {
        let checked = |note: &str| {
            let mut diff = sample::diff();
            diff.parts[0].entered.answer = "accept".into();
            diff.parts[1].entered.note = hostile(note);
            let mut review = sample::correction_review(diff);
            review.entered.form = "correct".into();
            let decision = Decision {
                review,
                upheld: false,
                source: String::new(),
            };
            sound(draw(sample::frame(), decision, None, false))
        };
        let preview = checked("See our letter");
        let mut own = sample::own_request();
        own.request.kind = "correction".into();
        own.request.stage = sample::done();
        own.correction = Some(sample::asked_for());
        let read = sound(request::draw(sample::frame(), own, None));
        assert_eq!(answer_on(&preview), answer_on(&read));
        for there in ["Commissioner", "See our letter", "GDPR Art. 16"] {
            assert!(answer_on(&preview).contains(there), "{there}: {preview}");
        }
        // The control: another note is another answer.
        assert_ne!(answer_on(&checked("Another")), answer_on(&read));
        // What is sent is what was entered, and it is only sent from here.
        for there in [
            "action=\"/api/decide_correction\"",
            "name=\"part[1][reason]\" value=\"data_accurate\"",
            "name=\"part[0][answer]\" value=\"accept\"",
            correcting::DECIDE_FIELDS.en,
        ] {
            assert!(preview.contains(there), "{there}: {preview}");
        }
        assert!(!preview.contains("name=\"check\""), "{preview}");
    }

    /// Of every kind that is approved: what is shown beside the button stands on the person's page then.
    #[test]
    fn a_yes_reads_as_it_will() {
        let cooling = Stage::CoolingOff {
            approved_at: "2026-11-23T15:00:00Z".into(),
            until: "2026-11-24T15:00:00Z".into(),
        };
        let approved = Stage::Approved {
            at: "2026-11-23T15:00:00Z".into(),
        };
        for (kind, scope, stage) in [
            ("erasure", "everything", cooling),
            ("erasure", "conversation", approved.clone()),
            ("access", "access", approved.clone()),
            ("transfer", "Ferry Watch", approved),
            ("restriction", "unlawful", sample::done()),
            ("objection", "other_uses", sample::done()),
        ] {
            let mut review = sample::review();
            review.request.kind = kind.into();
            review.request.scope = scope.into();
            review.cools_until = match &stage {
                Stage::CoolingOff { until, .. } => Some(until.clone()),
                _ => None,
            };
            let preview = sound(crate::pages::review::draw(sample::frame(), review, None, false));
            let mut own = sample::own_request();
            own.request.kind = kind.into();
            own.request.scope = scope.into();
            own.request.stage = stage.clone();
            let read = sound(request::draw(sample::frame(), own, None));
            assert_eq!(answer_on(&preview), answer_on(&read), "{kind} {scope}");
        }
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
