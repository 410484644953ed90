//! `/desk/requests/REFERENCE`: read on the left, decide on the right.

mod acknowledgement;
mod asked;
mod closed;
mod copying;
mod correction;
mod decide;
mod decided;
mod elsewhere;
pub(super) mod ending;
mod erasure;
mod hold;
mod look;
mod record;
mod remarks;
mod second_look;
mod standing;
mod who;
mod wrong;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

pub(super) use self::elsewhere::{Settling, tasks};
use self::wrong::Wrong;
use crate::{
    api::{Problem, desk::get_review},
    components::{
        Back, Day, DeskNav, DeskPage, FullDay, Notice, Opening, Part, StageStatus, Standing, Status, Unsent,
        is_back_in_address, problem_in_address,
    },
    text::{due::STANDS_STILL, review as words, sizes, status},
    view::{Due, Entered, Frame, Review, ReviewedPerson, Stage},
};

/// One request under review.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let (problem, back) = (problem_in_address(), is_back_in_address());
    let reference = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    let typed = use_query_map().with_untracked(|query| query.get("typed"));
    let page = get_review(reference, typed);
    let render = move |frame, review| draw(frame, review, problem, back);
    view! { <DeskPage title=words::TITLE current=DeskNav::Queue page=page render=render/> }
}

pub(super) fn draw(frame: Frame, review: Review, problem: Option<Problem>, back: bool) -> impl IntoView {
    let open = review.request.stage.is_undecided();
    let closed = open && review.is_closed;
    let no_occasion = closed && problem == Some(Problem::OccasionMissing);
    // A hold is set on whoever has been answered, too.
    let of_hold = review.entered.form == "hold" && review.can_be_held;
    let wrong = Wrong::of(problem, &review).filter(|_| open || of_hold);
    let field = if no_occasion {
        Some(closed::FIRST_OCCASION)
    } else {
        wrong.map(|wrong| wrong.id)
    };
    let record = if closed {
        closed::closed(&frame, &review, no_occasion).into_any()
    } else {
        record::record(&review).into_any()
    };
    let decision = if open {
        view! {
            <h2 id="decide">{words::DECIDE}</h2>
            {acknowledgement::acknowledge(&frame, &review)}
            {look::take_up(&frame, &review, wrong)}
            {decide::decide(&frame, &review, wrong)}
            {questions(&frame, &review, wrong)}
        }
        .into_any()
    } else {
        view! { {decided::decided(&review)} {elsewhere::elsewhere(&frame, &review)} }.into_any()
    };
    let bench = view! {
        <div class="bench">
            <section aria-labelledby="who">
                {who::who(&review).into_any()}
                {standing::standing(&frame, &review)}
                {hold::hold(&frame, &review, wrong)}
                {asked::asked(&frame, &review)}
                {asked::own_words(&review)}
                {remarks::remarks(&frame, &review, wrong)}
                {record}
                {remarks::history(&review)}
            </section>
            <section class="decide" aria-labelledby="decide">{decision}</section>
        </div>
    }
    .into_any();
    let heading = if open { words::BEFORE } else { words::AFTER };
    let cools = (review.request.kind == "erasure").then_some(review.cools_minutes);
    view! {
        {opening(&review, problem, field, back)}
        {copying::part(&review.request)}
        <Part heading=heading side=move || advice(open, cools) follows=true full=true>{bench}</Part>
    }
}

/// What can be done before the decision; not by whoever may not decide, and not while an answer is awaited.
fn questions(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> impl IntoView + use<> {
    let is_asked = matches!(review.request.stage, Stage::Asked { .. });
    let ask = (review.may_decide && !is_asked && review.endorsed.is_none())
        .then(|| look::ask(frame, review, wrong));
    let extend = look::extend(frame, review, wrong);
    view! { {ask} {extend} }
}

fn opening(
    review: &Review,
    problem: Option<Problem>,
    field: Option<&'static str>,
    back: bool,
) -> impl IntoView + use<> {
    let request = &review.request;
    let name = match &review.person {
        Some(ReviewedPerson { name: Some(name), .. }) => {
            view! { <span dir="auto">{name.clone()}</span> }.into_any()
        }
        Some(_) => words::SOMEONE.here().into_any(),
        None => words::SOMEONE_DECIDED.here().into_any(),
    };
    let open = request.stage.is_undecided();
    let asks = if open { words::ASKS } else { words::ASKED };
    let reference = request.reference.clone();
    let side = move || {
        view! {
            <p><a href="/desk">{words::QUEUE}</a></p>
            <p>{words::REFERENCE} " " <br/> <strong class="data">{reference}</strong></p>
        }
    };
    let of_hold = review.entered.form == "hold" && review.can_be_held;
    let entered = (open || of_hold) && review.entered != Entered::default();
    let has_form = if open { has_form(review) } else { of_hold };
    let unsent =
        (!has_form && problem.is_some()).then(|| view! { <Unsent text=review.entered.note.clone()/> });
    let heading = status::kind_theirs(&request.kind, &request.scope);
    let notice = match field {
        Some(field) => view! { <Notice problem=problem field=field/> }.into_any(),
        None => view! { <Notice problem=problem/> }.into_any(),
    };
    let lede = view! {
        <p class="lede">
            {asks.with_two(name, view! { <span dir="auto">{review.business.clone()}</span> })}
            " "
            {words::RECEIVED.with_two(
                view! { <FullDay day=request.received()/> },
                view! { <strong><FullDay day=request.due.by.clone()/></strong> },
            )}
        </p>
        <p><StageStatus stage=&request.stage/> " " {away(&request.stage, &request.due)}</p>
    };
    view! {
        <Opening heading=heading side=side full=true>
            {lede} {notice} {unsent} <Back back=back entered=entered/>
        </Opening>
    }
}

/// Whether what was entered still has its form on the page, while nothing is decided.
fn has_form(review: &Review) -> bool {
    let is_asked = matches!(review.request.stage, Stage::Asked { .. });
    match review.entered.form.as_str() {
        "close" => is_asked,
        "ask" | "decide" | "uphold" => !is_asked,
        _ => true,
    }
}

/// How far the due date is, while somebody has to decide; and that it is over, while something still has to be done.
fn away(stage: &Stage, due: &Due) -> AnyView {
    if let Some(since) = due.stands_since.clone() {
        let since = view! { <Day day=since/> };
        return view! { <span class="soft">{STANDS_STILL.with(since)}</span> }.into_any();
    }
    let away = words::due_in(due.days_left);
    if due.overdue {
        view! { <Status is=Standing::Over word=away/> }.into_any()
    } else if stage.is_undecided() {
        view! { <span class="soft">{away}</span> }.into_any()
    } else {
        ().into_any()
    }
}

/// `cools_minutes`: of a deletion, how long it can still be taken back.
fn advice(open: bool, cools_minutes: Option<u64>) -> AnyView {
    if !open {
        return ().into_any();
    }
    let begins = cools_minutes.map_or_else(|| words::BEFORE_FINAL.into(), sizes::begins_for_staff);
    view! {
        <p>{words::BEFORE_PERSON}</p>
        <p>{begins}</p>
        <p>{words::BEFORE_WRITTEN}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
