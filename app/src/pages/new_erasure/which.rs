//! `/me/requests/new/erasure/which`: of which conversation.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{
    super::{address, choosing_at, erasure_at},
    HERE,
};
use crate::{
    api::me::get_conversations,
    components::{MeNav, MePage, Opening, Pager, Part, Register, Row},
    text::{conversations, erasure as words, number::count},
    view::{ConversationLine, Conversations, Frame},
};

/// The page; `size` in its address says what of the conversation is meant.
#[component]
pub fn WhichErasurePage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let after = query.get("after");
    let first = after.is_none();
    let of_messages = query.get_str("size") == Some("messages");
    let render = move |frame, page| draw(frame, page, of_messages, first);
    view! {
        <MePage title=words::WHICH current=MeNav::Requests page=get_conversations(after, None) render=render/>
    }
}

pub fn draw(_: Frame, page: Conversations, of_messages: bool, first: bool) -> impl IntoView {
    let size = if of_messages { "messages" } else { "conversation" };
    let lede = if of_messages {
        words::WHICH_MESSAGES_LEDE
    } else {
        words::WHICH_LEDE
    };
    let here = erasure_at("which", size, None, None);
    let is_paged = !first || page.next.is_some();
    let back = (!first).then(|| here.clone());
    let on = page.next.map(|cursor| address(&here, "after", &cursor));
    let pages = is_paged.then(|| {
        view! { <Pager label=conversations::PAGES back=(conversations::FIRST, back) on=(conversations::MORE, on)/> }
    });
    let beside = || {
        view! {
            <p>{words::STEP_1}</p>
            <p><a href=HERE>{words::CHECK_BACK}</a></p>
        }
    };
    let is_empty = page.lines.is_empty();
    let rows = page.lines.into_iter().map(move |line| row(line, of_messages));
    view! {
        <Opening heading=words::WHICH lede=lede side=beside/>
        <Part heading=conversations::ROW>
            {if is_empty {
                Either::Left(view! { <p>{conversations::NONE}</p> })
            } else {
                Either::Right(view! { <Register>{rows.collect_view()}</Register> })
            }}
            {pages}
        </Part>
    }
}

fn row(line: ConversationLine, of_messages: bool) -> impl IntoView {
    let href = if of_messages {
        choosing_at(&line.id, None)
    } else {
        erasure_at("preview", "conversation", Some(&line.id), None)
    };
    let name = conversations::name(&line);
    view! {
        <Row
            count=count(line.messages)
            unit=conversations::unit(&line)
            name=name.clone()
            line=conversations::below(&line)
            href=href
            go=words::THIS_ONE
            about=name
        />
    }
}
