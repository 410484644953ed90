//! `/me/requests/new/objection/check`: the words once more, and the one button.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::address;
use crate::{
    api::{Problem, me::get_check_objection},
    components::{Entry, FullDay, Ledger, MeNav, MePage, Notice, Opening, Part, Stamp, problem_in_address},
    text::objection as words,
    view::{CheckObjection, Frame},
};

const WRITE: &str = "/me/requests/new/objection";

/// The page.
#[component]
pub fn CheckObjectionPage() -> impl IntoView {
    let problem = problem_in_address();
    let query = use_query_map().read_untracked().clone();
    let page = get_check_objection(query.get("entry"), query.get("meanwhile").is_some());
    let render = move |frame, objection| draw(frame, objection, problem);
    view! { <MePage title=words::CHECK_TITLE current=MeNav::Requests page=page render=render/> }
}

pub(super) fn draw(
    frame: Frame,
    objection: Option<CheckObjection>,
    problem: Option<Problem>,
) -> impl IntoView {
    match objection {
        Some(objection) => check(frame.stamp, objection, problem).into_any(),
        None => view! {
            <Opening heading=words::FORGOTTEN lede=words::FORGOTTEN_LINE>
                <div class="actions"><a class="button" href=WRITE>{words::WRITE}</a></div>
            </Opening>
        }
        .into_any(),
    }
}

fn check(stamp: String, objection: CheckObjection, problem: Option<Problem>) -> impl IntoView {
    let CheckObjection {
        words: written,
        entry,
        meanwhile,
        due,
        once,
    } = objection;
    let mut back = address(WRITE, "entry", &entry);
    if meanwhile {
        back = address(&back, "meanwhile", "1");
    }
    let (to_words, to_meanwhile) = (format!("{back}#words"), format!("{back}#meanwhile"));
    let until = if meanwhile {
        words::RESTRICTED
    } else {
        words::AS_BEFORE
    };
    let change = |href: String, what: crate::text::Phrase| {
        view! { <a href=href>{words::CHANGE} <span class="visually-hidden">": " {what}</span></a> }
    };
    let side = || view! { <p><a href=WRITE>{words::TITLE}</a></p> };
    view! {
        <Opening heading=words::CHECK_TITLE side=side><Notice problem=problem/></Opening>
        <Part heading=words::ANSWERS>
            <Ledger>
                <Entry label=words::YOUR_WORDS>
                    <p dir="auto">{written}</p>
                    {change(to_words, words::YOUR_WORDS)}
                </Entry>
                <Entry label=words::UNTIL_THEN>{until} " " {change(to_meanwhile, words::UNTIL_THEN)}</Entry>
                <Entry label=words::ANSWER>{words::ANSWER_BY.with(view! { <FullDay day=due.by/> })}</Entry>
            </Ledger>
            <form method="post" action="/api/submit_objection">
                <Stamp stamp=stamp/>
                <input type="hidden" name="entry" value=entry/>
                {meanwhile.then(|| view! { <input type="hidden" name="meanwhile" value="1"/> })}
                <input type="hidden" name="once" value=once/>
                <div class="actions"><button>{words::SEND}</button></div>
            </form>
        </Part>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, hostile, sound};

    #[test]
    fn shows_what_is_sent_with_ways_back_that_say_nothing_of_it() {
        let html = sound(draw(sample::frame(), Some(sample::check_objection()), None));
        assert_eq!(html.matches("<form").count(), 1, "{html}");
        for there in [
            "/me/requests/new/objection?entry=0f1e&amp;meanwhile=1#words",
            "name=\"entry\" value=\"0f1e\"",
            "name=\"meanwhile\" value=\"1\"",
            words::RESTRICTED.en,
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(
            !html.contains(&hostile("You guess what I like")),
            "as text only: {html}"
        );
    }

    #[test]
    fn words_that_are_kept_no_more_are_asked_for_once_more() {
        let html = sound(draw(sample::frame(), None, None));
        assert!(
            !html.contains("<form") && html.contains(words::FORGOTTEN.en),
            "{html}"
        );
    }
}
