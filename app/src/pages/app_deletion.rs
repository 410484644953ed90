//! `/desk/apps/APP/deletion`: what has become of the wish that a business goes.

use leptos::prelude::*;

use super::{
    delete_app::{app_in_address, named, tally},
    review::{Settling, tasks},
    under,
};
use crate::{
    api::{Problem, desk::get_app_leaving},
    components::{DeskNav, DeskPage, FullDay, Notice, Opening, Panel, Part, Stamp, Tone, problem_in_address},
    text::{business, deletion as words},
    view::{AppLeaving, Decided, Elsewhere, Frame, LeavingStage},
};

/// The page.
#[component]
pub fn AppDeletionPage() -> impl IntoView {
    let problem = problem_in_address();
    let page = get_app_leaving(app_in_address());
    let render = move |frame, page| draw(frame, page, problem);
    view! { <DeskPage title=words::DELETION current=DeskNav::Businesses page=page render=render/> }
}

/// What stands on it.
pub(super) fn draw(frame: Frame, page: AppLeaving, problem: Option<Problem>) -> impl IntoView {
    let AppLeaving {
        id,
        name,
        stage,
        reference,
        elsewhere,
    } = page;
    let left = left(&frame, &id, &reference, &elsewhere);
    let side = || view! { <p><a href="/desk/apps">{business::ALL}</a></p> };
    let (name, said, next) = (named(&name, &id), panel(&stage), next(frame, &id, &stage));
    let parts = parts(stage);
    view! {
        <Opening heading=words::DELETION side=side>
            <Notice problem=problem/>
            {name}
            {said}
            {next}
        </Opening>
        {parts}
        {left}
    }
}

/// What is to be done elsewhere, with a form for each.
fn left(frame: &Frame, id: &str, reference: &str, elsewhere: &Elsewhere) -> Option<AnyView> {
    if elsewhere.is_empty() {
        return None;
    }
    let of = Settling {
        stamp: &frame.stamp,
        reference,
        app: Some(id),
        entered: None,
    };
    let tasks = tasks(elsewhere, of, None);
    Some(view! { <Part heading=words::ELSEWHERE>{tasks}</Part> }.into_any())
}

/// Where it stands.
fn panel(stage: &LeavingStage) -> AnyView {
    let day = |at: &String| {
        let at = at.clone();
        view! { <FullDay day=at/> }
    };
    let who = |by: &String| {
        let by = by.clone();
        view! { <span dir="auto">{by}</span> }
    };
    match stage {
        LeavingStage::Unwanted => view! { <Panel><p>{words::UNWANTED}</p></Panel> }.into_any(),
        LeavingStage::Proposed { by, at } => {
            let said = words::WAITS.with_two(who(by), day(at));
            view! { <Panel tone=Tone::Wait><p>{said}</p></Panel> }.into_any()
        }
        LeavingStage::Kept { by, at } => {
            let said = words::KEPT.with_two(who(by), day(at));
            view! { <Panel tone=Tone::Done><p>{said}</p></Panel> }.into_any()
        }
        LeavingStage::Going { is_stuck, .. } => {
            let stuck = is_stuck.then(|| view! { <p>{words::STUCK}</p> });
            let tone = if *is_stuck { Tone::Stop } else { Tone::Wait };
            view! { <Panel tone=tone><p>{words::GOING}</p>{stuck}</Panel> }.into_any()
        }
        LeavingStage::Gone {
            finished_at,
            verified_at,
            readmitted_at,
            ..
        } => {
            let verified = match verified_at {
                Some(at) => words::VERIFIED.with(day(at)).into_any(),
                None => words::UNVERIFIED.here().into_any(),
            };
            let readmitted = readmitted_at
                .as_ref()
                .map(|at| view! { <p>{words::READMITTED.with(day(at))}</p> });
            let gone = words::GONE.with(day(finished_at));
            view! {
                <Panel tone=Tone::Done>
                    <p>{gone}</p>
                    <p>{verified}</p>
                    {readmitted}
                </Panel>
            }
            .into_any()
        }
    }
}

