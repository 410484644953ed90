//! Who asks, as the business knows them.

use leptos::prelude::*;

use crate::{
    components::{Entry, Ledger},
    text::{Phrase, review as words},
    view::{Request, Review, ReviewedPerson, Stage},
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
        None => view! { <p>{absent(&review.request)}</p> }.into_any(),
    };
    view! {
        <h2 id="who">{heading}</h2>
        {body}
    }
}

/// Why nobody is shown: the record goes with a deletion of everything; whatever else was asked leaves the person here.
fn absent(request: &Request) -> Phrase {
    let goes = request.kind == "erasure" && request.scope == "everything";
    match &request.stage {
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => words::NOTHING_HELD,
        Stage::Approved { .. } | Stage::Executing { .. } | Stage::Stuck { .. } if goes => words::GOING,
        Stage::Done { .. } if goes => words::GONE,
        _ => words::CLOSED_AGAIN,
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
