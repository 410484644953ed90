//! What holds of every request after every move, whatever the moves were.

use std::collections::BTreeMap;

use domain::{
    audit::{Act, Entry},
    erasure::Size,
    request::{Ask, Decider, Happened, Reference, Request, State, Step},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

pub(super) type Requests = BTreeMap<Reference, Request>;

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

/// Says which rule is broken.
pub(super) fn hold(before: &Requests, after: &Requests, log: &[Entry]) -> Result<(), String> {
    for reference in before.keys() {
        ensure(after.contains_key(reference), "a request has gone")?;
    }
    for (reference, request) in after {
        decided(request)?;
        taken_back(request)?;
        dated(request)?;
        if let Some(before) = before.get(reference) {
            follows(before, request)?;
        }
        logged(request, log)?;
    }
    Ok(())
}

/// The same of what goes along with them: holds, wider requests, erasures of everything, restrictions meanwhile, whoever
/// is at the machine, and what cannot be carried out. Whether a worker has just done all that there was to do.
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

fn ensure(holds: bool, broken: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(broken.to_owned()) }
}

/// What happened, in a word.
const fn word(what: &Happened) -> &'static str {
    match what {
        Happened::Received => "received",
        Happened::Acknowledged => "acknowledged",
        Happened::TakenUp => "taken up",
        Happened::Asked { .. } => "asked",
        Happened::Warned => "warned",
        Happened::Answered => "answered",
        Happened::Extended { .. } => "extended",
        Happened::Endorsed => "endorsed",
        Happened::Unendorsed => "unendorsed",
        Happened::Approved { .. } => "approved",
        Happened::Refused => "refused",
        Happened::Withdrawn { .. } | Happened::NothingHeld => "withdrawn",
        Happened::Expired => "expired",
        Happened::Started => "started",
        Happened::Stuck => "stuck",
        Happened::Done => "done",
        Happened::Verified => "verified",
        Happened::Delivered { .. } => "delivered",
    }
}

fn words(request: &Request) -> Vec<&'static str> {
    request.trail.iter().map(|step| word(&step.what)).collect()
}

fn count(words: &[&str], of: &[&str]) -> usize {
    words.iter().filter(|word| of.contains(word)).count()
}

/// Nothing is carried out without a decision, of staff or by law, and none is made twice.
fn decided(request: &Request) -> Result<(), String> {
    let words = words(request);
    ensure(
        count(&words, &["approved", "refused", "expired"]) <= 1,
        "it was decided twice",
    )?;
    let at = |word: &str| words.iter().position(|other| *other == word);
    for carried in ["started", "done", "delivered"] {
        let Some(carried) = at(carried) else { continue };
        ensure(
            at("approved").is_some_and(|approved| approved < carried),
            "it was carried out without a decision",
        )?;
    }
    let Some(approval) = request.state.approval() else {
        return ensure(
            !matches!(request.state, State::Executing { .. } | State::Done { .. }),
            "it was carried out without a decision",
        );
    };
    ensure(
        at("approved").is_some(),
        "it is approved, and its history does not say so",
    )?;
    let is_of_law = match &request.ask {
        Ask::Restriction { ground } => ground.is_meanwhile(),
        ask => ask.is_at_once(),
    };
    ensure(
        matches!(approval.by, Decider::By(_) | Decider::ByOperator(_)) || is_of_law,
        "nobody decided what the law leaves to somebody",
    )
}

/// What is taken back is over, and was not begun.
fn taken_back(request: &Request) -> Result<(), String> {
    let words = words(request);
    let is_back = words.contains(&"withdrawn");
    ensure(
        is_back == matches!(request.state, State::Withdrawn { .. }),
        "it goes on after it was taken back",
    )?;
    if is_back {
        ensure(
            words.last() == Some(&"withdrawn"),
            "it goes on after it was taken back",
        )?;
        ensure(
            count(&words, &["started", "done", "delivered", "refused", "expired"]) == 0,
            "it was taken back when it was too late",
        )?;
    }
    Ok(())
}

/// Whoever reads it reads by when, or that it is over; and its history is in order.
fn dated(request: &Request) -> Result<(), String> {
    let words = words(request);
    let is_over = matches!(
        words.last(),
        Some(&("withdrawn" | "refused" | "expired" | "done" | "verified" | "delivered"))
    );
    ensure(
        request.state.is_open() != is_over,
        "its state is not what its history says",
    )?;
    ensure(
        is_over || request.due.by >= request.due.received_on,
        "it is open, and has no day by which it is due",
    )?;
    ensure(words.first() == Some(&"received"), "it did not begin")?;
    ensure(
        request.trail.is_sorted_by_key(|step| step.at),
        "its history is out of order",
    )?;
    ensure(count(&words, &["extended"]) <= 1, "it was extended twice")?;
    ensure(
        request.extension.is_some() == words.contains(&"extended"),
        "it takes longer, and its history does not say so",
    )
}