/// What can be done: what one of two wants can be taken back, or wanted by the second.
fn next(frame: Frame, id: &str, stage: &LeavingStage) -> Option<AnyView> {
    if !matches!(stage, LeavingStage::Proposed { .. }) {
        return None;
    }
    let check = format!("{}/delete/check", under("/desk/apps", id));
    let id = id.to_owned();
    let form = view! {
        <form method="post" action="/api/keep_app">
            <Stamp stamp=frame.stamp/>
            <input type="hidden" name="app" value=id/>
            <div class="actions">
                <button>{words::KEEP}</button>
                <a href=check>{words::CHECK}</a>
            </div>
        </form>
    };
    Some(form.into_any())
}

/// Who decided it, and what has gone.
fn parts(stage: LeavingStage) -> Option<AnyView> {
    let (decided, heading, holdings) = match stage {
        LeavingStage::Going { decided, so_far, .. } => (decided, words::SO_FAR, so_far),
        LeavingStage::Gone { decided, gone, .. } => (decided, words::WENT, gone),
        LeavingStage::Unwanted | LeavingStage::Proposed { .. } | LeavingStage::Kept { .. } => return None,
    };
    let parts = view! {
        <Part heading=heading>{tally(words::WENT_CAPTION, &holdings)}</Part>
        <Part heading=words::DECIDED>{decision(decided)}</Part>
    };
    Some(parts.into_any())
}

fn decision(decided: Decided) -> impl IntoView {
    let Decided {
        first,
        by,
        by_hand,
        at,
        reason,
    } = decided;
    let said = if by_hand { words::BY_HAND } else { words::BY_ONE };
    let by = said.with_two(
        view! { <span dir="auto">{by}</span> },
        view! { <FullDay day=at/> },
    );
    let first = first.map(|first| {
        let first = view! { <span dir="auto">{first}</span> };
        view! { <p>{words::FIRST.with(first)}</p> }
    });
    let reason = reason.map(|reason| view! { <blockquote dir="auto">{reason}</blockquote> });
    view! {
        <p>{by}</p>
        {first}
        {reason}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, hostile, sound};

    fn html(stage: LeavingStage) -> String {
        let page = AppLeaving {
            id: "5f2c".to_owned(),
            name: hostile("Harbourline"),
            stage,
            reference: "7K4M-2Q9X-B3TD".to_owned(),
            elsewhere: Elsewhere::default(),
        };
        sound(draw(sample::frame(), page, None))
    }

    /// Each thing that is left has its form, which names the business; the control: where nothing is, there is none.
    #[test]
    fn what_is_left_to_do_elsewhere_has_its_forms() {
        for (elsewhere, is_left) in [(sample::elsewhere(), true), (Elsewhere::default(), false)] {
            let stage = sample::leaving_stages().pop().unwrap();
            let page = AppLeaving {
                id: "5f2c".to_owned(),
                name: "Harbourline".to_owned(),
                stage,
                reference: "7K4M-2Q9X-B3TD".to_owned(),
                elsewhere,
            };
            let html = sound(draw(sample::frame(), page, None));
            for there in [
                "action=\"/api/settle_task\"",
                "name=\"app\"",
                "value=\"7K4M-2Q9X-B3TD\"",
                words::ELSEWHERE.en,
                "5 of 20 steps done",
            ] {
                assert_eq!(html.contains(there), is_left, "{there}: {html}");
            }
        }
    }

    #[test]
    fn only_what_one_of_two_wants_can_be_taken_back() {
        for stage in sample::leaving_stages() {
            let is_proposed = matches!(stage, LeavingStage::Proposed { .. });
            let html = html(stage);
            assert_eq!(html.contains("action=\"/api/keep_app\""), is_proposed, "{html}");
            assert_eq!(html.contains("/delete/check"), is_proposed, "{html}");
        }
    }

    #[test]
    fn says_what_went_and_who_wanted_it_once_it_is_decided() {
        for stage in sample::leaving_stages() {
            let is_decided = matches!(stage, LeavingStage::Going { .. } | LeavingStage::Gone { .. });
            let html = html(stage);
            assert_eq!(html.contains(words::DECIDED.en), is_decided, "{html}");
            assert_eq!(html.contains("1,000,000"), is_decided, "{html}");
        }
    }
}
