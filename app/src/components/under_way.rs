//! A deletion that is being carried out, and one that could not go on: as the person and as staff read it.

use leptos::prelude::*;

use super::{
    ledger::{Entry, Ledger},
    panel::{Panel, Tone},
    tally::Tally,
    time::Moment,
};
use crate::{
    text::{going, request as words, review, sizes},
    view::Counts,
};

/// To the person: the yes, and what has gone so far. It is drawn as the page is: whoever wants to see more loads it again.
#[component]
pub fn UnderWay(
    /// Of how much.
    size: String,
    /// What has gone so far.
    so_far: Option<Counts>,
    /// When it could not go on, if it could not.
    failed_at: Option<String>,
) -> impl IntoView {
    let answer = sizes::agreed(&size);
    let said = match failed_at {
        Some(at) => {
            let line = view! { <p>{words::STUCK_LINE.with(view! { <Moment at=at/> })}</p> };
            view! { <Panel tone=Tone::Wait heading=answer>{line}</Panel> }.into_any()
        }
        None => view! {
            <Panel tone=Tone::Done heading=answer><p>{words::EXECUTING_LINE}</p></Panel>
        }
        .into_any(),
    };
    let gone = some(so_far).map(|counts| gone(&size, &counts));
    view! { {said} {gone} }
}

fn gone(size: &str, counts: &Counts) -> AnyView {
    let lines = going::gone(size, counts)
        .into_iter()
        .filter(|line| line.what != going::NONE);
    let entries = lines.map(|line| view! { <Entry label=line.name>{line.count}</Entry> });
    let entries = entries.collect_view();
    view! {
        <h3>{words::SO_FAR}</h3>
        <Ledger>{entries}</Ledger>
    }
    .into_any()
}

/// To staff.
#[component]
pub fn UnderWayTheirs(
    /// Of how much.
    size: String,
    /// What has gone so far.
    so_far: Option<Counts>,
    /// When it could not go on, if it could not.
    failed_at: Option<String>,
) -> impl IntoView {
    let line = match failed_at {
        Some(at) => review::STUCK.with(view! { <Moment at=at/> }).into_any(),
        None => review::GOES_NOW.here().into_any(),
    };
    let table = some(so_far).map(|counts| {
        let lines = going::gone_theirs(&size, &counts);
        view! { <Tally caption=review::WENT_SO_FAR what=going::HAPPENED lines=lines/> }
    });
    view! {
        <p>{line}</p>
        {table}
    }
}

/// Where nothing has gone yet, nothing is counted.
fn some(so_far: Option<Counts>) -> Option<Counts> {
    so_far.filter(|counts| *counts != Counts::default())
}
