//! What holds of every request after every move, whatever the moves were.

use std::collections::BTreeMap;

use domain::{
    audit::{Act, Entry},
    request::{Ask, Closing, Decider, Happened, Reference, Request, State},
};
use jiff::{Timestamp, tz::TimeZone};

pub(super) type Requests = BTreeMap<Reference, Request>;

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

pub(super) fn ensure(holds: bool, broken: &str) -> Result<(), String> {
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
        Happened::QuestionClosed { .. } => "question closed",
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
        Happened::Confirmed => "confirmed",
        Happened::SetAside => "set aside",
        Happened::Verified => "verified",
        Happened::Delivered { .. } => "delivered",
    }
}

pub(super) fn words(request: &Request) -> Vec<&'static str> {
    request.trail.iter().map(|step| word(&step.what)).collect()
}

pub(super) fn count(words: &[&str], of: &[&str]) -> usize {
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
    let longer = |what: &Happened| match what {
        Happened::Extended { .. } | Happened::Answered => true,
        Happened::QuestionClosed { how } => *how != Closing::TakenBack,
        _ => false,
    };
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
        Act::QuestionClosed => vec!["question closed"],
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