/// From one move to the next nothing that was said is taken back, and the day comes no nearer.
fn follows(before: &Request, after: &Request) -> Result<(), String> {
    // What it asked may be emptied later; what proves stays.
    let is_now = |was: &Request| was == after || was.clone().emptied() == after.clone().emptied();
    let verified = after
        .trail
        .last()
        .and_then(|step| before.clone().verify(step.at).ok());
    ensure(
        before.state.is_open() || is_now(before) || verified.is_some_and(|verified| is_now(&verified)),
        "it moved after it was over",
    )?;
    ensure(
        after.trail.starts_with(&before.trail),
        "its history was written anew",
    )?;
    ensure(
        after.due.by >= before.due.by,
        "it is due earlier than the person was told",
    )?;
    ensure(
        after.received_at == before.received_at && after.subject == before.subject,
        "it was put at another time, or by somebody else",
    )?;
    let new = &after.trail[before.trail.len()..];
    let longer = |what: &Happened| matches!(what, Happened::Extended { .. } | Happened::Answered);
    ensure(
        after.due == before.due || new.iter().any(|step| longer(&step.what)),
        "it is due later, and nothing says why",
    )?;
    let extended = new
        .iter()
        .find(|step| matches!(step.what, Happened::Extended { .. }));
    let Some(extended) = extended else {
        return Ok(());
    };
    let today = TimeZone::UTC.to_datetime(extended.at).date();
    let stands = before.pauses.last().is_some_and(|pause| pause.until.is_none());
    ensure(
        stands || today <= before.due.by,
        "it was extended when it was late already",
    )?;
    ensure(after.due.by > before.due.by, "it takes no longer")
}

/// The log and what the person reads tell the same, in the same order and with the same times.
fn logged(request: &Request, log: &[Entry]) -> Result<(), String> {
    let of_it = log
        .iter()
        .filter(|entry| entry.request.as_ref() == Some(&request.reference));
    let mut logged: Vec<(&str, Timestamp)> = Vec::new();
    for (word, at) in of_it.flat_map(|entry| told(entry).into_iter().map(|word| (word, entry.at))) {
        // Whoever tries again begins anew, and may fail once more: the person reads the first of both.
        let is_once = matches!(word, "started" | "stuck");
        if !(is_once && logged.iter().any(|(known, _)| *known == word)) {
            logged.push((word, at));
        }
    }
    let trail: Vec<(&str, Timestamp)> = request
        .trail
        .iter()
        .map(|step| (word(&step.what), step.at))
        .collect();
    if logged == trail {
        Ok(())
    } else {
        Err(format!("the log tells {logged:?}, and the history {trail:?}"))
    }
}

/// What a person's history says of an entry.
fn told(entry: &Entry) -> Vec<&'static str> {
    let with = |fact: &str, words: &[&'static str]| -> Vec<&'static str> {
        let is_said = entry.facts.contains_key(fact);
        if is_said { words.to_vec() } else { Vec::new() }
    };
    let again = with("insteadOf", &["unendorsed"]);
    let acknowledged = with("acknowledged", &["acknowledged"]);
    match entry.act {
        Act::RequestOpened | Act::RequestOpenedFor | Act::RequestReopened => {
            let carried = with("carriedOut", &["approved", "started", "done"]);
            [vec!["received"], acknowledged, carried].concat()
        }
        Act::RequestTakenUp => vec!["taken up"],
        Act::RequestAcknowledged => vec!["acknowledged"],
        Act::MessageSent => acknowledged,
        Act::QuestionAsked => [acknowledged, vec!["asked"]].concat(),
        Act::QuestionAnswered => vec!["answered"],
        Act::RequestWarned => vec!["warned"],
        Act::RequestExpired => vec!["expired"],
        Act::RequestExtended => [acknowledged, vec!["extended"]].concat(),
        Act::RequestEndorsed => [again, vec!["endorsed"]].concat(),
        Act::RequestApproved => {
            let carried = with("carriedOut", &["started", "done"]);
            [again, vec!["approved"], carried].concat()
        }
        Act::RequestRefused => vec!["refused"],
        Act::RequestWithdrawn => vec!["withdrawn"],
        Act::ExecutionStarted => vec!["started"],
        Act::ExecutionFailed => vec!["stuck"],
        Act::ExecutionFinished => vec!["done"],
        Act::ErasureVerified => vec!["verified"],
        Act::CopyDelivered => vec!["delivered"],
        _ => Vec::new(),
    }
}
