//! What is held about the person, for whoever has to decide.

use leptos::prelude::*;

use crate::{
    components::{Day, Facts},
    text::en::{number::count, review as words},
    view::{ConversationLine, Review},
};

/// Details, channels and conversations, while there is something to decide.
pub fn record(review: &Review) -> impl IntoView + use<> {
    let all = review.would_go.conversations + review.would_go.shared_conversations;
    review.person.clone().map(|person| {
        view! {
            <h2>{words::RECORD}</h2>
            <h3>{words::DETAILS}</h3>
            <Facts facts=person.facts/>
            <h3>{words::CHANNELS}</h3>
            {channels(person.channels)}
            <h3>{words::CONVERSATIONS}</h3>
            {conversations(person.conversations, all)}
        }
    })
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
