//! `/me/requests/new/correction/words`: where it is wrong, and in one's own words what.

use leptos::prelude::*;

use super::{as_kept, first_step, in_address, keeps, onward, or_nothing, summary, typed_in_address};
use crate::{
    api::{Problem, me::get_new_correction},
    components::{MeNav, MePage, Notice, Opening, Part, Stamp, TextArea, problem_in_address},
    text::{Phrase, channel, correction as words, review},
    view::{ChannelChoice, Frame, NewCorrection, WrongMessage},
};

/// The form.
#[component]
pub fn CorrectInWordsPage() -> impl IntoView {
    let problem = problem_in_address();
    let (draft, conversation, message) = in_address();
    let typed = typed_in_address();
    let is_typed = typed.is_some();
    let page = get_new_correction(draft.or(typed), conversation, message);
    let render = move |frame, found| draw(frame, as_kept(found, is_typed), problem);
    view! { <MePage title=words::IN_WORDS current=MeNav::Requests page=page render=render/> }
}

pub fn draw(frame: Frame, found: Option<NewCorrection>, problem: Option<Problem>) -> impl IntoView {
    match or_nothing(found) {
        Ok(found) => form(frame, found, problem).into_any(),
        Err(instead) => instead,
    }
}

fn form(frame: Frame, found: NewCorrection, problem: Option<Problem>) -> impl IntoView {
    let is_kept = found.way == "words";
    let nowhere = is_kept && !found.unjudged && found.about.is_empty();
    let keeps = keeps(&found);
    let fault = found.written_fault.as_deref().filter(|_| is_kept);
    let fault = fault.map(words::fault);
    let mut faults = Vec::new();
    if nowhere {
        faults.push(("about-0".to_owned(), words::ABOUT_MISSING, None));
    }
    if let Some(fault) = fault {
        faults.push(("words".to_owned(), fault, None));
    }
    let missing = nowhere.then(|| view! { <p class="fault" id="about-fault">{words::ABOUT_MISSING}</p> });
    let written = if is_kept { found.written } else { String::new() };
    view! {
        <Opening heading=words::IN_WORDS lede=words::IN_WORDS_LEDE side=first_step>
            <Notice problem=problem/>
            {summary(faults)}
        </Opening>
        <Part heading=words::WORDS>
            <form method="post" action="/api/keep_correction" data-keeps=keeps>
                <Stamp stamp=frame.stamp/>
                <input type="hidden" name="way" value="words"/>
                <fieldset class="field" class:wrong=nowhere aria-describedby=nowhere.then_some("about-fault")>
                    <legend>{words::ABOUT}</legend>
                    {missing}
                    {places(found.message, found.channels, &found.about)}
                    <p class="hint">{words::WHICH_MESSAGE} " " <a href="/me/conversations">{review::CONVERSATIONS}</a></p>
                </fieldset>
                <TextArea
                    name="words"
                    label=words::YOUR_WORDS
                    hint=words::YOUR_WORDS_HINT
                    value=written
                    maxlength=found.longest
                    fault=fault.map(Phrase::here)
                />
                {onward()}
            </form>
        </Part>
    }
}

/// The message that somebody came from, their channels, and something else.
fn places(message: Option<WrongMessage>, channels: Vec<ChannelChoice>, about: &str) -> AnyView {
    let mut choices: Vec<AnyView> = Vec::new();
    if let Some(WrongMessage {
        conversation,
        message,
        text,
    }) = message
    {
        let label = words::THIS_MESSAGE.here().into_any();
        let more = view! {
            <p dir="auto"><q>{text}</q></p>
            <input type="hidden" name="conversation" value=conversation/>
            <input type="hidden" name="message" value=message/>
        };
        let chosen = about.is_empty() || about == "message";
        choices.push(choice(
            choices.len(),
            "message".to_owned(),
            label,
            Some(more.into_any()),
            chosen,
        ));
    }
    for ChannelChoice { id, kind, name } in channels {
        let called = review::sheet(channel::name(&kind), name.as_deref());
        let label = words::CHANNEL
            .with(view! { <span dir="auto">{called}</span> })
            .into_any();
        let value = format!("channel:{id}");
        let chosen = about == value;
        choices.push(choice(choices.len(), value, label, None, chosen));
    }
    let label = words::ELSEWHERE.here().into_any();
    choices.push(choice(
        choices.len(),
        "elsewhere".to_owned(),
        label,
        None,
        about == "elsewhere",
    ));
    choices.into_iter().collect_view().into_any()
}

fn choice(at: usize, value: String, label: AnyView, more: Option<AnyView>, chosen: bool) -> AnyView {
    let id = format!("about-{at}");
    view! {
        <div class="choice">
            <input type="radio" name="about" id=id.clone() value=value checked=chosen/>
            <label for=id>{label}</label>
            {more}
        </div>
    }
    .into_any()
}
