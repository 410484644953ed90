//! What the decision asks to be done elsewhere, with a form for each.

use leptos::prelude::*;

use crate::{
    components::{FullDay, Moment, Stamp},
    pages::request::{called, done_here, outcome},
    text::elsewhere as words,
    view::{Elsewhere, Frame, Progress, Review, TaskTold, ToDo},
};

/// The longest result, in characters.
const LONGEST: u32 = 500;

/// For what somebody says what came of a task: a request, or a business that goes.
#[derive(Clone, Copy)]
pub struct Settling<'a> {
    /// The session's stamp.
    pub stamp: &'a str,
    /// What it is called.
    pub reference: &'a str,
    /// The business, where it goes.
    pub app: Option<&'a str>,
    /// For which task something was entered that could not be taken, and what.
    pub entered: Option<(&'a str, &'a str)>,
}

/// All of it; nothing where there is none.
pub fn elsewhere(frame: &Frame, review: &Review) -> Option<AnyView> {
    if review.elsewhere.is_empty() {
        return None;
    }
    let entered = &review.entered;
    let of = Settling {
        stamp: &frame.stamp,
        reference: &review.request.reference,
        app: None,
        entered: (entered.form == "task").then_some((entered.reason.as_str(), entered.note.as_str())),
    };
    let here = done_here(&review.request.stage, words::DONE_HERE_THEIRS);
    let tasks = tasks(&review.elsewhere, of, here);
    Some(
        view! {
            <h2 id="elsewhere">{words::TASKS}</h2>
            {tasks}
        }
        .into_any(),
    )
}

/// What is left, each with its form, and who is told; `here` is said before that.
pub fn tasks(elsewhere: &Elsewhere, of: Settling<'_>, here: Option<AnyView>) -> AnyView {
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
    let line = match (is_left, of.app) {
        (true, None) => words::TASKS_LINE,
        (true, Some(_)) => words::TASKS_LINE_OF_ALL,
        (false, _) => words::ALL_DONE,
    };
    let to_do = elsewhere.to_do.iter().map(|task| to_do(task, of));
    let to_do = to_do.collect_view();
    let told = elsewhere.told.iter().map(|told| tell(told, of));
    let told = told.collect_view();
    let who = (!elsewhere.told.is_empty()).then(|| view! { <h3>{words::RECIPIENTS}</h3> });
    view! {
        <p>{line}</p>
        {here}
        {progress}
        {to_do}
        {who}
        {told}
    }
    .into_any()
}

fn to_do(task: &ToDo, of: Settling<'_>) -> impl IntoView + use<> {
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
    let form = form(of, task.number, what.here().to_owned());
    view! {
        <h3>{what}</h3>
        {exact}
        {nobody}
        {failed}
        {form}
    }
}

fn tell(told: &TaskTold, of: Settling<'_>) -> impl IntoView + use<> {
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
    let form = told.is_open().then(|| form(of, told.number, name.clone()));
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

fn form(of: Settling<'_>, number: u32, about: String) -> impl IntoView + use<> {
    let id = format!("task-{number}");
    let hint = format!("{id}-hint");
    let entered = of.entered.filter(|(task, _)| *task == number.to_string());
    let entered = entered.map(|(_, note)| note.to_owned());
    let app = of.app.map(str::to_owned);
    let said = if app.is_some() {
        words::RESULT_HINT_OF_ALL
    } else {
        words::RESULT_HINT
    };
    let app = app.map(|app| view! { <input type="hidden" name="app" value=app/> });
    view! {
        <form method="post" action="/api/settle_task" aria-label=about>
            <Stamp stamp=of.stamp.to_owned()/>
            <input type="hidden" name="reference" value=of.reference.to_owned()/>
            {app}
            <input type="hidden" name="number" value=number.to_string()/>
            <div class="field">
                <label for=id.clone()>{words::RESULT}</label>
                <p class="hint" id=hint.clone()>{said}</p>
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
