//! `/me/conversations`: every conversation, a page at a time.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

use crate::{
    api::me::get_conversations,
    components::{MeNav, MePage, Opening, Pager, Part, Register, Row},
    text::{conversations as words, number::count},
    view::{ConversationLine, Conversations, Frame},
};

/// The page; `after` in its address is where it goes on from.
#[component]
pub fn ConversationsPage() -> impl IntoView {
    let after = use_query_map().with_untracked(|query| query.get("after"));
    let first = after.is_none();
    let render = move |frame, page| conversations(frame, page, first);
    view! {
        <MePage title=words::TITLE current=MeNav::Conversations page=get_conversations(after) render=render/>
    }
}

/// What stands on it.
pub(crate) fn conversations(_: Frame, page: Conversations, first: bool) -> impl IntoView {
    let Conversations { lines, next } = page;
    let paged = !first || next.is_some();
    let back = (!first).then(|| "/me/conversations".to_owned());
    let on = next.map(|cursor| super::address("/me/conversations", "after", &cursor));
    view! {
        <Opening heading=words::HEADING lede=words::LEDE/>
        <Part heading=words::ROW>
            {if lines.is_empty() {
                Either::Left(view! { <p>{words::NONE}</p> })
            } else {
                Either::Right(view! { <Register>{lines.into_iter().map(row).collect_view()}</Register> })
            }}
            {paged.then(|| view! { <Pager label=words::PAGES back=(words::FIRST, back) on=(words::MORE, on)/> })}
        </Part>
    }
}

fn row(line: ConversationLine) -> impl IntoView {
    view! {
        <Row
            count=count(line.messages)
            unit=words::unit(&line)
            name=words::name(&line)
            line=words::below(&line)
            href=super::under("/me/conversations", &line.id)
            go=words::READ
            about=words::when(&line)
        />
    }
}
