//! Who asks, as the business knows them.

use leptos::prelude::*;

use crate::{
    components::{Day, Entry, Facts, Ledger},
    text::en::{number::count, review as words},
    view::{ConversationLine, Review, ReviewedPerson, Stage},
};

/// The person, while there is something to decide.
pub fn who(review: &Review) -> impl IntoView + use<> {
    let counts = &review.would_go;
    let body = match (&review.person, &review.request.stage) {
        (Some(person), _) => {
            known(person.clone(), counts.conversations + counts.shared_conversations).into_any()
        }
        (None, stage) => view! { <p>{absent(stage)}</p> }.into_any(),
    };
    view! {
        <h2 id="who">{words::WHO}</h2>
        {body}
    }
}

const fn absent(stage: &Stage) -> &'static str {
    match stage {
        Stage::Submitted => words::NOTHING_HELD,
        Stage::Withdrawn { .. } | Stage::Refused { .. } => words::CLOSED_AGAIN,
        Stage::Approved { .. } | Stage::Executing { .. } => words::GOING,
        Stage::Done { .. } => words::GONE,
    }
}

fn known(person: ReviewedPerson, all: u64) -> impl IntoView {
    let name = person
        .name
        .map(|name| view! { <Entry label=words::NAME>{name}</Entry> });
    view! {
        <Ledger>
            {name}
            <Entry label=words::EXTERNAL_ID><span class="data">{person.external_id}</span></Entry>
        </Ledger>
        <h3>{words::DETAILS}</h3>
        <Facts facts=person.facts/>
        <h3>{words::CHANNELS}</h3>
        {channels(person.channels)}
        <h3>{words::CONVERSATIONS}</h3>
        {conversations(person.conversations, all)}
    }
}

fn channels(channels: Vec<String>) -> AnyView {
    if channels.is_empty() {
        return view! { <p class="soft">{words::NO_CHANNELS}</p> }.into_any();
    }
    let line = |channel| view! { <li dir="auto">{channel}</li> };
    view! { <ul>{channels.into_iter().map(line).collect_view()}</ul> }.into_any()
}

fn conversations(lines: Vec<ConversationLine>, all: u64) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="soft">{words::NO_CONVERSATIONS}</p> }.into_any();
    }
    let caption = words::conversations(lines.len() as u64, all);
    view! {
        <table class="table stack" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{words::CONVERSATION}</th>
                    <th scope="col" role="columnheader" class="num">{words::MESSAGES}</th>
                    <th scope="col" role="columnheader">{words::LAST}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{lines.into_iter().map(conversation).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn conversation(line: ConversationLine) -> impl IntoView {
    let name = line.name.unwrap_or_else(|| words::UNNAMED.into());
    let company = if line.shared { words::SHARED } else { words::ALONE };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <span dir="auto">{name}</span> " " <small>{company}</small>
            </th>
            <td role="cell" class="num" data-label=words::MESSAGES>{count(line.messages)}</td>
            <td role="cell" data-label=words::LAST>{line.last.map(|last| view! { <Day day=last/> })}</td>
        </tr>
    }
}
