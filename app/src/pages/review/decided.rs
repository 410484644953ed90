//! What was decided, by whom, when, and what was done.

use leptos::prelude::*;

use crate::{
    components::{Entry, Ledger, Letter, Moment, RefusalLetter},
    pages::check_decision::letter_of,
    text::{Phrase, law, reason as reasons, review as words, sizes},
    view::{Happened, Review, Stage, Traced},
};

/// The decision, or that there was none to take.
pub fn decided(review: &Review) -> impl IntoView + use<> {
    let named = |label: Phrase, name: &Option<String>| {
        let name = name.clone();
        name.map(|name| view! { <Entry label=label><span dir="auto">{name}</span></Entry> })
    };
    let first = named(words::FIRST_BY, &review.first_by);
    let by = named(words::DECIDED_BY, &review.decided_by);
    let by = Some(view! { {first} {by} }.into_any());
    let what = match review.request.kind.as_str() {
        "erasure" => sizes::approved(&review.request.scope),
        _ => words::DECIDED_APPROVED,
    };
    let withdrawn = taken_back(review);
    let body = match review.request.stage.clone() {
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => ().into_any(),
        Stage::Withdrawn { at, .. } => view! {
            <p>{withdrawn}</p>
            <Ledger>{moment(words::WITHDRAWN_AT, at)}</Ledger>
        }
        .into_any(),
        Stage::Expired { at } => view! {
            <p>{words::EXPIRED}</p>
            <Ledger>{moment(words::EXPIRED_AT, at)}</Ledger>
        }
        .into_any(),
        Stage::Refused {
            at,
            reason,
            source,
            note,
        } => {
            let decided_at = moment(words::DECIDED_AT, at.clone());
            let label = reasons::label(&reason);
            let rests_on = law::source(&source);
            let letter = Letter {
                at,
                note,
                ..letter_of(review)
            };
            view! {
                <Ledger>
                    <Entry label=words::DECISION>{words::DECIDED_REFUSED}</Entry>
                    {by}
                    {decided_at}
                    <Entry label=words::REASON>{label}</Entry>
                    <Entry label=words::RESTS_ON>{rests_on}</Entry>
                </Ledger>
                <h3>{words::READS}</h3>
                <RefusalLetter letter=letter reason=reason source=source/>
            }
            .into_any()
        }
        Stage::CoolingOff { approved_at, until } => approved(
            what,
            by,
            approved_at,
            words::BEGINS_AT,
            view! { <Moment at=until/> },
        )
        .into_any(),
        Stage::Approved { at } => {
            approved(what, by, at, words::BEGUN_AT, view! { {words::NOT_BEGUN} }).into_any()
        }
        Stage::Executing {
            approved_at,
            started_at,
        }
        | Stage::Stuck {
            approved_at,
            started_at,
            ..
        } => approved(
            what,
            by,
            approved_at,
            words::BEGUN_AT,
            view! { <Moment at=started_at/> },
        )
        .into_any(),
        Stage::Done {
            approved_at,
            finished_at,
            ..
        } => approved(
            what,
            by,
            approved_at,
            words::FINISHED_AT,
            view! { <Moment at=finished_at/> },
        )
        .into_any(),
    };
    view! {
        <h2 id="decide">{words::DECISION}</h2>
        {body}
    }
}

/// What was approved could still be taken back for a while.
fn taken_back(review: &Review) -> Phrase {
    let agreed = |step: &Traced| matches!(step.what, Happened::Approved { .. });
    let last = review.request.trail.last();
    if last.is_some_and(|step| step.what == Happened::NothingHeld) {
        words::ENDED_WITH_ALL
    } else if review.request.trail.iter().any(agreed) {
        words::WITHDRAWN_LATE
    } else {
        words::WITHDRAWN
    }
}

/// A yes, with how far it has been carried out.
fn approved<P: IntoView + 'static>(
    what: Phrase,
    by: Option<AnyView>,
    at: String,
    label: Phrase,
    progress: P,
) -> impl IntoView + use<P> {
    view! {
        <Ledger>
            <Entry label=words::DECISION>{what}</Entry>
            {by}
            {moment(words::DECIDED_AT, at)}
            <Entry label=label>{progress.into_any()}</Entry>
        </Ledger>
    }
}

fn moment(label: Phrase, at: String) -> impl IntoView {
    view! { <Entry label=label><Moment at=at/></Entry> }
}
