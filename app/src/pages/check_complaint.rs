//! `/me/requests/new/complaint/check` and `/me/requests/new/appeal/check`: the last look, and the one button.

use leptos::prelude::*;

use super::new_complaint::{about, about_in_address, back, or_open, subject};
use crate::{
    api::{Problem, me::get_new_complaint},
    components::{Due, Entry, Ledger, MeNav, MePage, Notice, Opening, Part, Stamp, problem_in_address},
    text::complaint as words,
    view::{Frame, NewSecondLook},
};

/// A complaint, to check.
#[component]
pub fn CheckComplaintPage() -> impl IntoView {
    page("complaint")
}

/// An appeal, to check.
#[component]
pub fn CheckAppealPage() -> impl IntoView {
    page("appeal")
}

fn page(kind: &str) -> impl IntoView + use<> {
    let problem = problem_in_address();
    let page = get_new_complaint(kind.to_owned(), about_in_address(), None);
    let render = move |frame, new| draw(frame, new, problem);
    view! { <MePage title=words::CHECK current=MeNav::Requests page=page render=render/> }
}

pub(super) fn draw(frame: Frame, new: NewSecondLook, problem: Option<Problem>) -> impl IntoView {
    match or_open(new) {
        Ok(new) => check(&frame, &new, problem).into_any(),
        Err(open) => open,
    }
}

fn check(frame: &Frame, new: &NewSecondLook, problem: Option<Problem>) -> impl IntoView + use<> {
    let change = about("", new);
    let is_written = !new.words.trim().is_empty();
    let written = if is_written {
        let lines = new.words.lines();
        lines
            .map(|line| view! { <p dir="auto">{line.to_owned()}</p> })
            .collect_view()
            .into_any()
    } else {
        words::NOTHING.here().into_any()
    };
    let button = if new.kind == "appeal" {
        words::SEND_APPEAL
    } else {
        words::SEND_COMPLAINT
    };
    let carried = new.about.as_ref().map(|about| {
        let reference = about.reference.clone();
        view! { <input type="hidden" name="about" value=reference/> }
    });
    let back = back(new);
    let form = is_written.then(|| {
        view! {
            <form method="post" action="/api/submit_complaint">
                <Stamp stamp=frame.stamp.clone()/>
                <input type="hidden" name="kind" value=new.kind.clone()/>
                {carried}
                <input type="hidden" name="once" value=new.once.clone()/>
                <input type="hidden" name="words" value=new.words.clone()/>
                <div class="actions">
                    <button>{button}</button>
                    <a href=back>{words::NEVER_MIND}</a>
                </div>
            </form>
        }
    });
    let authority = new.authority.as_deref().map(words::authority);
    let (stay, go) = (change.clone(), change);
    let (subject, due) = (subject(new), new.due.clone());
    view! {
        <Opening
            heading=words::CHECK
            side=move || view! { <p>{words::STEP_2}</p> <p><a href=stay>{words::CHANGE}</a></p> }
        >
            <Notice problem=problem/>
        </Opening>
        <Part heading=words::ANSWERS>
            <Ledger>
                {subject}
                <Entry label=words::WRITTEN>
                    {written}
                    <p><a href=go>{words::CHANGE} <span class="visually-hidden">" " {words::WRITTEN}</span></a></p>
                </Entry>
                <Entry label=words::WHERE>{words::HERE}</Entry>
            </Ledger>
        </Part>
        <Part heading=words::WHEN>
            <Due due=due/>
            <p class="soft" dir="auto">{words::AUTHORITY} " " {authority}</p>
            {form}
        </Part>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, hostile, sound};

    #[test]
    fn shows_what_was_written_and_carries_it_in_the_one_form() {
        for (kind, button) in [
            ("complaint", words::SEND_COMPLAINT.en),
            ("appeal", words::SEND_APPEAL.en),
        ] {
            let new = NewSecondLook {
                words: hostile("Not right"),
                ..sample::second_look(kind)
            };
            let html = sound(draw(sample::frame(), new, None));
            assert_eq!(html.matches("<form").count(), 1, "{html}");
            for there in [
                "action=\"/api/submit_complaint\"",
                "name=\"once\" value=\"once-and-no-more\"",
                "name=\"words\" value=\"Not right",
                &format!("/me/requests/new/{kind}?about=7K4M-2Q9X-B3TD"),
                button,
            ] {
                assert!(html.contains(there), "{there}: {html}");
            }
        }
    }

    #[test]
    fn without_words_there_is_nothing_to_send() {
        let html = sound(draw(sample::frame(), sample::second_look("complaint"), None));
        assert!(
            !html.contains("<form") && html.contains(words::NOTHING.en),
            "{html}"
        );
    }

    #[test]
    fn says_why_it_is_back() {
        let new = NewSecondLook {
            words: "Not right".into(),
            ..sample::second_look("appeal")
        };
        let html = sound(draw(sample::frame(), new, Some(Problem::NotDecided)));
        assert!(html.contains("role=\"alert\""), "{html}");
    }
}
