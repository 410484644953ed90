//! What goes and what stays of a deletion; afterwards, what went.

use leptos::prelude::*;

use crate::{
    components::{Holding, Moment, Staying, Tally, UnderWayTheirs},
    text::{going, hold, review as words},
    view::{Counts, Review, Stage},
};

/// The tables that a decision is about; nothing where it was no.
pub fn fate(review: &Review) -> AnyView {
    let size = review.request.scope.as_str();
    let (heading, goes) = match &review.request.stage {
        Stage::Withdrawn { .. } | Stage::Expired { .. } | Stage::Refused { .. } => return ().into_any(),
        stage if stage.is_undecided() && review.would_go == Counts::default() => {
            (words::FATE, view! { <p>{words::NOTHING_GOES}</p> }.into_any())
        }
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => {
            let lines = going::theirs(size, &review.would_go);
            (
                words::FATE,
                view! { <Tally caption=words::GOES what=going::HAPPENS lines=lines/> }.into_any(),
            )
        }
        Stage::CoolingOff { until, .. } => {
            let until = view! { <Moment at=until.clone()/> };
            (
                words::FATE,
                view! { <p>{words::COOLS.with(until)}</p> }.into_any(),
            )
        }
        Stage::Approved { .. } => (words::FATE, view! { <p>{words::GOES_SOON}</p> }.into_any()),
        Stage::Executing { .. } => (words::FATE, running(review, None)),
        Stage::Stuck { failed_at, .. } => (words::FATE, running(review, Some(failed_at.clone()))),
        Stage::Done { erased, .. } => {
            let lines = going::gone_theirs(size, erased);
            (
                words::FATE_DONE,
                view! { <Tally caption=words::WENT what=going::HAPPENED lines=lines/> }.into_any(),
            )
        }
    };
    let waits = review.request.stage.is_revocable();
    let holds = review.holds.iter().filter(|_| waits);
    let holds: Vec<_> = holds.map(|held| held.hold.clone()).collect();
    view! {
        <h2>{heading}</h2>
        {goes}
        <h3>{words::STAYS}</h3>
        <Holding holds=holds heading=hold::STANDS line=hold::STANDS_LINE/>
        <Staying stays=review.stays.clone() words=words::stays none=words::STAYS_NOTHING/>
    }
    .into_any()
}

fn running(review: &Review, failed_at: Option<String>) -> AnyView {
    let (size, so_far) = (review.request.scope.clone(), review.so_far);
    view! { <UnderWayTheirs size=size so_far=so_far failed_at=failed_at/> }.into_any()
}
