//! What is held about the person, for whoever has to decide.

use leptos::prelude::*;

use crate::{
    components::{Clock, Day, Facts},
    pages::{address::address, merged::merges},
    text::{
        Phrase, channel, channels::EMPTY, merged as merging, new_for, number::count, preference as marketing,
        review as words,
    },
    view::{ConversationLine, More, Review, Sheet},
};

/// Everything that is held but for what was said, while there is something to decide.
pub fn record(review: &Review) -> impl IntoView + use<> {
    let all = review.would_go.conversations + review.would_go.shared_conversations;
    let until = review.open_until.clone();
    let until = until.map(|until| view! { <p>{words::OPEN_UNTIL.with(view! { <Clock at=until/> })}</p> });
    let put = address("/desk/requests/new", "from", &review.request.reference);
    review.person.clone().map(|person| {
        let held = person.channels;
        let became_one = (!person.merges.is_empty())
            .then(|| view! { <h3>{merging::HEADING}</h3> {merges(person.merges)} });
        let said = person
            .preference
            .map(|said| view! { <h3>{marketing::HEADING}</h3> <Facts facts=said.facts/> });
        view! {
            <h2>{words::RECORD}</h2>
            {until}
            <p><a href=put>{new_for::TITLE}</a></p>
            <h3>{words::DETAILS}</h3>
            <Facts facts=person.facts/>
            {said}
            {became_one}
            <h3>{words::CHANNELS}</h3>
            {sheets(held.channels, channel::name, words::NO_CHANNELS)}
            <h3>{words::DEVICES}</h3>
            {sheets(held.devices, channel::device, words::NO_DEVICES)}
            <h3>{words::SYSTEMS}</h3>
            {sheets(held.business_systems, channel::system, words::NO_SYSTEMS)}
            <h3>{words::CONVERSATIONS}</h3>
            {conversations(person.conversations, all)}
            {more(person.more)}
        }
    })
}

/// A line each, that opens to every value.
fn sheets(sheets: Vec<Sheet>, say: fn(&str) -> &str, none: Phrase) -> AnyView {
    if sheets.is_empty() {
        return view! { <p class="soft">{none}</p> }.into_any();
    }
    let one = move |sheet: Sheet| {
        let line = words::sheet(say(&sheet.kind), sheet.name.as_deref());
        view! {
            <details>
                <summary dir="auto">{line}</summary>
                <Facts facts=sheet.facts none=EMPTY/>
            </details>
        }
    };
    view! { <div>{sheets.into_iter().map(one).collect_view()}</div> }.into_any()
}

fn more(more: More) -> Option<impl IntoView> {
    (more.conversations > 0).then(|| view! { <p>{words::more(more.conversations, more.messages)}</p> })
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
