//! What goes and what stays; afterwards, what went.

use leptos::prelude::*;

use crate::{
    components::{Staying, Tally},
    text::en::{going, review as words},
    view::{Counts, Review, Stage},
};

/// The tables that a decision is about.
pub fn fate(review: &Review) -> impl IntoView + use<> {
    let nothing_goes = matches!(
        review.request.stage,
        Stage::Withdrawn { .. } | Stage::Refused { .. }
    );
    let stays = (!nothing_goes).then(|| {
        view! {
            <h3>{words::STAYS}</h3>
            <Staying stays=review.stays.clone() none=words::STAYS_NOTHING/>
        }
    });
    view! {
        <h2>{words::FATE}</h2>
        {goes(review)}
        {stays}
    }
}

fn goes(review: &Review) -> AnyView {
    match &review.request.stage {
        Stage::Submitted if review.would_go == Counts::default() => {
            view! { <p>{words::NOTHING_GOES}</p> }.into_any()
        }
        Stage::Submitted => {
            let lines = going::theirs(&review.would_go);
            view! { <Tally caption=words::GOES what=going::HAPPENS lines=lines/> }.into_any()
        }
        Stage::Approved { .. } | Stage::Executing { .. } => view! { <p>{words::GOES_NOW}</p> }.into_any(),
        Stage::Done { erased, .. } => {
            let lines = going::gone_theirs(erased);
            view! { <Tally caption=words::WENT what=going::HAPPENED lines=lines/> }.into_any()
        }
        Stage::Withdrawn { .. } | Stage::Refused { .. } => view! { <p>{words::NOTHING_WENT}</p> }.into_any(),
    }
}
