use jiff::tz::TimeZone;

use super::*;
use crate::{
    deadline::Regime,
    erasure::{Counts, Size},
    id::KeyId,
    reason::Reason,
};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

pub(super) fn actor() -> Actor {
    Actor {
        id: "rhona".into(),
        name: "Rhona".into(),
        kid: KeyId::parse("app_1").unwrap(),
    }
}

pub(super) fn submitted() -> Request {
    Request::submit(
        AppId::parse("a1").unwrap(),
        Reference::from_random(7),
        Subject::from_digest([1; 32]),
        Ask::Erasure {
            size: Size::Everything,
        },
        at(0),
        Regime::Gdpr.due(at(0), &TimeZone::UTC),
    )
}

fn refusal() -> Refusal {
    Refusal {
        by: actor(),
        at: at(1),
        reason: Reason::LegalClaims,
        note: None,
    }
}

fn execution() -> Execution {
    Execution {
        started_at: at(2),
        finished_at: at(3),
        erased: Counts::default(),
        corrected: Vec::new(),
        awaits_platform: false,
    }
}

type Move = (&'static str, fn(Request) -> Result<Request, IllegalMove>);

const MOVES: [Move; 10] = [
    ("withdraw", |r| r.withdraw(at(9))),
    ("endorse", |r| r.endorse(actor(), at(9), vec![])),
    ("approve", |r| r.approve(actor(), at(9), vec![], None)),
    ("by hand", |r| r.approve_at_the_machine("Tove", at(9))),
    ("refuse", |r| r.refuse(refusal())),
    ("start", |r| r.start(at(9))),
    ("finish", |r| r.finish(execution())),
    ("enter the answer", |r| close(r, Closing::AnsweredElsewhere)),
    ("take the question back", |r| close(r, Closing::TakenBack)),
    ("go on without", |r| close(r, Closing::Unanswered)),
];

fn close(request: Request, how: Closing) -> Result<Request, IllegalMove> {
    let due = request.due;
    request.close_question(actor(), at(9), how, due)
}

/// After a question, with the day on which the request ends without an answer.
fn asked(lapses_on: Option<Date>) -> Request {
    let question = Question {
        about: QuestionAbout::Identity,
        by: actor(),
        at: at(1),
        lapses_on,
        warned_at: None,
    };
    submitted().ask(question, true).unwrap()
}

/// Every state with the moves it allows and where each leads.
#[test]
fn allows_these_moves_and_no_others() {
    let approved = submitted().approve(actor(), at(1), vec![], None).unwrap();
    let executing = approved.clone().start(at(2)).unwrap();
    let states = [
        (
            submitted(),
            vec![
                ("withdraw", "withdrawn"),
                ("endorse", "endorsed"),
                ("approve", "approved"),
                ("by hand", "approved"),
                ("refuse", "refused"),
            ],
        ),
        (
            submitted().endorse(actor(), at(1), vec![]).unwrap(),
            vec![
                ("withdraw", "withdrawn"),
                ("approve", "approved"),
                ("by hand", "approved"),
                ("refuse", "refused"),
            ],
        ),
        (
            asked(None),
            vec![
                ("withdraw", "withdrawn"),
                ("by hand", "approved"),
                ("enter the answer", "in review"),
                ("take the question back", "in review"),
                ("go on without", "in review"),
            ],
        ),
        (
            // Without an answer it ends by itself.
            asked(Some(Date::MAX)),
            vec![
                ("withdraw", "withdrawn"),
                ("by hand", "approved"),
                ("enter the answer", "in review"),
                ("take the question back", "in review"),
            ],
        ),
        (submitted().withdraw(at(1)).unwrap(), vec![]),
        (submitted().refuse(refusal()).unwrap(), vec![]),
        (approved, vec![("start", "executing")]),
        (
            executing.clone(),
            vec![("start", "executing"), ("finish", "done")],
        ),
        (executing.finish(execution()).unwrap(), vec![]),
    ];
    for (from, allowed) in states {
        for (verb, go) in MOVES {
            let found = go(from.clone()).map(|to| to.state.name()).ok();
            let expected = allowed.iter().find(|(v, _)| *v == verb).map(|(_, to)| *to);
            assert_eq!(found, expected, "{} → {verb}", from.state.name());
        }
    }
}

/// The clock stood until the question was closed; of one that is taken back it has never stood.
#[test]
fn a_question_that_is_closed_ends_its_pause_and_one_that_is_taken_back_leaves_none() {
    let later = Due {
        by: Date::MAX,
        ..submitted().due
    };
    for how in Closing::ALL {
        let waits = asked(None);
        assert!(waits.is_halted());
        let closed = waits.clone().close_question(actor(), at(9), how, later).unwrap();
        let ended = closed.pauses.iter().map(|pause| pause.until).collect::<Vec<_>>();
        let (pauses, due) = if how == Closing::TakenBack {
            (vec![], waits.due)
        } else {
            (vec![Some(at(9))], later)
        };
        assert_eq!((ended, closed.due), (pauses, due), "{how:?}");
        assert!(!closed.is_halted(), "{how:?}");
        let last = closed.trail.last().map(|step| step.what.clone());
        assert_eq!(last, Some(Happened::QuestionClosed { how }));
        let text = serde_json::to_string(&closed).unwrap();
        assert_eq!(serde_json::from_str::<Request>(&text).unwrap(), closed);
    }
}

/// A pause that had ended before stays in the ledger.
#[test]
fn what_is_taken_back_is_the_last_question_and_no_other() {
    let answered = asked(None).answer(at(2), submitted().due).unwrap();
    let again = Question {
        about: QuestionAbout::Clarification,
        by: actor(),
        at: at(3),
        lapses_on: None,
        warned_at: None,
    };
    for stops_clock in [true, false] {
        let waits = answered.clone().ask(again.clone(), stops_clock).unwrap();
        let closed = close(waits, Closing::TakenBack).unwrap();
        assert_eq!(closed.pauses, answered.pauses, "{stops_clock}");
    }
}

#[test]
fn every_way_to_close_a_question_has_its_code() {
    for how in Closing::ALL {
        assert_eq!(Closing::from_code(how.code()), Some(how));
        assert_eq!(serde_json::to_value(how).unwrap(), how.code());
    }
    assert_eq!(Closing::from_code("forgotten"), None);
}

#[test]
fn a_second_start_keeps_the_first_beginning() {
    let executing = submitted()
        .approve(actor(), at(1), vec![], None)
        .unwrap()
        .start(at(2))
        .unwrap();
    assert_eq!(executing.clone().start(at(99)).unwrap(), executing);
}

#[test]
fn an_erasure_that_is_done_waits_to_be_verified_once() {
    let executing = submitted()
        .approve(actor(), at(1), vec![], None)
        .unwrap()
        .start(at(2))
        .unwrap();
    assert!(executing.clone().verify(at(3)).is_err());
    let done = executing.finish(execution()).unwrap();
    assert!(done.is_unverified());
    let verified = done.clone().verify(at(4)).unwrap();
    assert!(!verified.is_unverified());
    assert!(verified.clone().verify(at(5)).is_err());
    assert_eq!(verified.state, done.state);
    // Whoever comes again is looked for anew, and however often they come, the last time stands for all.
    let again = verified.clone().set_aside(at(6));
    assert!(again.is_unverified());
    let twice = again.verify(at(7)).unwrap().set_aside(at(8));
    assert!(twice.is_unverified());
    assert_eq!(twice.trail.len(), verified.trail.len() + 1);
    assert_eq!(twice.set_aside(at(9)).trail.len(), verified.trail.len() + 1);
    // Of one that an early version carried out nobody knows when, and of another kind nothing is looked for.
    let early = Request {
        trail: Vec::new(),
        ..done.clone()
    };
    let other = Request {
        ask: Ask::Access,
        ..done
    };
    assert!(!early.is_unverified() && !other.is_unverified());
}

#[test]
fn what_the_platform_has_a_part_in_is_done_once_that_is_confirmed() {
    let executing = submitted()
        .approve(actor(), at(1), vec![], None)
        .unwrap()
        .start(at(2))
        .unwrap();
    assert_eq!(executing.clone().awaiting_platform(), executing, "not before");
    assert!(executing.clone().confirm(at(3)).is_err());
    let done = executing.finish(execution()).unwrap();
    assert!(done.state.is_over() && done.clone().confirm(at(4)).is_err());
    let here = done.clone().awaiting_platform();
    assert_eq!(here.state.name(), "done here");
    assert!(!here.state.is_open() && !here.state.is_over());
    // What is gone here is looked for here, and is late as long as it is not gone there.
    assert!(here.is_unverified());
    let day = here.due.by;
    assert!(here.is_overdue(day.tomorrow().unwrap()) && !done.is_overdue(day.tomorrow().unwrap()));
    let confirmed = here.clone().confirm(at(4)).unwrap();
    assert_eq!(confirmed.state, done.state);
    let last = confirmed.trail.last().map(|step| (step.at, &step.what));
    assert_eq!(last, Some((at(4), &Happened::Confirmed)));
    assert!(confirmed.confirm(at(5)).is_err());
    assert_eq!(here.clone().without_platform(), done);
    let text = serde_json::to_string(&here).unwrap();
    assert_eq!(serde_json::from_str::<Request>(&text).unwrap(), here);
    let text = serde_json::to_string(&done).unwrap();
    assert!(!text.contains("awaitsPlatform"), "{text}");
}

#[test]
fn the_second_of_two_keeps_the_first() {
    let endorsed = submitted().endorse(actor(), at(1), vec![]).unwrap();
    let State::Approved { approval } = endorsed.approve(actor(), at(2), vec![], None).unwrap().state else {
        panic!()
    };
    assert_eq!((approval.at, approval.first.unwrap().at), (at(2), at(1)));
}

#[test]
fn an_endorsement_that_counts_no_longer_leaves_the_request_as_it_was_sent() {
    let endorsed = submitted().endorse(actor(), at(1), vec![]).unwrap();
    let anew = endorsed.without_endorsement(at(5));
    assert_eq!(anew.state, State::Submitted);
    assert_eq!(
        anew.trail.last(),
        Some(&Step {
            at: at(5),
            what: Happened::Unendorsed
        })
    );
    let approved = submitted().approve(actor(), at(1), vec![], None).unwrap();
    assert_eq!(approved.clone().without_endorsement(at(5)), approved);
}

#[test]
fn is_kept_as_json_and_comes_back() {
    let done = submitted()
        .approve(actor(), at(1), vec![], None)
        .unwrap()
        .start(at(2))
        .unwrap()
        .finish(execution())
        .unwrap();
    let text = serde_json::to_string(&done).unwrap();
    assert_eq!(serde_json::from_str::<Request>(&text).unwrap(), done);
}
