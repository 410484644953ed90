//! `/me/requests/new/erasure/check`: the last look, and the one button.

use leptos::prelude::*;

use super::new_erasure::or_instead;
use crate::{
    api::{Problem, me::get_new_erasure},
    components::{
        Back, Entry, FullDay, Ledger, MeNav, MePage, Notice, Opening, Panel, Part, Stamp, Step, Tone, Trail,
        is_back_in_address, problem_in_address,
    },
    text::{erasure as words, going},
    view::{Frame, NewErasure},
};

/// The page to check.
#[component]
pub fn CheckErasurePage() -> impl IntoView {
    let (problem, back) = (problem_in_address(), is_back_in_address());
    let render = move |frame, erasure| draw(frame, erasure, problem, back);
    view! { <MePage title=words::CHECK_TITLE current=MeNav::Requests page=get_new_erasure() render=render/> }
}

pub(super) fn draw(
    frame: Frame,
    erasure: Option<NewErasure>,
    problem: Option<Problem>,
    back: bool,
) -> impl IntoView {
    match or_instead(erasure) {
        Ok(erasure) => check(frame, erasure, problem, back).into_any(),
        Err(instead) => instead,
    }
}

fn check(frame: Frame, erasure: NewErasure, problem: Option<Problem>, back: bool) -> impl IntoView {
    let side = || {
        view! {
            <p>{words::STEP_2}</p>
            <p><a href="/me/requests/new/erasure">{words::CHECK_BACK}</a></p>
        }
    };
    let goes = going::losses(&erasure.counts)
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    view! {
        <Opening heading=words::CHECK_TITLE side=side>
            <Notice problem=problem/>
            <Back back=back entered=true/>
        </Opening>
        <Part heading=words::ANSWERS>
            <Ledger>
                <Entry label=words::WHAT>{words::EVERYTHING}</Entry>
                <Entry label=words::WHERE>{words::HERE}</Entry>
                <Entry label=words::COPY_FIRST>
                    {words::COPY_NOW} " " <a href="/me/export">{words::COPY_LINK}</a>
                </Entry>
            </Ledger>
        </Part>
        <Part heading=words::BEFORE>
            <Panel tone=Tone::Stop heading=words::FINAL>
                <p>{words::FINAL_LINE}</p>
                <ul>{goes}</ul>
            </Panel>
            <h3>{words::HAPPENS}</h3>
            <Trail>
                <Step name=words::TODAY now=true><p>{words::TODAY_LINE}</p></Step>
                <Step name=words::UNTIL><p>{words::UNTIL_LINE}</p></Step>
                <Step name=words::BY><p>{words::BY_LINE.with(view! { <FullDay day=erasure.due.by/> })}</p></Step>
            </Trail>
            <form method="post" action="/api/submit_erasure">
                <Stamp stamp=frame.stamp/>
                <input type="hidden" name="once" value=erasure.once/>
                <div class="actions">
                    <button class="final">{words::ASK}</button>
                    <a href="/me">{words::DO_NOT}</a>
                </div>
            </form>
        </Part>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn the_one_form_carries_stamp_and_mark() {
        let html = sound(draw(sample::frame(), Some(sample::new_erasure()), None, false));
        assert_eq!(html.matches("<form").count(), 1, "{html}");
        assert_eq!(html.matches("class=\"final\"").count(), 1, "{html}");
        for there in [
            "action=\"/api/submit_erasure\"",
            "name=\"stamp\" value=\"stamp-of-this-session\"",
            "name=\"once\" value=\"once-and-no-more\"",
            words::DO_NOT.en,
            "1,284 messages",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn an_open_request_leaves_no_form() {
        let open = NewErasure {
            open: Some("7K4M-2Q9X-B3TD".into()),
            ..sample::new_erasure()
        };
        let html = sound(draw(sample::frame(), Some(open), None, false));
        assert!(
            !html.contains("<form") && html.contains("/me/requests/7K4M-2Q9X-B3TD"),
            "{html}"
        );
    }

    #[test]
    fn says_why_it_is_back() {
        let html = sound(draw(
            sample::frame(),
            Some(sample::new_erasure()),
            Some(Problem::Fault),
            false,
        ));
        assert!(
            html.contains("role=\"alert\"") && html.contains("on our side"),
            "{html}"
        );
    }

    #[test]
    fn says_that_the_fresh_sign_in_was_one() {
        let said = |back| {
            let html = sound(draw(sample::frame(), Some(sample::new_erasure()), None, back));
            html.contains(crate::text::notice::BACK_WITH_ALL.en)
        };
        assert!(said(true) && !said(false));
    }
}
