//! `/me/requests/new/objection`: marketing in one step, other uses in the person's own words.

use leptos::{either::EitherOf3, prelude::*};
use leptos_router::hooks::use_query_map;

use crate::{
    api::{Problem, me::get_new_objection},
    components::{
        FullDay, Keeping, MeNav, MePage, Notice, Opening, Part, Stamp, TextArea, problem_in_address,
    },
    text::objection as words,
    view::{Frame, NewObjection},
};

/// The name of the field for the words, and its id.
const WORDS: &str = "words";

/// The page.
#[component]
pub fn NewObjectionPage() -> impl IntoView {
    let problem = problem_in_address();
    let query = use_query_map().read_untracked().clone();
    let meanwhile = query.get("meanwhile").is_some();
    let page = get_new_objection(query.get("entry").or_else(|| query.get("typed")));
    let render = move |frame, objection| draw(frame, objection, problem, meanwhile);
    view! { <MePage title=words::TITLE current=MeNav::Requests page=page render=render/> }
}

pub(super) fn draw(
    frame: Frame,
    objection: NewObjection,
    problem: Option<Problem>,
    meanwhile: bool,
) -> impl IntoView {
    let side = || view! { <p><a href="/me">{words::BACK}</a></p> };
    let in_words = matches!(problem, Some(Problem::WordsMissing | Problem::WordsTooLong));
    let notice = if in_words {
        view! { <Notice problem=problem field=WORDS/> }.into_any()
    } else {
        view! { <Notice problem=problem/> }.into_any()
    };
    let law = objection.due.law;
    let marketing = marketing(&frame.stamp, &objection);
    let other = other(&frame.stamp, objection, problem, meanwhile);
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=side>{notice}</Opening>
        <Part heading=words::MARKETING>{marketing}</Part>
        <Part heading=words::OTHER>
            {other}
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::law_line(law.wording)}</p>
            </details>
        </Part>
    }
}

fn marketing(stamp: &str, objection: &NewObjection) -> AnyView {
    let standing = &objection.standing;
    if let Some(stands) = standing.of("marketing") {
        let since = view! { <FullDay day=stands.since.clone()/> };
        return view! { <p>{words::STOPPED.with(since)}</p> }.into_any();
    }
    view! {
        <p>{words::MARKETING_LINE}</p>
        <form method="post" action="/api/object_to_marketing">
            <Stamp stamp=stamp/>
            <input type="hidden" name="once" value=standing.once.clone()/>
            <div class="actions"><button>{words::STOP}</button></div>
        </form>
    }
    .into_any()
}

fn other(
    stamp: &str,
    objection: NewObjection,
    problem: Option<Problem>,
    meanwhile: bool,
) -> impl IntoView + use<> {
    let NewObjection {
        standing,
        open,
        held,
        words: written,
        longest,
        ..
    } = objection;
    if let Some(reference) = open {
        let href = format!("/me/requests/{reference}");
        return EitherOf3::A(view! {
            <p>{words::OPEN}</p>
            <div class="actions"><a class="button" href=href>{words::OPEN_LINK}</a></div>
        });
    }
    if !held {
        return EitherOf3::B(view! { <p>{words::NOTHING}</p> });
    }
    let fault = (problem == Some(Problem::WordsTooLong)).then(|| words::WORDS_TOO_LONG.here());
    EitherOf3::C(view! {
        <form method="post" action="/api/keep_objection" data-keeps=standing.once>
            <Stamp stamp=stamp/>
            <TextArea
                name=WORDS
                label=words::WORDS
                hint=words::WORDS_HINT
                value=written
                maxlength=longest
                fault=fault
            />
            <div class="choice">
                <input
                    type="checkbox"
                    name="meanwhile"
                    id="meanwhile"
                    value="1"
                    checked=meanwhile
                    aria-describedby="meanwhile-line"
                />
                <label for="meanwhile">{words::MEANWHILE}</label>
                <p class="small" id="meanwhile-line">{words::MEANWHILE_LINE}</p>
            </div>
            <Keeping/>
            <div class="actions"><button>{words::CONTINUE}</button></div>
        </form>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pages::sample::{self, sound},
        view::Standing,
    };

    fn page(objection: NewObjection, problem: Option<Problem>) -> String {
        sound(draw(sample::frame(), objection, problem, false))
    }

    #[test]
    fn marketing_takes_one_button_and_other_uses_words() {
        let html = page(sample::new_objection(), None);
        for there in [
            "action=\"/api/object_to_marketing\"",
            "action=\"/api/keep_objection\"",
            "name=\"once\" value=\"once-and-no-more\"",
            "data-keeps=\"once-and-no-more\"",
            "type=\"checkbox\"",
        ] {
            assert_eq!(html.matches(there).count(), 1, "{there}: {html}");
        }
    }

    #[test]
    fn what_stands_or_is_asked_is_said_and_not_asked_again() {
        let objection = NewObjection {
            standing: sample::standing(),
            open: Some("7K4M-2Q9X-B3TD".into()),
            ..sample::new_objection()
        };
        let html = page(objection, None);
        assert!(
            !html.contains("<form") && html.contains("/me/requests/7K4M-2Q9X-B3TD"),
            "{html}"
        );
        let nothing = NewObjection {
            standing: Standing::default(),
            held: false,
            ..sample::new_objection()
        };
        let html = page(nothing, None);
        assert!(
            html.contains(words::NOTHING.en) && !html.contains("keep_objection"),
            "{html}"
        );
    }

    #[test]
    fn words_that_could_not_be_taken_are_still_there() {
        let html = page(sample::new_objection(), Some(Problem::WordsTooLong));
        for there in [
            "aria-invalid=\"true\"",
            "href=\"#words\"",
            "You guess what I like",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }
}
