//! What a deletion adds to the page of its request.

use leptos::prelude::*;

use crate::{
    components::{Agreed, Gone, Holding, Part, Staying, Tally, UnderWay},
    pages::under,
    text::{erasure as deleting, going, hold, request as words},
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
    Some(match own.request.stage.clone() {
        Stage::CoolingOff { until, .. } => {
            let tables = tables(&size, &erasure);
            view! { {approved(size, Some(until))} {tables} }.into_any()
        }
        Stage::Approved { .. } => approved(size, None),
        Stage::Executing { .. } => under_way(size, &erasure, None),
        Stage::Stuck { failed_at, .. } => under_way(size, &erasure, Some(failed_at)),
        Stage::Done { erased, .. } => done(&size, &erased, erasure.stays),
        _ => return None,
    })
}

fn approved(size: String, until: Option<String>) -> AnyView {
    let kind = "erasure".to_owned();
    view! { <Part heading=words::ANSWER><Agreed kind=kind scope=size until=until/></Part> }.into_any()
}

fn under_way(size: String, erasure: &OwnErasure, failed_at: Option<String>) -> AnyView {
    let so_far = erasure.so_far;
    let said = view! { <UnderWay size=size so_far=so_far failed_at=failed_at/> };
    view! { <Part heading=words::ANSWER>{said}</Part> }.into_any()
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
