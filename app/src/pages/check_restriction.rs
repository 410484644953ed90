//! `/me/requests/new/restriction/check`: the last look, and the one button.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    address,
    new_restriction::{draw as draw_question, question},
};
use crate::{
    api::{Problem, me::get_new_restriction},
    components::{Entry, FullDay, Ledger, MeNav, MePage, Notice, Opening, Part, Stamp, problem_in_address},
    text::{law, restriction as words},
    view::{Frame, NewRestriction},
};

const QUESTION: &str = "/me/requests/new/restriction";

/// The page.
#[component]
pub fn CheckRestrictionPage() -> impl IntoView {
    let problem = problem_in_address();
    let ground = use_query_map().read_untracked().get("ground");
    let page = get_new_restriction(ground);
    let render = move |frame, restriction| draw(frame, restriction, problem);
    view! { <MePage title=words::CHECK_TITLE current=MeNav::Requests page=page render=render/> }
}

pub(super) fn draw(
    frame: Frame,
    restriction: Option<NewRestriction>,
    problem: Option<Problem>,
) -> impl IntoView {
    let Some(restriction) = restriction else {
        return draw_question(frame, None, false).into_any();
    };
    match restriction.chosen.clone() {
        Some(ground) => check(frame.stamp, ground, restriction, problem).into_any(),
        // The question was not answered, or not by one of its answers.
        None => question(restriction, true).into_any(),
    }
}

fn check(
    stamp: String,
    ground: String,
    restriction: NewRestriction,
    problem: Option<Problem>,
) -> impl IntoView {
    let NewRestriction {
        standing,
        source,
        due,
        ..
    } = restriction;
    let back = address(QUESTION, "ground", &ground);
    let [because, _] = words::ground(&ground);
    let rests = source.map(|source| words::RESTS_ON.with(law::source(&source)));
    let side = || view! { <p><a href=QUESTION>{words::TITLE}</a></p> };
    view! {
        <Opening heading=words::CHECK_TITLE side=side><Notice problem=problem/></Opening>
        <Part heading=words::ANSWERS>
            <Ledger>
                <Entry label=words::BECAUSE>
                    {because} " "
                    <a href=back>{words::CHANGE} <span class="visually-hidden">": " {words::BECAUSE}</span></a>
                </Entry>
                <Entry label=words::ANSWER>{words::ANSWER_BY.with(view! { <FullDay day=due.by/> })}</Entry>
            </Ledger>
            <form method="post" action="/api/submit_restriction">
                <Stamp stamp=stamp/>
                <input type="hidden" name="ground" value=ground/>
                <input type="hidden" name="once" value=standing.once/>
                <div class="actions"><button>{words::SEND}</button></div>
            </form>
            <details>
                <summary>{words::LAW}</summary>
                <p>{rests}</p>
            </details>
        </Part>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn the_one_form_names_the_ground_that_was_chosen() {
        let chosen = NewRestriction {
            chosen: Some("legal_claims".into()),
            source: Some("GDPR Art. 18(1)(c)".into()),
            ..sample::new_restriction()
        };
        let html = sound(draw(sample::frame(), Some(chosen), None));
        for there in [
            "action=\"/api/submit_restriction\"",
            "name=\"ground\" value=\"legal_claims\"",
            "name=\"once\" value=\"once-and-no-more\"",
            "ground=legal_claims\"",
            "GDPR Art. 18(1)(c)",
        ] {
            assert_eq!(html.matches(there).count(), 1, "{there}: {html}");
        }
    }

    #[test]
    fn without_an_answer_the_question_is_asked_again() {
        let html = sound(draw(sample::frame(), Some(sample::new_restriction()), None));
        assert!(
            !html.contains("method=\"post\"") && html.contains(words::WHY_MISSING.en),
            "{html}"
        );
    }
}
