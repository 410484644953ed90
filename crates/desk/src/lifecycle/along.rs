//! What holds of what goes along with requests: holds, wider requests, erasures of everything, restrictions meanwhile,
//! whoever is at the machine, and what cannot be carried out.

use std::collections::BTreeMap;

use domain::{
    audit::Entry,
    erasure::Size,
    request::{Ask, Decider, Happened, Reference, Request, State, Step},
};
use jiff::{SignedDuration, Timestamp};

use super::rules::{Requests, count, ensure, words};

/// All that can be seen between two moves.
#[derive(Debug)]
pub(super) struct Seen {
    /// What the person has asked for, as they read it.
    pub(super) requests: Requests,
    /// What is open, and how it stands, as staff read it.
    pub(super) queue: BTreeMap<Reference, &'static str>,
    pub(super) log: Vec<Entry>,
    /// Whether a legal hold stands on the person.
    pub(super) is_held: bool,
    /// Whether their records are only stored.
    pub(super) is_restricted: bool,
    /// How many messages there are of theirs, as long as one does.
    pub(super) messages: u64,
    pub(super) now: Timestamp,
}

/// Says which rule is broken. `worked`, a worker has just done all that there was to do.
pub(super) fn go_along(before: &Seen, after: &Seen, worked: bool) -> Result<(), String> {
    let is_held = before.is_held && after.is_held;
    for (reference, request) in &after.requests {
        let was = before.requests.get(reference);
        let new = new_steps(was, request);
        if is_held {
            kept(request, new)?;
        }
        if let Some(was) = was {
            ended_with(was, request, &after.requests)?;
        }
        restricted(request, new, after)?;
        by_operator(request)?;
        told_once(request)?;
        stuck(request, after, worked)?;
    }
    let is_less = is_held && after.messages < before.messages;
    ensure(!is_less, "something went while a hold stood")
}

/// What has happened since.
fn new_steps<'a>(before: Option<&Request>, after: &'a Request) -> &'a [Step] {
    let known = before.map_or(0, |before| before.trail.len());
    after.trail.get(known..).unwrap_or_default()
}

/// While a hold stands no erasure comes nearer.
fn kept(request: &Request, new: &[Step]) -> Result<(), String> {
    let comes_nearer = |step: &Step| {
        matches!(
            step.what,
            Happened::Endorsed | Happened::Approved { .. } | Happened::Started | Happened::Done
        )
    };
    let is_nearer = matches!(request.ask, Ask::Erasure { .. }) && new.iter().any(comes_nearer);
    ensure(!is_nearer, "it came nearer while a hold stood")
}

const fn is_of_everything(ask: &Ask) -> bool {
    matches!(
        ask,
        Ask::Erasure {
            size: Size::Everything
        }
    )
}

/// What goes into a wider one does so as that is put, and what ends with an erasure of everything as that is done: into
/// none that is not there, and no sooner.
fn ended_with(before: &Request, after: &Request, all: &Requests) -> Result<(), String> {
    let Some(step) = new_steps(Some(before), after).last() else {
        return Ok(());
    };
    let State::Withdrawn { taken_into, .. } = &after.state else {
        return Ok(());
    };
    let into = taken_into.as_ref().and_then(|into| all.get(into));
    let is_wider = |into: &Request| into.received_at == step.at && into.ask.is_wider_than(&before.ask);
    let is_done = |into: &Request| match &into.state {
        State::Done { execution, .. } => is_of_everything(&into.ask) && execution.finished_at <= step.at,
        _ => false,
    };
    match &step.what {
        Happened::Withdrawn { taken_into: said } => ensure(
            said == taken_into && (said.is_none() || into.is_some_and(is_wider)),
            "it went into nothing wider",
        ),
        Happened::NothingHeld => ensure(into.is_some_and(is_done), "it ended before everything was erased"),
        _ => Ok(()),
    }
}

/// What the law grants meanwhile stands from then on.
fn restricted(request: &Request, new: &[Step], after: &Seen) -> Result<(), String> {
    let is_granted = new
        .iter()
        .any(|step| matches!(step.what, Happened::Approved { .. }));
    let by_law = request
        .state
        .approval()
        .is_some_and(|approval| matches!(approval.by, Decider::ByLaw(_)));
    let restricts = is_granted && by_law && matches!(request.ask, Ask::Restriction { .. });
    ensure(
        after.is_restricted || !restricts,
        "it is granted, and nothing is restricted",
    )
}

/// Whoever is at the machine decides that everything goes, and nothing else; nothing cools off then.
fn by_operator(request: &Request) -> Result<(), String> {
    let approval = request.state.approval();
    let is_theirs = approval.is_some_and(|approval| matches!(approval.by, Decider::ByOperator(_)));
    let is_free = is_of_everything(&request.ask) && !matches!(request.state, State::CoolingOff { .. });
    ensure(is_free || !is_theirs, "the operator has decided something else")
}

/// Nobody is told twice that the business has it.
fn told_once(request: &Request) -> Result<(), String> {
    let told = count(&words(request), &["acknowledged"]);
    ensure(told <= 1, "the person was told twice that the business has it")
}

/// What is open stands in the queue of the business; what is stuck is told to both, and tried again in time.
fn stuck(request: &Request, after: &Seen, worked: bool) -> Result<(), String> {
    let queued = after.queue.get(&request.reference);
    ensure(
        queued.is_some() || !request.state.is_open(),
        "it is open, and staff do not see it",
    )?;
    let State::Stuck { failure, .. } = &request.state else {
        return Ok(());
    };
    ensure(
        queued == Some(&"stuck") && words(request).contains(&"stuck"),
        "it is stuck, and not both are told",
    )?;
    let waits = (30_i64 << failure.tries.saturating_sub(1).min(7)).min(3_600);
    let again_at = failure.at + SignedDuration::from_secs(waits);
    ensure(
        !worked || after.is_held || again_at > after.now,
        "it is stuck, and not tried again",
    )
}
