//! What a deletion adds to the page of its request.

use leptos::prelude::*;

use crate::{
    components::{Agreed, Entry, Gone, Holding, Ledger, Moment, Panel, Part, Staying, Tally, Tone},
    pages::under,
    text::{Phrase, erasure as deleting, going, hold, request as words, sizes},
    view::{Counts, Hold, OwnErasure, OwnRequest, Stage, Stays},
};

/// What would go and what would stay, while nothing is decided.
pub fn would_go(own: &OwnRequest) -> Option<AnyView> {
    let erasure = of(own)?;
    Some(tables(&own.request.scope, erasure))
}

fn of(own: &OwnRequest) -> Option<&OwnErasure> {
    own.erasure.as_ref().filter(|_| own.request.kind == "erasure")
}

fn tables(size: &str, erasure: &OwnErasure) -> AnyView {
    let goes = erasure.would_go.as_ref().map(|counts| {
        let lines = going::yours(size, counts);
        view! { <Tally caption=deleting::GOES_CAPTION what=going::HAPPENS lines=lines/> }
    });
    let is_here = erasure.would_go.is_some_and(|counts| counts != Counts::default());
    let about = erasure.conversation.as_ref().filter(|_| is_here).map(|id| {
        let href = under("/me/conversations", id);
        view! { <p><a href=href>{deleting::SEE_CONVERSATION}</a></p> }
    });
    let stays = stays_part(erasure.stays.clone(), erasure.holds.clone());
    view! {
        <Part heading=deleting::GOES>{about} {goes}</Part>
        {stays}
    }
    .into_any()
}

fn stays_part(stays: Vec<Stays>, holds: Vec<Hold>) -> impl IntoView {
    view! {
        <Part heading=deleting::STAYS>
            <Holding holds=holds heading=hold::NOTHING_GOES line=hold::WAITS_LINE/>
            <Staying stays=stays words=deleting::stays none=deleting::STAYS_NOTHING/>
        </Part>
    }
}

/// The yes, and how far it has come.
pub fn agreed(own: &OwnRequest) -> Option<AnyView> {
    let erasure = of(own)?.clone();
    let size = own.request.scope.clone();
    let answer = sizes::agreed(&size);
    Some(match own.request.stage.clone() {
        Stage::CoolingOff { until, .. } => {
            let tables = tables(&size, &erasure);
            view! { {approved(size, Some(until))} {tables} }.into_any()
        }
        Stage::Approved { .. } => approved(size, None),
        Stage::Executing { .. } => under_way(answer, so_far(&size, &erasure)),
        Stage::Stuck { failed_at, .. } => {
            let line = view! { <p>{words::STUCK_LINE.with(view! { <Moment at=failed_at/> })}</p> };
            let so_far = so_far(&size, &erasure);
            view! {
                <Part heading=words::ANSWER>
                    <Panel tone=Tone::Wait heading=answer>{line}</Panel>
                    {so_far}
                </Part>
            }
            .into_any()
        }
        Stage::Done { erased, .. } => done(&size, &erased, erasure.stays),
        _ => return None,
    })
}

fn approved(size: String, until: Option<String>) -> AnyView {
    let kind = "erasure".to_owned();
    view! { <Part heading=words::ANSWER><Agreed kind=kind scope=size until=until/></Part> }.into_any()
}

fn under_way(answer: Phrase, so_far: Option<AnyView>) -> AnyView {
    view! {
        <Part heading=words::ANSWER>
            <Panel tone=Tone::Done heading=answer><p>{words::EXECUTING_LINE}</p></Panel>
            {so_far}
        </Part>
    }
    .into_any()
}

/// What has gone so far. It is drawn as the page is: whoever wants to see more loads it again.
fn so_far(size: &str, erasure: &OwnErasure) -> Option<AnyView> {
    let counts = erasure.so_far.filter(|counts| *counts != Counts::default())?;
    let lines = going::gone(size, &counts)
        .into_iter()
        .filter(|line| line.what != going::NONE);
    let entries = lines.map(|line| view! { <Entry label=line.name>{line.count}</Entry> });
    let entries = entries.collect_view();
    Some(
        view! {
            <h3>{words::SO_FAR}</h3>
            <Ledger>{entries}</Ledger>
        }
        .into_any(),
    )
}

fn done(size: &str, erased: &Counts, stays: Vec<Stays>) -> AnyView {
    let lines = going::gone(size, erased);
    // What went may have been nothing: it had gone before.
    let table = (*erased != Counts::default() || size == "everything")
        .then(|| view! { <Tally caption=words::WENT_CAPTION what=going::HAPPENED lines=lines/> });
    let (size, nothing) = (size.to_owned(), *erased == Counts::default());
    view! {
        <Part heading=words::WHAT_WENT>
            <Gone size=size nothing=nothing/>
            {table}
        </Part>
        {stays_part(stays, Vec::new())}
    }
    .into_any()
}
