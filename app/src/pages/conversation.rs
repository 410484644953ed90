//! `/me/conversations/ID`: a transcript, a page at a time.

mod behind;
mod body;
mod choose;
mod message;
mod stored;

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::{use_params_map, use_query_map};

pub(crate) use self::choose::choosing;
use crate::{
    api::me::get_conversation,
    components::{Facts, FullDay, MeNav, MePage, Opening, Pager, Part, problem_in_address},
    drawn::drawn,
    text::{conversation as words, conversations, time},
    view::{Conversation, Fact, Frame, Said},
};

/// The page; `before`, `after`, `at` and `order` in its address say which part is shown.
#[component]
pub fn ConversationPage() -> impl IntoView {
    let id = use_params_map()
        .with_untracked(|params| params.get("id"))
        .unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let (before, after) = (query.get("before"), query.get("after"));
    let page = get_conversation(id, before, after, query.get("at"), query.get("order"));
    if query.get_str("choose") == Some("messages") {
        let problem = problem_in_address();
        let render = move |frame, page| choosing(frame, page, problem);
        return view! { <MePage title=words::CHOOSING current=MeNav::Requests page=page render=render/> }
            .into_any();
    }
    view! { <MePage title=words::TITLE current=MeNav::Conversations page=page render=conversation/> }
        .into_any()
}

/// What stands on it.
pub(crate) fn conversation(frame: Frame, page: Conversation) -> impl IntoView {
    let lede = words::lede(&page);
    let others = page
        .line
        .shared
        .then(|| view! { <p class="soft">{words::OTHERS}</p> });
    let here = super::under("/me/conversations", &page.line.id);
    let older = page.older.map(|cursor| super::address(&here, "before", &cursor));
    let newer = page.newer.map(|cursor| super::address(&here, "after", &cursor));
    let paged = older.is_some() || newer.is_some();
    let first = older.as_ref().map(|_| super::address(&here, "order", "oldest"));
    let last = newer.as_ref().map(|_| here.clone());
    let delete = super::erasure_at("preview", "conversation", Some(&page.line.id), None);
    let some = (!page.messages.is_empty()).then(|| {
        let href = super::choosing_at(&page.line.id, page.top.as_deref());
        view! { <p><a href=href>{words::DELETE_SOME}</a></p> }
    });
    let side = || {
        view! {
            <p><a href="/me/conversations">{words::ALL}</a></p>
            {first.map(|href| view! { <p><a href=href>{words::BEGINNING}</a></p> })}
            {last.map(|href| view! { <p><a href=href>{words::END}</a></p> })}
            {some}
            <p><a href=delete>{words::DELETE}</a></p>
        }
    };
    view! {
        <Opening heading=conversations::name(&page.line) lede=lede side=side>{others}</Opening>
        {if page.messages.is_empty() {
            Either::Left(view! { <p class="across soft">{words::NONE}</p> })
        } else {
            Either::Right(view! {
                <section class="talk" aria-label=words::MESSAGES>{talk(page.messages, page.here.as_deref(), &frame.business, Some(&page.line.id))}</section>
            })
        }}
        {paged.then(|| view! { <Pager label=words::PAGES back=(words::EARLIER, older) on=(words::LATER, newer)/> })}
        <Part heading=words::RECORD note=words::RECORD_NOTE closing=true>
            <Facts facts=page.facts/>
            {page.seats.into_iter().map(seat).collect_view()}
        </Part>
    }
}

/// A seat of the person's own: others' are none of theirs.
fn seat(facts: Vec<Fact>) -> impl IntoView {
    view! {
        <h3>{words::SEAT}</h3>
        <Facts facts=facts/>
    }
}

/// The messages, gathered into days.
pub(super) fn talk(
    messages: Vec<Said>,
    here: Option<&str>,
    business: &str,
    conversation: Option<&str>,
) -> impl IntoView + use<> {
    talk_with(messages, here, business, conversation, |_| None)
}

/// The same, with something beside each message.
fn talk_with(
    messages: Vec<Said>,
    here: Option<&str>,
    business: &str,
    conversation: Option<&str>,
    beside: impl Fn(&Said) -> Option<AnyView>,
) -> AnyView {
    let mut days: Vec<(String, Vec<Said>)> = Vec::new();
    for said in messages {
        let day = time::on(&said.received).unwrap_or_else(|| said.received.clone());
        match days.last_mut() {
            Some((last, lines)) if *last == day => lines.push(said),
            _ => days.push((day, vec![said])),
        }
    }
    days.into_iter()
        .map(|(day, lines)| {
            let lines = lines.into_iter().map(|said| {
                let here = (here == Some(said.id.as_str())).then_some("here");
                let beside = beside(&said);
                view! { <li id=here>{beside} {message::message(said, business, conversation)}</li> }
            });
            view! {
                <h2 class="day"><FullDay day=day/></h2>
                <ol class="lines" inner_html=drawn(lines)></ol>
            }
        })
        .collect_view()
        .into_any()
}
