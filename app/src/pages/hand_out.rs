//! `/desk/requests/REFERENCE/copy`: staff take a person's copy, hand it over, and say how.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::{Problem, desk::get_copy},
    asked,
    components::{DeskNav, DeskPage, Moment, Notice, Opening, Part, Stamp, problem_in_address},
    text::{copying as words, grant},
    view::{Frame, HandOut, Phase},
};

/// The id of the first way.
const FIRST_WAY: &str = "how-1";

/// The page.
#[component]
pub fn HandOutPage() -> impl IntoView {
    let problem = problem_in_address();
    let reference = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    let render = move |frame, copy| draw(frame, copy, problem);
    view! { <DeskPage title=words::TITLE current=DeskNav::Queue page=get_copy(reference) render=render/> }
}

pub(super) fn draw(frame: Frame, copy: HandOut, problem: Option<Problem>) -> impl IntoView {
    let request = format!("/desk/requests/{}", copy.reference);
    let (back, reference) = (request.clone(), copy.reference.clone());
    let side = move || {
        view! {
            <p class="data">{reference}</p>
            <p><a href=back>{grant::BACK}</a></p>
        }
    };
    let is_missing = problem == Some(Problem::Incomplete) && copy.phase == Phase::Granted;
    let notice = if is_missing {
        view! { <Notice problem=problem field=FIRST_WAY/> }.into_any()
    } else {
        view! { <Notice problem=problem/> }.into_any()
    };
    let body = match &copy.phase {
        Phase::Waiting => view! { <Part heading=words::TAKE><p>{words::WAITING}</p></Part> }.into_any(),
        Phase::Over => view! { <Part heading=words::TAKE><p>{words::OVER}</p></Part> }.into_any(),
        Phase::Delivered { at } => done(at, copy.how.as_deref()).into_any(),
        Phase::Granted => view! {
            {take(&copy, &request)}
            {hand(frame.stamp, &copy, is_missing)}
        }
        .into_any(),
    };
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=side>{notice}</Opening>
        {body}
    }
}

fn done(at: &str, how: Option<&str>) -> impl IntoView + use<> {
    let how = how.map(|how| view! { <p>{words::way(how)}</p> });
    let moment = view! { <Moment at=at.to_owned()/> };
    view! {
        <Part heading=words::HAND>
            <p>{words::DONE_LINE.with(moment)}</p>
            {how}
        </Part>
    }
}

fn take(copy: &HandOut, request: &str) -> impl IntoView + use<> {
    let files = if copy.fresh {
        let (file, package) = (format!("{request}/export.json"), format!("{request}/export.zip"));
        view! {
            <div class="actions">
                <a class="button" href=file>{words::FILE}</a>
                <a href=package>{words::PACKAGE}</a>
            </div>
        }
        .into_any()
    } else {
        let way_in = asked::way_in(Problem::NotFresh.code(), &format!("{request}/copy"));
        view! {
            <p>{grant::AGAIN_LINE}</p>
            <div class="actions"><a class="button" href=way_in>{grant::AGAIN}</a></div>
        }
        .into_any()
    };
    view! {
        <Part heading=words::TAKE>
            <p>{words::TAKE_LINE}</p>
            {files}
        </Part>
    }
}

fn hand(stamp: String, copy: &HandOut, is_missing: bool) -> impl IntoView + use<> {
    let fault = is_missing.then(|| view! { <p class="fault" id="how-fault">{words::HOW_FAULT}</p> });
    let described = is_missing.then_some("how-fault");
    let choice = |(at, way): (usize, &String)| {
        let id = format!("how-{}", at + 1);
        view! {
            <div class="choice">
                <input type="radio" name="how" id=id.clone() value=way.clone() required/>
                <label for=id>{words::way(way)}</label>
            </div>
        }
    };
    let ways = copy.ways.iter().enumerate().map(choice).collect_view();
    let reference = copy.reference.clone();
    view! {
        <Part heading=words::HAND>
            <p>{words::HAND_LINE}</p>
            <form method="post" action="/api/deliver_copy">
                <Stamp stamp=stamp/>
                <input type="hidden" name="reference" value=reference/>
                <fieldset class="field" class:wrong=is_missing aria-describedby=described>
                    <legend>{words::HOW}</legend>
                    {fault}
                    {ways}
                </fieldset>
                <div class="actions"><button>{words::DONE}</button></div>
            </form>
        </Part>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn it_is_taken_and_handed_over_only_while_it_is_granted() {
        for copy in sample::hand_outs() {
            let granted = copy.phase == Phase::Granted;
            let html = sound(draw(sample::frame(), copy.clone(), None));
            assert_eq!(html.contains("<form"), granted, "{copy:?}: {html}");
            let file = "href=\"/desk/requests/7K4M-2Q9X-B3TD/export.json\"";
            assert_eq!(html.contains(file), granted && copy.fresh, "{copy:?}: {html}");
            assert!(!html.contains("checked"), "nothing is chosen beforehand: {html}");
        }
    }

    #[test]
    fn a_missing_way_is_said_above_and_at_the_field() {
        let copy = sample::hand_outs().remove(0);
        let html = sound(draw(sample::frame(), copy, Some(Problem::Incomplete)));
        for there in [
            "href=\"#how-1\"",
            "id=\"how-1\"",
            "aria-describedby=\"how-fault\"",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }
}
