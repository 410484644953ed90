//! `/me/requests/new/correction/details`: each detail that can be edited, as it stands.

use leptos::prelude::*;

use super::{as_kept, first_step, in_address, keeps, onward, or_nothing, summary, typed_in_address};
use crate::{
    api::{Problem, me::get_new_correction},
    components::{Becoming, MeNav, MePage, Notice, Opening, Part, Stamp, problem_in_address},
    text::correction as words,
    view::{FieldEntry, Frame, NewCorrection},
};

/// The form.
#[component]
pub fn CorrectDetailsPage() -> impl IntoView {
    let problem = problem_in_address();
    let (draft, ..) = in_address();
    let typed = typed_in_address();
    let is_typed = typed.is_some();
    let page = get_new_correction(draft.or(typed), None, None);
    let render = move |frame, found| draw(frame, as_kept(found, is_typed), problem);
    view! { <MePage title=words::EDIT current=MeNav::Requests page=page render=render/> }
}

pub fn draw(frame: Frame, found: Option<NewCorrection>, problem: Option<Problem>) -> impl IntoView {
    match or_nothing(found) {
        Ok(found) => form(frame, found, problem).into_any(),
        Err(instead) => instead,
    }
}

fn form(frame: Frame, found: NewCorrection, problem: Option<Problem>) -> impl IntoView {
    let whole = found.fault.iter().map(|code| (id(0), words::fault(code), None));
    let each = found.fields.iter().enumerate().filter_map(|(at, field)| {
        let fault = words::fault(field.fault.as_deref()?);
        Some((id(at), fault, Some(field.label.clone())))
    });
    let faults = whole.chain(each).collect();
    let keeps = keeps(&found);
    let fields = found.fields.into_iter().enumerate();
    view! {
        <Opening heading=words::EDIT lede=words::EDIT_LEDE side=first_step>
            <Notice problem=problem/>
            {summary(faults)}
        </Opening>
        <Part heading=words::YOUR_DETAILS>
            <form method="post" action="/api/keep_correction" data-keeps=keeps>
                <Stamp stamp=frame.stamp/>
                <input type="hidden" name="way" value="details"/>
                {fields.map(|(at, field)| entry(at, field)).collect_view()}
                {onward()}
            </form>
        </Part>
    }
}

fn id(at: usize) -> String {
    format!("field-{at}")
}

/// One field: what it is, what stands there, and where the right value goes.
fn entry(at: usize, field: FieldEntry) -> impl IntoView {
    let FieldEntry {
        path,
        label,
        sort,
        was,
        typed,
        fault,
        ..
    } = field;
    let id = id(at);
    let (hint_id, fault_id, becoming) = (format!("{id}-hint"), format!("{id}-fault"), id.clone());
    let described = match fault {
        Some(_) => format!("{hint_id} {fault_id}"),
        None => hint_id.clone(),
    };
    let said = |value: &str| match (sort.as_str(), value) {
        ("flag", "true") => words::YES.here().to_owned(),
        ("flag", "false") => words::NO.here().to_owned(),
        _ => value.to_owned(),
    };
    let (before, after) = (said(&was), said(&typed));
    let stands = if was.is_empty() {
        words::STANDS_NOTHING.here().into_any()
    } else {
        words::STANDS
            .with(view! { <span dir="auto">{was}</span> })
            .into_any()
    };
    let wrong = fault.is_some();
    let fault = fault.map(|code| view! { <p class="fault" id=fault_id>{words::fault(&code)}</p> });
    let name = format!("field[{at}][typed]");
    let input = if sort == "flag" {
        yes_or_no(id.clone(), name, typed, described).into_any()
    } else {
        let (kind, mode) = match sort.as_str() {
            "email" => ("email", None),
            "url" => ("url", None),
            "number" => ("text", Some("decimal")),
            _ => ("text", None),
        };
        view! {
            <input
                id=id.clone()
                name=name
                type=kind
                inputmode=mode
                dir="auto"
                value=typed
                autocomplete="off"
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
            />
        }
        .into_any()
    };
    let hint = words::hint(&sort).map(|hint| view! { " " {hint} });
    view! {
        <div class="field" class:wrong=wrong>
            <input type="hidden" name=format!("field[{at}][path]") value=path/>
            <label for=id dir="auto">{label}</label>
            <p class="hint" id=hint_id>{stands} {hint}</p>
            {fault}
            {input}
            <Becoming of=becoming was=before typed=after/>
        </div>
    }
}

fn yes_or_no(id: String, name: String, typed: String, described: String) -> impl IntoView {
    let option = |value: &'static str, said: crate::text::Phrase| {
        let selected = typed == value;
        view! { <option value=value selected=selected>{said}</option> }
    };
    view! {
        <select id=id name=name aria-describedby=described>
            {option("", words::NO_ANSWER)}
            {option("true", words::YES)}
            {option("false", words::NO)}
        </select>
    }
}
