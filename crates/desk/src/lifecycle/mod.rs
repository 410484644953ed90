//! The life of a request, and of what goes along with it: whatever everybody does, in whichever order, at a desk over a real
//! folder. Each move is done or refused as a small model says that was written without the moves of `domain`, and some rules
//! hold after each.

mod along;
mod case;
mod model;
mod races;
mod rules;
mod scene;
mod slip;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use domain::{
    deadline::Regime,
    request::{Closing, Request},
};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner, contextualize_config};
use tokio::runtime::Runtime;

use self::{
    along::go_along,
    case::{About, Case, MOVES, Move, Staff, Who},
    model::{Model, STAGES, Says},
    rules::{Requests, hold},
    scene::Scene,
    slip::Slip,
};
use crate::Error;

/// The same cases at each run. `PROPTEST_CASES` asks for more of them, `PROPTEST_RNG_SEED` for others.
fn runner(cases: u32) -> TestRunner {
    let config = Config {
        rng_seed: RngSeed::Fixed(6),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::with_cases(cases)
    };
    TestRunner::new(contextualize_config(config))
}

/// Who says what ought to come of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judged {
    /// The model, and the rules.
    Both,
    /// The rules alone.
    Rules,
    /// The model alone.
    Model,
}

/// What was seen in all cases together, and how often.
#[derive(Debug, Default)]
struct Tally {
    ends: BTreeMap<&'static str, u32>,
    states: BTreeMap<&'static str, u32>,
    done: BTreeMap<String, u32>,
    refused: BTreeMap<String, u32>,
}

impl Tally {
    fn step(&mut self, step: Move, is_done: bool, leads_to: &'static str) {
        let moves = if is_done {
            &mut self.done
        } else {
            &mut self.refused
        };
        *moves.entry(step.name()).or_default() += 1;
        *self.states.entry(leads_to).or_default() += 1;
    }

    /// The states that nothing was in, and the moves that nobody could do.
    fn missing(&self) -> BTreeSet<&'static str> {
        let states = STAGES.into_iter().filter(|name| !self.states.contains_key(name));
        let moves = MOVES.into_iter().filter(|name| !self.done.contains_key(*name));
        states.chain(moves).collect()
    }
}

/// What the request of this case came to; or what is wrong.
async fn holds(case: &Case, slip: Option<Slip>, judged: Judged) -> Result<&'static str, String> {
    lives(case, slip, judged, &mut Tally::default()).await
}

/// The same, and counts what was seen.
async fn lives(
    case: &Case,
    slip: Option<Slip>,
    judged: Judged,
    tally: &mut Tally,
) -> Result<&'static str, String> {
    let mut scene = Box::pin(Scene::of(case, slip)).await;
    let mut before = Box::pin(scene.seen()).await;
    hold(&Requests::new(), &before.requests, &before.log)?;
    let begins = &before.requests[&scene.current];
    *tally.states.entry(begins.state.name()).or_default() += 1;
    let mut model = Model::of(case, begins.due.by, scene.now());
    for &step in &case.moves {
        let request = before.requests[&scene.current].clone();
        scene.tick();
        model.now = scene.now();
        let says = model.does(step);
        let did = Box::pin(scene.perform(step)).await;
        let after = Box::pin(scene.seen()).await;
        let told = |why: String| format!("{why}: {step:?} in {case:?}");
        if judged != Judged::Model {
            hold(&before.requests, &after.requests, &after.log).map_err(told)?;
            go_along(&before, &after, step == Move::Work).map_err(told)?;
        }
        let there = &after.requests;
        let (Some(current), Some(was)) = (there.get(&scene.current), there.get(&request.reference)) else {
            return Err(told("nobody reads of it any more".to_owned()));
        };
        model.settle(did.is_ok() && (step != Move::Begin || request != *was));
        if judged != Judged::Rules {
            agree(says, &did, [&request, was], current).map_err(told)?;
            let stands = (current.state.name(), current.extension.is_some());
            if stands != (model.stage.name(), model.extended) {
                return Err(told(format!("the model says {model:?}, and it is {current:?}")));
            }
        }
        tally.step(step, did.is_ok(), current.state.name());
        model.due = current.due.by;
        before = after;
    }
    let end = before.requests[&scene.current].state.name();
    *tally.ends.entry(end).or_default() += 1;
    Ok(end)
}

