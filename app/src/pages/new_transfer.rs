//! `/me/requests/new/transfer`: who is to get a copy, and what they get.

use leptos::prelude::*;

use crate::{
    api::{Problem, me::get_new_transfer},
    components::{FullDay, MeNav, MePage, Notice, Opening, Part, Stamp, Step, Trail, problem_in_address},
    text::{Phrase, transfer as words},
    view::{Frame, NewTransfer},
};

/// The field's id.
const NAME: &str = "recipient";

/// The question.
#[component]
pub fn NewTransferPage() -> impl IntoView {
    let problem = problem_in_address();
    let render = move |frame, transfer| draw(frame, transfer, problem);
    view! { <MePage title=words::TITLE current=MeNav::Requests page=get_new_transfer() render=render/> }
}

pub(super) fn draw(frame: Frame, transfer: Option<NewTransfer>, problem: Option<Problem>) -> impl IntoView {
    match transfer {
        Some(transfer) => ask(frame, transfer, problem).into_any(),
        None => nothing().into_any(),
    }
}

/// What stands here when nothing is held.
pub fn nothing() -> impl IntoView {
    instead(
        words::NOTHING,
        words::NOTHING_LINE,
        words::NOTHING_LINK,
        "/me".into(),
    )
}

/// What stands here instead, with one way on.
pub fn instead(heading: Phrase, line: Phrase, to: Phrase, href: String) -> impl IntoView {
    let side = || view! { <p><a href="/me/requests">{words::BACK}</a></p> };
    view! {
        <Opening heading=heading lede=line side=side>
            <div class="actions"><a class="button" href=href>{to}</a></div>
        </Opening>
    }
}

fn ask(frame: Frame, transfer: NewTransfer, problem: Option<Problem>) -> impl IntoView {
    let side = || {
        view! {
            <p>{words::STEP_1}</p>
            <p><a href="/me/requests">{words::BACK}</a></p>
        }
    };
    let is_wrong = problem == Some(Problem::Incomplete);
    let notice = if is_wrong {
        view! { <Notice problem=problem field=NAME/> }.into_any()
    } else {
        view! { <Notice problem=problem/> }.into_any()
    };
    let due = transfer.due.clone();
    let law = due.law;
    let about = words::about(transfer.about_bytes);
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=side>{notice}</Opening>
        <Part heading=words::WHO>{form(frame.stamp, transfer.typed, is_wrong)}</Part>
        <Part heading=words::GET>
            <p>{words::GET_LINE} " " {about}</p>
            <p><a href="/me/export">{words::SELF}</a></p>
        </Part>
        <Part heading=words::HOW>
            {steps(due.by)}
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::law_line(law.wording)}</p>
            </details>
        </Part>
    }
}

fn form(stamp: String, typed: String, is_wrong: bool) -> impl IntoView {
    let described = if is_wrong {
        "recipient-hint recipient-fault"
    } else {
        "recipient-hint"
    };
    view! {
        <form method="post" action="/api/name_recipient" novalidate>
            <Stamp stamp=stamp/>
            <div class="field" class:wrong=is_wrong>
                <label for=NAME>{words::NAME}</label>
                <p class="hint" id="recipient-hint">{words::NAME_HINT}</p>
                {is_wrong.then(|| view! { <p class="fault" id="recipient-fault">{words::NAME_FAULT}</p> })}
                <input
                    id=NAME
                    name=NAME
                    required
                    maxlength="128"
                    autocomplete="organization"
                    dir="auto"
                    value=typed
                    aria-describedby=described
                    aria-invalid=is_wrong.then_some("true")
                />
            </div>
            <div class="actions">
                <button>{words::CONTINUE}</button>
                <a href="/me/requests">{words::NEVER_MIND}</a>
            </div>
        </form>
    }
}

/// What happens after the asking.
pub fn steps(by: String) -> impl IntoView {
    let answer = view! { <p>{words::HOW_LOOK_LINE.with(view! { <FullDay day=by/> })}</p> };
    view! {
        <Trail>
            <Step name=words::HOW_ASK now=true/>
            <Step name=words::HOW_LOOK>{answer}</Step>
            <Step name=words::HOW_ADDRESS><p>{words::HOW_ADDRESS_LINE}</p></Step>
        </Trail>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, hostile, sound};

    fn drawn(transfer: Option<NewTransfer>, problem: Option<Problem>) -> String {
        sound(draw(sample::frame(), transfer, problem))
    }

    #[test]
    fn one_question_and_what_they_get() {
        let html = drawn(Some(sample::new_transfer()), None);
        assert_eq!(html.matches("<form").count(), 1, "{html}");
        for there in [
            "action=\"/api/name_recipient\"",
            "name=\"stamp\" value=\"stamp-of-this-session\"",
            "id=\"recipient\"",
            words::GET_LINE.en,
            "Monday 30 November 2026",
            "2.9 MB",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(!html.contains("aria-invalid"), "{html}");
    }

    #[test]
    fn what_was_entered_stays_and_is_said_at_the_field() {
        let transfer = NewTransfer {
            typed: hostile("Fenland"),
            recipient: None,
            ..sample::new_transfer()
        };
        let html = drawn(Some(transfer), Some(Problem::Incomplete));
        for there in [
            "href=\"#recipient\"",
            "aria-invalid=\"true\"",
            words::NAME_FAULT.en,
            "value=\"Fenland ",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn nothing_held_is_nothing_to_send() {
        let html = drawn(None, None);
        assert!(
            !html.contains("<form") && html.contains(words::NOTHING.en),
            "{html}"
        );
    }
}
