//! What happened so far, newest first.

use leptos::prelude::*;

use crate::{
    components::{FullDay, Step, Trail},
    text::{Phrase, acknowledgement, copying, new_for, request as words},
    view::{Happened, Request, Stage, Traced},
};

/// One line of it.
struct Line {
    name: Phrase,
    at: Option<String>,
    now: bool,
    more: Option<AnyView>,
}

impl Line {
    fn at(name: Phrase, at: &str) -> Self {
        Self {
            name,
            at: Some(at.to_owned()),
            now: false,
            more: None,
        }
    }

    fn now(name: Phrase) -> Self {
        Self {
            name,
            at: None,
            now: true,
            more: None,
        }
    }

    fn with(self, more: impl IntoView + 'static) -> Self {
        Self {
            more: Some(more.into_any()),
            ..self
        }
    }
}

/// The trail of a request.
pub fn trail(request: &Request) -> impl IntoView + use<> {
    let is_everything = request.kind == "erasure" && request.scope == "everything";
    let mut lines: Vec<Line> = now(request).into_iter().collect();
    let is_known = request
        .trail
        .iter()
        .any(|step| !matches!(step.what, Happened::Received | Happened::Acknowledged));
    // Of early requests only the state is known.
    if is_known || matches!(request.stage, Stage::Submitted) {
        // Whoever puts it here is told with that.
        let is_told = |step: &&Traced| request.on_behalf || step.what != Happened::Acknowledged;
        let steps = request.trail.iter().rev().filter(is_told);
        lines.extend(steps.filter_map(|step| happened(step, is_everything)));
    } else {
        lines.extend(by_state(&request.stage, is_everything));
    }
    lines.push(sent(request));
    let lines = lines.into_iter().map(|Line { name, at, now, more }| match more {
        Some(more) => view! { <Step name=name at=at now=now>{more}</Step> }.into_any(),
        None => view! { <Step name=name at=at now=now/> }.into_any(),
    });
    let lines = lines.collect_view();
    view! { <Trail>{lines}</Trail> }
}

/// How it came: what staff put, on an earlier day than they entered it.
fn sent(request: &Request) -> Line {
    let at = &request.received_at;
    if request.on_behalf {
        let came = view! { <FullDay day=request.received()/> };
        Line::at(words::STEP_SENT_FOR_YOU, at).with(view! { <p>{new_for::REACHED_US.with(came)}</p> })
    } else {
        Line::at(words::STEP_SENT, at).with(view! { <p>{words::STEP_SENT_LINE}</p> })
    }
}

/// What is still open.
fn now(request: &Request) -> Option<Line> {
    let until = match &request.stage {
        Stage::CoolingOff { until, .. } => Some(until.clone()),
        _ => None,
    };
    let now = Line::now(match &request.stage {
        Stage::Submitted => words::STEP_WAITING,
        Stage::InReview => words::STEP_LOOKING,
        Stage::Asked { .. } => words::STEP_YOUR_TURN,
        Stage::CoolingOff { .. } => words::STEP_COOLS,
        Stage::Approved { .. } if request.is_for_a_copy() => copying::STEP_GRANTED,
        Stage::Approved { .. } => words::STEP_SOON,
        Stage::Done { elsewhere: true, .. } => words::STEP_PLATFORM,
        _ => return None,
    });
    Some(Line { at: until, ..now })
}

/// One thing that happened; the sending stands for itself.
fn happened(step: &Traced, is_everything: bool) -> Option<Line> {
    let at = |name| Line::at(name, &step.at);
    Some(match &step.what {
        Happened::Received => return None,
        Happened::Acknowledged => at(acknowledgement::STEP),
        Happened::TakenUp => at(words::STEP_TAKEN_UP),
        Happened::Asked { stops_clock, .. } => {
            let clock = if *stops_clock {
                words::CLOCK_STOPPED
            } else {
                words::CLOCK_RUNS
            };
            at(words::STEP_ASKED).with(view! { <p>{clock}</p> })
        }
        Happened::Warned => at(words::STEP_WARNED),
        Happened::Answered => at(words::STEP_ANSWERED),
        Happened::QuestionClosed { how } => closed(how, &step.at),
        Happened::Extended { due_by } => {
            let by = view! { <FullDay day=due_by.clone()/> };
            at(words::STEP_EXTENDED).with(view! { <p>{words::NEW_DUE.with(by)}</p> })
        }
        Happened::Approved { in_part: true } => at(words::STEP_APPROVED_IN_PART),
        Happened::Approved { in_part: false } => at(words::STEP_APPROVED),
        Happened::Refused => at(words::STEP_REFUSED),
        Happened::Withdrawn { taken_into: None } => at(words::STEP_WITHDRAWN),
        Happened::Withdrawn { taken_into: Some(_) } => at(words::STEP_TAKEN_INTO),
        Happened::NothingHeld => at(words::STEP_NOTHING_HELD),
        Happened::Expired => at(words::STEP_EXPIRED),
        Happened::Started => at(words::STEP_STARTED),
        Happened::Stuck => at(words::STEP_STUCK),
        Happened::Done if is_everything => at(words::STEP_DONE_ALL),
        Happened::Done => at(words::STEP_DONE),
        Happened::Unverified => at(words::STEP_UNVERIFIED),
        Happened::Verified => at(words::STEP_VERIFIED),
        Happened::Confirmed => at(words::STEP_CONFIRMED),
        Happened::SetAside => at(words::STEP_SET_ASIDE),
        Happened::Delivered { how } => at(copying::STEP_DELIVERED).with(view! { <p>{copying::way(how)}</p> }),
    })
}

/// The business waits for no answer any more.
fn closed(how: &str, at: &str) -> Line {
    match how {
        "answered_elsewhere" => Line::at(words::STEP_ANSWERED_ELSEWHERE, at),
        "taken_back" => {
            Line::at(words::STEP_QUESTION_TAKEN_BACK, at).with(view! { <p>{words::AS_IF_NOT_ASKED}</p> })
        }
        _ => Line::at(words::STEP_UNANSWERED, at).with(view! { <p>{words::WITHOUT_ANSWER}</p> }),
    }
}

/// What the state alone tells.
fn by_state(stage: &Stage, is_everything: bool) -> Vec<Line> {
    match stage {
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => Vec::new(),
        Stage::Withdrawn { at, .. } => vec![Line::at(words::STEP_WITHDRAWN, at)],
        Stage::Expired { at } => vec![Line::at(words::STEP_EXPIRED, at)],
        Stage::Refused { at, .. } => vec![Line::at(words::STEP_REFUSED, at)],
        Stage::CoolingOff { approved_at: at, .. } | Stage::Approved { at } => {
            vec![Line::at(words::STEP_APPROVED, at)]
        }
        Stage::Stuck {
            approved_at,
            started_at,
            failed_at,
        } => vec![
            Line::at(words::STEP_STUCK, failed_at),
            Line::at(words::STEP_STARTED, started_at),
            Line::at(words::STEP_APPROVED, approved_at),
        ],
        Stage::Executing {
            approved_at,
            started_at,
        } => vec![
            Line::at(words::STEP_STARTED, started_at),
            Line::at(words::STEP_APPROVED, approved_at),
        ],
        Stage::Done {
            approved_at,
            finished_at,
            ..
        } => {
            let done = if is_everything {
                words::STEP_DONE_ALL
            } else {
                words::STEP_DONE
            };
            vec![
                Line::at(done, finished_at),
                Line::at(words::STEP_APPROVED, approved_at),
            ]
        }
    }
}
