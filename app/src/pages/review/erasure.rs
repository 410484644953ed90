//! An erasure: what goes and what stays; afterwards, what went.

use leptos::prelude::*;

use crate::{
    components::{Staying, Tally},
    text::{going, review as words},
    view::{Counts, Review, Stage},
};

/// The tables that a decision is about; nothing where it was no.
pub fn fate(review: &Review) -> AnyView {
    let (heading, goes) = match &review.request.stage {
        Stage::Withdrawn { .. } | Stage::Expired { .. } | Stage::Refused { .. } => return ().into_any(),
        stage if stage.is_undecided() && review.would_go == Counts::default() => {
            (words::FATE, view! { <p>{words::NOTHING_GOES}</p> }.into_any())
        }
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => {
            let lines = going::theirs(&review.would_go);
            (
                words::FATE,
                view! { <Tally caption=words::GOES what=going::HAPPENS lines=lines/> }.into_any(),
            )
        }
        Stage::CoolingOff { .. } | Stage::Approved { .. } | Stage::Executing { .. } | Stage::Stuck { .. } => {
            (words::FATE, view! { <p>{words::GOES_NOW}</p> }.into_any())
        }
        Stage::Done { erased, .. } => {
            let lines = going::gone_theirs(erased);
            (
                words::FATE_DONE,
                view! { <Tally caption=words::WENT what=going::HAPPENED lines=lines/> }.into_any(),
            )
        }
    };
    view! {
        <h2>{heading}</h2>
        {goes}
        <h3>{words::STAYS}</h3>
        <Staying stays=review.stays.clone() words=words::stays none=words::STAYS_NOTHING/>
    }
    .into_any()
}
