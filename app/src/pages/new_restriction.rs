//! `/me/requests/new/restriction`: one question.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    api::me::get_new_restriction,
    components::{FullDay, MeNav, MePage, Opening, Part},
    text::restriction as words,
    view::{Frame, NewRestriction},
};

/// The page.
#[component]
pub fn NewRestrictionPage() -> impl IntoView {
    let ground = use_query_map().read_untracked().get("ground");
    let page = get_new_restriction(ground);
    let render = move |frame, restriction| draw(frame, restriction, false);
    view! { <MePage title=words::TITLE current=MeNav::Requests page=page render=render/> }
}

pub(super) fn draw(_frame: Frame, restriction: Option<NewRestriction>, missing: bool) -> impl IntoView {
    match restriction {
        Some(restriction) => question(restriction, missing).into_any(),
        None => view! {
            <Opening heading=words::NOTHING lede=words::NOTHING_LINE>
                <div class="actions"><a class="button" href="/me">{words::BACK}</a></div>
            </Opening>
        }
        .into_any(),
    }
}

/// The question; `missing`, if it was not answered.
pub fn question(restriction: NewRestriction, missing: bool) -> impl IntoView {
    let NewRestriction {
        standing,
        grounds,
        chosen,
        due,
        ..
    } = restriction;
    let stands = standing.of("restriction").map(|stands| {
        let since = view! { <FullDay day=stands.since.clone()/> };
        view! { <p>{words::STANDS.with(since)}</p> }
    });
    let side = || view! { <p><a href="/me">{words::BACK}</a></p> };
    let fault = missing.then(|| view! { <p class="fault" id="ground-fault">{words::WHY_MISSING}</p> });
    let described = missing.then_some("ground-fault");
    let choices = grounds.into_iter().enumerate().map(|(at, code)| {
        let checked = chosen.as_deref() == Some(code.as_str());
        choice(at + 1, code, checked)
    });
    let choices = choices.collect_view();
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=side>{stands}</Opening>
        <Part heading=words::WHY>
            <form method="get" action="/me/requests/new/restriction/check">
                <fieldset class="field" class:wrong=missing aria-describedby=described>
                    <legend class="visually-hidden">{words::WHY}</legend>
                    {fault}
                    {choices}
                </fieldset>
                <div class="actions"><button>{words::CONTINUE}</button></div>
            </form>
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::law_line(due.law.wording)}</p>
            </details>
        </Part>
    }
}

fn choice(number: usize, code: String, checked: bool) -> impl IntoView {
    let id = format!("ground-{number}");
    let line = format!("{id}-line");
    let [ground, means] = words::ground(&code);
    view! {
        <div class="choice">
            <input
                type="radio"
                name="ground"
                id=id.clone()
                value=code
                checked=checked
                required
                aria-describedby=line.clone()
            />
            <label for=id>{ground}</label>
            <p class="small" id=line>{means}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn asks_one_question_with_four_answers() {
        let html = sound(draw(sample::frame(), Some(sample::new_restriction()), false));
        assert_eq!(html.matches("type=\"radio\"").count(), 4, "{html}");
        assert!(html.contains("ground-1") && html.contains("Article 18"), "{html}");
        assert!(!html.contains("method=\"post\""), "nothing is sent yet: {html}");
    }

    #[test]
    fn says_that_there_is_nothing_to_restrict() {
        let html = sound(draw(sample::frame(), None, false));
        assert!(
            html.contains(words::NOTHING.en) && !html.contains("<form"),
            "{html}"
        );
    }
}
