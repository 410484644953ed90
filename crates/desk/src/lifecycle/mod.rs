//! The life of a request: whatever everybody does, in whichever order, at a desk over a real folder. Each move is done or
//! refused as a small model says that was written without the moves of `domain`, and some rules hold after each.

mod case;
mod model;
mod races;
mod rules;
mod scene;
mod slip;

use std::{cell::RefCell, collections::BTreeMap};

use domain::{
    deadline::Regime,
    request::{Closing, Request},
};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner, contextualize_config};
use tokio::runtime::Runtime;

use self::{
    case::{About, Case, Move, Staff, Who},
    model::{Model, Says},
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
    ByTheModel,
    /// The rules alone.
    ByTheRules,
}

/// What the request of this case came to; or what is wrong.
async fn holds(case: &Case, slip: Option<Slip>, judged: Judged) -> Result<&'static str, String> {
    let mut scene = Box::pin(Scene::of(case, slip)).await;
    let mut before = scene.all().await;
    hold(&Requests::new(), &before, &scene.log().await)?;
    let mut model = Model::of(case, before[&scene.current].due.by, scene.now());
    for &step in &case.moves {
        let request = before[&scene.current].clone();
        scene.tick();
        model.now = scene.now();
        let says = model.does(step);
        let did = Box::pin(scene.perform(step)).await;
        let after = scene.all().await;
        let current = &after[&scene.current];
        let told = |why: String| format!("{why}: {step:?} in {case:?}");
        hold(&before, &after, &scene.log().await).map_err(told)?;
        if says == Says::OpensAnother && current.reference != request.reference {
            model.begins_again(current.due.by);
        }
        if judged == Judged::ByTheModel {
            agree(says, &did, [&request, &after[&request.reference]], current).map_err(told)?;
            let stands = (current.state.name(), current.extension.is_some());
            if stands != (model.stage.name(), model.extended) {
                return Err(told(format!("the model says {model:?}, and it is {current:?}")));
            }
        }
        model.due = current.due.by;
        before = after;
    }
    Ok(before[&scene.current].state.name())
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
        (Says::Refuses, Err(error)) => is_refusal(error) && before == after && !is_another,
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

#[test]
fn whatever_everybody_does_it_moves_as_the_model_says_and_the_rules_hold() {
    let runtime = Runtime::new().unwrap();
    let ends = RefCell::new(BTreeMap::<&str, u32>::new());
    let outcome = runner(64).run(&case::case(), |case| {
        let end = runtime.block_on(holds(&case, None, Judged::ByTheModel));
        let end = end.map_err(TestCaseError::fail)?;
        *ends.borrow_mut().entry(end).or_default() += 1;
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let ends = ends.into_inner();
    println!("life of a request: {ends:?}");
    for end in ["done", "refused", "withdrawn"] {
        assert!(ends.contains_key(end), "nothing came to that end: {ends:?}");
    }
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
        let came_to = holds(&case(about, moves), None, Judged::ByTheModel).await;
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
        let case = case(about, moves);
        let sound = holds(&case, None, Judged::ByTheModel).await;
        assert!(sound.is_ok(), "{sound:?}");
        let caught = holds(&case, Some(slip), Judged::ByTheRules).await;
        assert!(
            caught.clone().is_err_and(|why| why.contains(broken)),
            "{slip:?}: {caught:?}"
        );
        let model = says_otherwise(&case, slip).await;
        assert_eq!(model, is_seen_by_model, "{slip:?}");
    }
}

/// Whether the model alone says so.
async fn says_otherwise(case: &Case, slip: Slip) -> bool {
    let mut scene = Box::pin(Scene::of(case, Some(slip))).await;
    let mut before = scene.all().await;
    let mut model = Model::of(case, before[&scene.current].due.by, scene.now());
    for &step in &case.moves {
        scene.tick();
        model.now = scene.now();
        let says = model.does(step);
        let did = Box::pin(scene.perform(step)).await;
        let after = scene.all().await;
        let (was, is) = (&before[&scene.current], &after[&scene.current]);
        let stands = (is.state.name(), is.extension.is_some());
        let differs = stands != (model.stage.name(), model.extended);
        if differs || agree(says, &did, [was, is], is).is_err() {
            return true;
        }
        model.due = is.due.by;
        before = after;
    }
    false
}
