//! What happened so far, newest first.

use leptos::prelude::*;

use crate::{
    components::{Step, Trail},
    text::{Phrase, request as words},
    view::{Request, Stage},
};

/// The trail of a request.
pub fn trail(request: &Request) -> impl IntoView + use<> {
    let steps = steps(&request.stage)
        .into_iter()
        .map(|(name, at, now)| view! { <Step name=name at=at now=now/> })
        .collect_view();
    let sent = request.received_at.clone();
    view! {
        <Trail>
            {steps}
            <Step name=words::STEP_SENT at=Some(sent)><p>{words::STEP_SENT_LINE}</p></Step>
        </Trail>
    }
}

/// Everything after the sending: what, when, and whether it is still open.
fn steps(stage: &Stage) -> Vec<(Phrase, Option<String>, bool)> {
    let on = |name, at: &String| (name, Some(at.clone()), false);
    match stage {
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => vec![(words::STEP_WAITING, None, true)],
        Stage::Withdrawn { at, .. } | Stage::Expired { at } => vec![on(words::STEP_WITHDRAWN, at)],
        Stage::Refused { at, .. } => vec![on(words::STEP_REFUSED, at)],
        Stage::CoolingOff { approved_at, until } => vec![
            (words::STEP_COOLS, Some(until.clone()), true),
            on(words::STEP_APPROVED, approved_at),
        ],
        Stage::Approved { at } => vec![(words::STEP_SOON, None, true), on(words::STEP_APPROVED, at)],
        Stage::Stuck {
            approved_at,
            started_at,
            failed_at,
        } => vec![
            (words::STEP_STUCK, Some(failed_at.clone()), true),
            on(words::STEP_STARTED, started_at),
            on(words::STEP_APPROVED, approved_at),
        ],
        Stage::Executing {
            approved_at,
            started_at,
        } => vec![
            (words::STEP_STARTED, Some(started_at.clone()), true),
            on(words::STEP_APPROVED, approved_at),
        ],
        Stage::Done {
            approved_at,
            finished_at,
            ..
        } => vec![
            on(words::STEP_DONE, finished_at),
            on(words::STEP_APPROVED, approved_at),
        ],
    }
}
