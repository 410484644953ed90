//! Who asks, as the business knows them.

use leptos::prelude::*;

use crate::{
    components::{Entry, Ledger},
    text::{Phrase, review as words},
    view::{Review, ReviewedPerson, Stage},
};

/// The person, while there is something to decide.
pub fn who(review: &Review) -> impl IntoView + use<> {
    let stage = &review.request.stage;
    let heading = if stage.is_undecided() {
        words::WHO
    } else {
        words::WHO_ASKED
    };
    let body = match &review.person {
        Some(person) => known(person).into_any(),
        None if review.is_closed => view! { <p>{words::CLOSED_WHO}</p> }.into_any(),
        None => view! { <p>{absent(stage, &review.request.scope)}</p> }.into_any(),
    };
    view! {
        <h2 id="who">{heading}</h2>
        {body}
    }
}

fn absent(stage: &Stage, size: &str) -> Phrase {
    match stage {
        // Less than everything leaves the person here.
        Stage::CoolingOff { .. } => words::CLOSED_AGAIN,
        Stage::Approved { .. } | Stage::Executing { .. } | Stage::Stuck { .. } | Stage::Done { .. }
            if size != "everything" =>
        {
            words::CLOSED_AGAIN
        }
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => words::NOTHING_HELD,
        Stage::Withdrawn { .. } | Stage::Expired { .. } | Stage::Refused { .. } => words::CLOSED_AGAIN,
        Stage::Approved { .. } | Stage::Executing { .. } | Stage::Stuck { .. } => words::GOING,
        Stage::Done { .. } => words::GONE,
    }
}

fn known(person: &ReviewedPerson) -> impl IntoView + use<> {
    let name = person
        .name
        .clone()
        .map(|name| view! { <Entry label=words::NAME>{name}</Entry> });
    let id = person.external_id.clone();
    view! {
        <Ledger>
            {name}
            <Entry label=words::EXTERNAL_ID><span class="data">{id}</span></Entry>
        </Ledger>
    }
}