/// Whether the desk did what the model says, with the request before and after, and the one that it is about by now.
fn agree(
    says: Says,
    did: &Result<(), Error>,
    [before, after]: [&Request; 2],
    current: &Request,
) -> Result<(), String> {
    let is_another = current.reference != before.reference;
    let agrees = match (says, did) {
        (Says::Moves, Ok(())) => before != after && !is_another,
        (Says::Stays, Ok(())) => before == after && !is_another,
        (Says::OpensAnother, Ok(())) => before == after && is_another,
        (Says::OpensWider, Ok(())) => before != after && is_another,
        (Says::May, Ok(())) => !is_another,
        (Says::Refuses | Says::May, Err(error)) => is_refusal(error) && before == after && !is_another,
        _ => false,
    };
    if agrees {
        Ok(())
    } else {
        Err(format!("the model says {says:?}, and the desk {did:?}"))
    }
}

/// Whether it is an answer, and nothing broke.
const fn is_refusal(error: &Error) -> bool {
    !matches!(error, Error::Busy(_) | Error::Store(_) | Error::Fault(_))
}

/// So many lives, unless told otherwise.
const CASES: u32 = 256;

#[test]
fn whatever_everybody_does_it_moves_as_the_model_says_and_the_rules_hold() {
    let runtime = Runtime::new().unwrap();
    let tally = RefCell::new(Tally::default());
    let mut runner = runner(CASES);
    let is_enough = runner.config().cases >= CASES;
    let outcome = runner.run(&case::case(), |case| {
        let mut tally = tally.borrow_mut();
        let end = runtime.block_on(lives(&case, None, Judged::Both, &mut tally));
        end.map_err(TestCaseError::fail)?;
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let tally = tally.into_inner();
    println!("life of a request: {tally:#?}");
    for end in ["done", "refused", "withdrawn"] {
        assert!(
            tally.ends.contains_key(end),
            "nothing came to that end: {tally:?}"
        );
    }
    let missing = tally.missing();
    assert!(!is_enough || missing.is_empty(), "never seen: {missing:?}");
}

fn case(about: About, moves: &[Move]) -> Case {
    Case {
        about,
        law: Regime::Ccpa,
        two_people: false,
        cools: false,
        moves: moves.to_vec(),
    }
}

const APPROVES: Move = Move::Approve(Staff::Rhona, false);
const REFUSES: Move = Move::Refuse(Staff::Idris);
const WITHDRAWS: Move = Move::Withdraw(Who::Maren);
const EXTENDS: Move = Move::Extend(Staff::Rhona);

/// Every end is come to, whatever chance brings.
#[tokio::test]
async fn every_end_can_be_come_to() {
    let asks = Move::Ask(Staff::Rhona, true);
    let silence = [asks, Move::Wake, Move::Work, Move::Wake, Move::Work];
    let fetched = [APPROVES, Move::MakeAddress(Who::Maren), Move::Fetch];
    let taken_back = [
        asks,
        Move::CloseQuestion(Staff::Rhona, Closing::TakenBack),
        REFUSES,
    ];
    let cases: [(About, &[Move], &str); 16] = [
        (About::Everything, &[APPROVES, Move::Work], "done"),
        (About::OneMessage, &[APPROVES, Move::Work], "done"),
        (About::Correction, &[Move::Approve(Staff::Idris, true)], "done"),
        (About::Restriction, &[APPROVES], "done"),
        (About::OtherUses, &[APPROVES], "done"),
        (About::Marketing, &[], "done"),
        (About::Lifting, &[], "done"),
        (About::Access, &[APPROVES, Move::Deliver(Staff::Idris)], "done"),
        (About::Transfer, &fetched, "done"),
        (About::Complaint, &[Move::Approve(Staff::Idris, false)], "done"),
        (About::Appeal, &[Move::Approve(Staff::Idris, false)], "done"),
        (About::Everything, &silence, "expired"),
        (About::Access, &silence, "expired"),
        (About::Transfer, &[REFUSES], "refused"),
        (About::Everything, &taken_back, "refused"),
        (About::Correction, &[WITHDRAWS], "withdrawn"),
    ];
    for (about, moves, end) in cases {
        let came_to = holds(&case(about, moves), None, Judged::Both).await;
        assert_eq!(came_to, Ok(end), "{about:?}");
    }
}

/// The control: over a machine that lets a rule slip, the same property says so; by the rules also where no model is
/// asked.
#[tokio::test]
async fn a_machine_that_lets_a_rule_slip_is_caught() {
    let slips: [(Slip, About, &[Move], &str, bool); 8] = [
        (
            Slip::RefusesTheDecided,
            About::Restriction,
            &[APPROVES, REFUSES],
            "decided twice",
            true,
        ),
        (
            Slip::ApprovesTheWithdrawn,
            About::Everything,
            &[WITHDRAWS, APPROVES],
            "goes on after it was taken back",
            true,
        ),
        (
            Slip::WithdrawsTheBegun,
            About::Everything,
            &[APPROVES, Move::Begin, WITHDRAWS],
            "taken back when it was too late",
            true,
        ),
        (
            Slip::FinishesTheUndecided,
            About::Restriction,
            &[Move::Work],
            "without a decision",
            true,
        ),
        (
            Slip::ExtendsTwice,
            About::Everything,
            &[EXTENDS, EXTENDS],
            "extended twice",
            true,
        ),
        (
            Slip::ExtendsTheLate,
            About::Everything,
            &[Move::Later(50 * 86_400), EXTENDS],
            "late already",
            true,
        ),
        (
            Slip::TellsTheLogAnother,
            About::Access,
            &[Move::TakeUp(Staff::Idris, false)],
            "the log tells",
            false,
        ),
        (
            Slip::ComesEarlier,
            About::Everything,
            &[Move::SayTo(Staff::Rhona)],
            "due earlier",
            true,
        ),
    ];
    for (slip, about, moves, broken, is_seen_by_model) in slips {
        is_caught(slip, &case(about, moves), broken, is_seen_by_model).await;
    }
}

const BY_HAND: Move = Move::ByHand;
const BREAKS: Move = Move::Breaks;
const MENDS: Move = Move::Mends;
const WORKS: Move = Move::Work;
const HOLDS: Move = Move::Hold(Staff::Rhona);
const LIFTS: Move = Move::Lift(Staff::Idris);
const A_MINUTE: Move = Move::Later(60);

/// What goes along with a request, and what that leads to.
#[tokio::test]
async fn what_is_done_beside_it_can_be_come_to() {
    let lifted = [APPROVES, Move::Merge(true), WORKS, LIFTS, WORKS];
    let mended = [APPROVES, BREAKS, WORKS, WITHDRAWS, MENDS, A_MINUTE, WORKS];
    let twice = [BY_HAND, BREAKS, WORKS, BY_HAND, A_MINUTE, WORKS, MENDS, WORKS];
    let cases: [(About, &[Move], &str); 17] = [
        (About::Everything, &[BY_HAND, WORKS], "done"),
        (About::Everything, &[REFUSES, BY_HAND, WORKS], "done"),
        (About::Restriction, &[BY_HAND, WORKS], "withdrawn"),
        (About::Access, &[APPROVES, BY_HAND, WORKS], "withdrawn"),
        (
            About::OneMessage,
            &[APPROVES, BY_HAND, Move::Begin, WORKS],
            "done",
        ),
        (About::Everything, &[HOLDS, APPROVES, BY_HAND], "submitted"),
        (About::Everything, &[HOLDS, LIFTS, APPROVES, WORKS], "done"),
        (About::OneMessage, &lifted[..3], "approved"),
        (About::OneMessage, &lifted, "done"),
        (About::OneMessage, &[Move::Widen, APPROVES, WORKS], "done"),
        (About::Correction, &[Move::Widen, APPROVES], "done"),
        (About::Pending, &[Move::Meanwhile], "done"),
        (About::Access, &[Move::Acknowledge(Staff::Idris)], "submitted"),
        (
            About::Transfer,
            &[Move::Merge(false), Move::Rename, WITHDRAWS],
            "withdrawn",
        ),
        (About::OneMessage, &mended[..4], "stuck"),
        (About::OneMessage, &mended, "done"),
        (About::Everything, &twice, "stuck"),
    ];
    for (about, moves, end) in cases {
        let came_to = holds(&case(about, moves), None, Judged::Both).await;
        assert_eq!(came_to, Ok(end), "{about:?}");
    }
}

/// The control of what goes along.
#[tokio::test]
async fn a_machine_that_lets_a_rule_slip_beside_it_is_caught() {
    let meanwhile: &[Move] = &[Move::Meanwhile];
    let again = [APPROVES, BREAKS, WORKS, MENDS, A_MINUTE, WORKS];
    let slips: [(Slip, About, &[Move], &str, bool); 12] = [
        (
            Slip::ErasesTheHeld,
            About::OneMessage,
            &[APPROVES, Move::Merge(true), WORKS],
            "while a hold stood",
            true,
        ),
        (
            Slip::GoesIntoNothing,
            About::Everything,
            &[WITHDRAWS],
            "went into nothing wider",
            false,
        ),
        (
            Slip::EndsBeforeTheErasure,
            About::Restriction,
            &[BY_HAND, Move::Begin],
            "ended before everything was erased",
            true,
        ),
        (
            Slip::GrantsAnyMeanwhile,
            About::Restriction,
            meanwhile,
            "nobody decided",
            true,
        ),
        (
            Slip::GrantsAndForgets,
            About::Pending,
            meanwhile,
            "nothing is restricted",
            false,
        ),
        (
            Slip::AcknowledgesTwice,
            About::Restriction,
            &[Move::Acknowledge(Staff::Idris)],
            "told twice",
            true,
        ),
        (
            Slip::OperatorDecidesTheRest,
            About::Restriction,
            &[BY_HAND],
            "decided something else",
            true,
        ),
        (
            Slip::BeginsAnew,
            About::Restriction,
            &[Move::Rename],
            "at another time",
            true,
        ),
        (
            Slip::ForgetsTheFormerName,
            About::Restriction,
            &[Move::Rename],
            "a request has gone",
            true,
        ),
        (
            Slip::HidesTheFailure,
            About::OneMessage,
            &again[..3],
            "not both are told",
            false,
        ),
        (
            Slip::NeverTriesAgain,
            About::OneMessage,
            &again,
            "not tried again",
            true,
        ),
        (
            Slip::HidesItFromStaff,
            About::Access,
            &[Move::TakeUp(Staff::Idris, false)],
            "staff do not see it",
            false,
        ),
    ];
    for (slip, about, moves, broken, is_seen_by_model) in slips {
        is_caught(slip, &case(about, moves), broken, is_seen_by_model).await;
    }
}

/// The rules say so where no model is asked, and the model does where no rule is, if it can be seen by that.
async fn is_caught(slip: Slip, case: &Case, broken: &str, is_seen_by_model: bool) {
    let sound = holds(case, None, Judged::Both).await;
    assert!(sound.is_ok(), "{sound:?}");
    let caught = holds(case, Some(slip), Judged::Rules).await;
    assert!(
        caught.clone().is_err_and(|why| why.contains(broken)),
        "{slip:?}: {caught:?}"
    );
    let model = holds(case, Some(slip), Judged::Model).await;
    assert_eq!(model.is_err(), is_seen_by_model, "{slip:?}: {model:?}");
}
