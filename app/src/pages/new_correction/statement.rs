//! `/me/requests/new/correction/statement`: what is missing, as it is to be read.

use leptos::prelude::*;

use super::{as_kept, first_step, in_address, keeps, onward, or_nothing, summary, typed_in_address};
use crate::{
    api::{Problem, me::get_new_correction},
    components::{MeNav, MePage, Notice, Opening, Part, Stamp, TextArea, problem_in_address},
    text::{Phrase, correction as words},
    view::{Frame, NewCorrection},
};

/// The form.
#[component]
pub fn StatementPage() -> impl IntoView {
    let problem = problem_in_address();
    let (draft, ..) = in_address();
    let typed = typed_in_address();
    let is_typed = typed.is_some();
    let page = get_new_correction(draft.or(typed), None, None);
    let render = move |frame, found| draw(frame, as_kept(found, is_typed), problem);
    view! { <MePage title=words::STATE current=MeNav::Requests page=page render=render/> }
}

pub fn draw(frame: Frame, found: Option<NewCorrection>, problem: Option<Problem>) -> impl IntoView {
    match or_nothing(found) {
        Ok(found) => form(frame, found, problem).into_any(),
        Err(instead) => instead,
    }
}

fn form(frame: Frame, found: NewCorrection, problem: Option<Problem>) -> impl IntoView {
    let is_kept = found.way == "statement";
    let fault = found.written_fault.as_deref().filter(|_| is_kept);
    let fault = fault.map(words::fault);
    let keeps = keeps(&found);
    let faults = fault.map(|fault| ("words".to_owned(), fault, None));
    let written = if is_kept { found.written } else { String::new() };
    view! {
        <Opening heading=words::STATE lede=words::STATE_LEDE side=first_step>
            <Notice problem=problem/>
            {summary(faults.into_iter().collect())}
        </Opening>
        <Part heading=words::STATEMENT>
            <form method="post" action="/api/keep_correction" data-keeps=keeps>
                <Stamp stamp=frame.stamp/>
                <input type="hidden" name="way" value="statement"/>
                <TextArea
                    name="words"
                    label=words::YOUR_STATEMENT
                    hint=words::YOUR_STATEMENT_HINT
                    value=written
                    maxlength=found.longest
                    fault=fault.map(Phrase::here)
                />
                {onward()}
            </form>
        </Part>
    }
}
