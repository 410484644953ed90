//! What the decision asks to be done elsewhere, with a form for each.

use leptos::prelude::*;

use crate::{
    components::{FullDay, Moment, Stamp},
    pages::request::{called, done_here, outcome},
    text::elsewhere as words,
    view::{Frame, Progress, Review, TaskTold, ToDo},
};

/// The longest result, in characters.
const LONGEST: u32 = 500;

/// All of it; nothing where there is none.
pub fn elsewhere(frame: &Frame, review: &Review) -> Option<AnyView> {
    let elsewhere = &review.elsewhere;
    if elsewhere.is_empty() {
        return None;
    }
    let progress = [
        (words::PLATFORM.here(), elsewhere.calls),
        (words::FILES.here(), elsewhere.files),
    ];
    let progress = progress.into_iter().filter(|(_, progress)| progress.total > 0);
    let progress = progress.map(|(what, Progress { total, done, failed })| {
        view! { <p>{what} ": " {words::progress(done, failed, total)}</p> }
    });
    let progress = progress.collect_view();
    let is_left = !elsewhere.to_do.is_empty() || elsewhere.told.iter().any(TaskTold::is_open);
    let line = if is_left {
        words::TASKS_LINE
    } else {
        words::ALL_DONE
    };
    let here = done_here(&review.request.stage, words::DONE_HERE_THEIRS);
    let to_do = elsewhere.to_do.iter().map(|task| to_do(frame, review, task));
    let to_do = to_do.collect_view();
    let told = elsewhere.told.iter().map(|told| tell(frame, review, told));
    let told = told.collect_view();
    let who = (!elsewhere.told.is_empty()).then(|| view! { <h3>{words::RECIPIENTS}</h3> });
    Some(
        view! {
            <h2 id="elsewhere">{words::TASKS}</h2>
            <p>{line}</p>
            {here}
            {progress}
            {to_do}
            {who}
            {told}
        }
        .into_any(),
    )
}

fn to_do(frame: &Frame, review: &Review, task: &ToDo) -> impl IntoView + use<> {
    let what = words::what(&task.what);
    let failed = task.failed_at.clone().map(|day| {
        let result = task.result.clone();
        view! {
            <p>{words::FAILED_ON.with(view! { <FullDay day=day/> })} " " <span dir="auto">{result}</span></p>
        }
    });
    let exact = lines(&task.exact);
    let nobody = task
        .exact
        .is_empty()
        .then(|| view! { <p>{words::OF_NOBODY_HELD}</p> });
    let form = form(frame, review, task.number, what.here().to_owned());
    view! {
        <h3>{what}</h3>
        {exact}
        {nobody}
        {failed}
        {form}
    }
}

fn tell(frame: &Frame, review: &Review, told: &TaskTold) -> impl IntoView + use<> {
    let said = outcome(told);
    let result = told
        .result
        .clone()
        .map(|result| view! { <p dir="auto">{result}</p> });
    let tries = told.tries;
    let trouble = told
        .trouble
        .as_deref()
        .filter(|_| told.is_open())
        .map(words::trouble);
    let trouble = trouble.map(|why| view! { <p>{words::tried(tries)} " " {why}</p> });
    let next = told.next_at.clone().filter(|_| told.is_open());
    let next = next.map(|at| view! { <p>{words::NEXT_TRY.with(view! { <Moment at=at/> })}</p> });
    let name = called(told.recipient.as_deref());
    let whom = lines(&told.whom);
    let form = told
        .is_open()
        .then(|| form(frame, review, told.number, name.clone()));
    view! {
        <p><strong dir="auto">{name}</strong> " " {said}</p>
        {result}
        {trouble}
        {next}
        {whom}
        {form}
    }
}

fn lines(exact: &[String]) -> impl IntoView + use<> {
    let line = |line: &String| view! { <p class="data" dir="ltr">{line.clone()}</p> };
    exact.iter().map(line).collect_view()
}

fn form(frame: &Frame, review: &Review, number: u32, about: String) -> impl IntoView + use<> {
    let id = format!("task-{number}");
    let hint = format!("{id}-hint");
    let is_entered = review.entered.form == "task" && review.entered.reason == number.to_string();
    let entered = is_entered.then(|| review.entered.note.clone());
    view! {
        <form method="post" action="/api/settle_task" aria-label=about>
            <Stamp stamp=frame.stamp.clone()/>
            <input type="hidden" name="reference" value=review.request.reference.clone()/>
            <input type="hidden" name="number" value=number.to_string()/>
            <div class="field">
                <label for=id.clone()>{words::RESULT}</label>
                <p class="hint" id=hint.clone()>{words::RESULT_HINT}</p>
                <input
                    id=id
                    name="result"
                    maxlength=LONGEST.to_string()
                    autocomplete="off"
                    dir="auto"
                    value=entered
                    aria-describedby=hint
                />
            </div>
            <div class="actions">
                <button name="done" value="yes">{words::DONE}</button>
                <button class="quiet" name="done" value="no">{words::FAILED}</button>
            </div>
        </form>
    }
}
