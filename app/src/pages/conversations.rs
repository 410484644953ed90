//! `/me/conversations`: every conversation, a page at a time.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

use crate::{
    api::me::get_conversations,
    components::{MeNav, MePage, Opening, Pager, Part, Register, Row},
    text::{conversations as words, number::count, search},
    view::{ConversationLine, Conversations, Frame},
};

/// The page; `after` in its address is where it goes on from, `order` which end comes first.
#[component]
pub fn ConversationsPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let (after, order) = (query.get("after"), query.get("order"));
    let first = after.is_none();
    let render = move |frame, page| conversations(frame, page, first);
    view! {
        <MePage title=words::TITLE current=MeNav::Conversations page=get_conversations(after, order) render=render/>
    }
}

const NEWEST: &str = "/me/conversations";
const OLDEST: &str = "/me/conversations?order=oldest";

/// What stands on it.
pub(crate) fn conversations(_: Frame, page: Conversations, first: bool) -> impl IntoView {
    let Conversations { lines, oldest, next } = page;
    let paged = !first || next.is_some();
    let here = if oldest { OLDEST } else { NEWEST };
    let back = (!first).then(|| here.to_owned());
    let on = next.map(|cursor| {
        let on = super::address(NEWEST, "after", &cursor);
        if oldest { on + "&order=oldest" } else { on }
    });
    let side = move || {
        let both = [(search::NEWEST, NEWEST), (search::OLDEST, OLDEST)];
        let both = both.map(|(words, href)| {
            view! { <li><a href=href aria-current=(href == here).then_some("page")>{words}</a></li> }
        });
        view! { <nav aria-label=words::ORDERS><ul class="views">{both.collect_view()}</ul></nav> }
    };
    let several = lines.len() > 1 || paged;
    let side = move || several.then(side);
    view! {
        <Opening heading=words::HEADING lede=words::LEDE>
            <div class="actions"><a href="/me/search">{words::SEARCH}</a></div>
        </Opening>
        <Part heading=words::ROW side=side>
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
