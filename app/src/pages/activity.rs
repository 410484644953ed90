//! `/me/activity`: who looked at the person's data, and who did what with it.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

use crate::{
    api::me::get_activity,
    components::{FullDay, MeNav, MePage, Opening, Pager, Part, Step, Trail},
    text::{activity as words, occasion, overview::to_request},
    view::{Act, Activity, Frame, TakenOver},
};

/// The page; `before` in its address is where it goes on from, `on` where what another portal had written down does.
#[component]
pub fn ActivityPage() -> impl IntoView {
    let (before, on) = use_query_map().with_untracked(|query| (query.get("before"), query.get("on")));
    let (first, reads_on) = (before.is_none(), on.is_some());
    let render = move |frame, page| {
        if reads_on {
            Either::Left(more(frame, page))
        } else {
            Either::Right(activity(frame, page, first))
        }
    };
    view! { <MePage title=words::TITLE current=MeNav::Activity page=get_activity(before, on) render=render/> }
}

/// More of what another portal had written down, and nothing else.
pub(crate) fn more(_: Frame, page: Activity) -> impl IntoView {
    let Activity { taken_over, .. } = page;
    let back = Some("/me/activity".to_owned());
    let next = taken_over.iter().find_map(|document| document.next.clone());
    let on = next.map(|place| super::address("/me/activity", "on", &place));
    view! {
        <Opening heading=words::HEADING lede=words::ELSEWHERE_LINE/>
        <Part heading=words::ELSEWHERE>
            {taken_over.into_iter().map(|document| elsewhere(document, true)).collect_view()}
            <Pager label=words::PAGES_ELSEWHERE back=(words::TO_ALL, back) on=(words::READ_ON, on)/>
        </Part>
    }
}

/// What stands on it.
pub(crate) fn activity(_: Frame, page: Activity, first: bool) -> impl IntoView {
    let Activity {
        lines,
        next,
        taken_over,
    } = page;
    let paged = !first || next.is_some();
    let back = (!first).then(|| "/me/activity".to_owned());
    let on = next.map(|place| super::address("/me/activity", "before", &place));
    view! {
        <Opening heading=words::HEADING lede=words::LEDE/>
        <Part heading=words::LIST>
            {if lines.is_empty() {
                Either::Left(view! { <p>{words::NONE}</p> })
            } else {
                Either::Right(view! { <Trail>{lines.into_iter().map(act).collect_view()}</Trail> })
            }}
            {paged.then(|| view! { <Pager label=words::PAGES back=(words::NEWEST, back) on=(words::OLDER, on)/> })}
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::LAW_LINE}</p>
                <p>{words::NAME_LINE}</p>
            </details>
        </Part>
        {(!taken_over.is_empty())
            .then(move || {
                view! {
                    <Part heading=words::ELSEWHERE>
                        <p>{words::ELSEWHERE_LINE}</p>
                        {taken_over.into_iter().map(|document| elsewhere(document, false)).collect_view()}
                    </Part>
                }
            })}
    }
}

/// What another portal had written down, as it came.
fn elsewhere(document: TakenOver, open: bool) -> impl IntoView {
    let TakenOver {
        at,
        requests,
        entries,
        elements,
        left,
        next,
    } = document;
    let on = next.filter(|_| !open).map(|place| {
        let href = super::address("/me/activity", "on", &place);
        view! { <p><a href=href>{words::READ_ON}</a></p> }
    });
    let line = words::TAKEN_OVER.with_two(view! { <FullDay day=at/> }, words::of_each(requests, entries));
    let list = (!elements.is_empty()).then(move || {
        let elements = elements
            .into_iter()
            .map(|element| view! { <li><code dir="auto">{element}</code></li> });
        view! {
            <details open=open>
                <summary>{words::AS_IT_CAME}</summary>
                <ul>{elements.collect_view()}</ul>
                {(left > 0).then(|| view! { <p>{words::left(left)}</p> })}
                {on}
            </details>
        }
    });
    view! { <p>{line}</p> {list} }
}

fn act(act: Act) -> impl IntoView {
    let name = words::what(&act.act, act.by == "person");
    let who = words::who(&act.by, act.name.as_deref());
    let why = act.reason.map(|reason| occasion::read(&reason));
    let request = act.request.map(|reference| {
        let href = super::under("/me/requests", &reference);
        view! { <p><a href=href>{to_request(&reference)}</a></p> }
    });
    let merged = (act.act == "recordsMerged")
        .then(|| view! { <p><a href="/me/profile#merged">{words::SEE_MERGED}</a></p> });
    let said = (act.act == "preferenceSet")
        .then(|| view! { <p><a href="/me/profile#marketing">{words::SEE_PREFERENCE}</a></p> });
    view! {
        <Step name=name at=Some(act.at)>
            {who.map(|who| view! { <p dir="auto">{who}</p> })}
            {why.map(|why| view! { <p>{why}</p> })}
            {request}
            {merged}
            {said}
        </Step>
    }
}
