//! A patched machine: each lets one of the rules slip.

use domain::{
    audit::Act,
    erasure::Counts,
    principal::Actor,
    request::{
        Approval, Decider, Execution, Extension, ExtensionReason, Failure, Happened, Reference, Refusal,
        Request, State, Step,
    },
};
use jiff::Timestamp;

use super::case::Move;

/// A rule that slips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    RefusesTheDecided,
    ApprovesTheWithdrawn,
    WithdrawsTheBegun,
    FinishesTheUndecided,
    ExtendsTwice,
    ExtendsTheLate,
    TellsTheLogAnother,
    ComesEarlier,
    ErasesTheHeld,
    GoesIntoNothing,
    EndsBeforeTheErasure,
    GrantsAnyMeanwhile,
    GrantsAndForgets,
    AcknowledgesTwice,
    OperatorDecidesTheRest,
    BeginsAnew,
    ForgetsTheFormerName,
    HidesTheFailure,
    NeverTriesAgain,
    HidesItFromStaff,
}

impl Slip {
    /// What the patched machine makes of a request in place of what ought to come of the move, and what it writes down.
    pub(super) fn instead(
        self,
        step: Move,
        request: &Request,
        beside: Option<&Reference>,
        by: &Actor,
        at: Timestamp,
    ) -> Option<(Request, Act)> {
        self.of_the_request(step, request, by.clone(), at)
            .or_else(|| self.of_what_goes_along(step, request, beside, at))
            .or_else(|| self.of_what_fails(step, request, at))
    }

    fn of_the_request(
        self,
        step: Move,
        request: &Request,
        by: Actor,
        at: Timestamp,
    ) -> Option<(Request, Act)> {
        let becomes = |state: State, what: &[Happened]| becomes(request, at, state, what);
        let approval = |by: Actor| approval(Decider::By(by), at);
        let is_over = !request.state.is_open();
        match (self, step) {
            (Self::RefusesTheDecided, Move::Refuse(_)) if is_over => {
                let refusal = Refusal {
                    by,
                    at,
                    reason: domain::reason::Reason::Excessive,
                    note: None,
                };
                let refused = becomes(State::Refused { refusal }, &[Happened::Refused]);
                Some((refused, Act::RequestRefused))
            }
            (Self::ApprovesTheWithdrawn, Move::Approve(..)) if is_over => {
                let state = State::Approved {
                    approval: approval(by),
                };
                let approved = becomes(state, &[Happened::Approved { in_part: false }]);
                Some((approved, Act::RequestApproved))
            }
            (Self::WithdrawsTheBegun, Move::Withdraw(_))
                if matches!(request.state, State::Executing { .. }) =>
            {
                let withdrawn = State::Withdrawn { at, taken_into: None };
                let what = Happened::Withdrawn { taken_into: None };
                Some((becomes(withdrawn, &[what]), Act::RequestWithdrawn))
            }
            (Self::FinishesTheUndecided, Move::Work) if request.state.is_undecided() => {
                let state = State::Done {
                    approval: approval(by),
                    execution: execution(at),
                };
                Some((becomes(state, &[Happened::Done]), Act::ExecutionFinished))
            }
            (Self::ExtendsTwice, Move::Extend(_)) if request.extension.is_some() => {
                Some((longer(request, by, at), Act::RequestExtended))
            }
            (Self::ExtendsTheLate, Move::Extend(_)) => Some((longer(request, by, at), Act::RequestExtended)),
            (Self::TellsTheLogAnother, Move::TakeUp(..)) => {
                let taken = request.clone().take_up(by, at).ok()?;
                Some((taken, Act::MessageSent))
            }
            (Self::ComesEarlier, Move::SayTo(_)) => {
                let mut earlier = request.clone();
                earlier.due.by = earlier.due.received_on;
                Some((earlier, Act::MessageSent))
            }
            (Self::AcknowledgesTwice, Move::Acknowledge(_)) => {
                let told = becomes(request.state.clone(), &[Happened::Acknowledged]);
                Some((told, Act::RequestAcknowledged))
            }
            _ => None,
        }
    }

    /// Of a hold, a wider request, an erasure of everything, an objection, the operator, and an import.
    fn of_what_goes_along(
        self,
        step: Move,
        request: &Request,
        beside: Option<&Reference>,
        at: Timestamp,
    ) -> Option<(Request, Act)> {
        let becomes = |state: State, what: &[Happened]| becomes(request, at, state, what);
        let approved = |by: Decider| {
            let approval = approval(by, at);
            becomes(
                State::Approved { approval },
                &[Happened::Approved { in_part: false }],
            )
        };
        match (self, step) {
            (Self::ErasesTheHeld, Move::Work) => {
                let approval = request.state.approval()?.clone();
                let execution = execution(at);
                let done = becomes(State::Done { approval, execution }, &[Happened::Done]);
                Some((done, Act::ExecutionFinished))
            }
            (Self::GoesIntoNothing, Move::Withdraw(_)) => {
                let taken_into = Some(Reference::from_random(0));
                let what = Happened::Withdrawn {
                    taken_into: taken_into.clone(),
                };
                let gone = becomes(State::Withdrawn { at, taken_into }, &[what]);
                Some((gone, Act::RequestWithdrawn))
            }
            (Self::EndsBeforeTheErasure, Move::Begin) => {
                let ended = request.clone().end_with_all(beside?.clone(), at).ok()?;
                Some((ended, Act::RequestWithdrawn))
            }
            (Self::GrantsAnyMeanwhile, Move::Meanwhile) => {
                Some((approved(Decider::ByLaw("Any".into())), Act::RequestApproved))
            }
            (Self::GrantsAndForgets, Move::Meanwhile) => {
                let granted = request.clone().approve_meanwhile(at).ok()?;
                let granted = granted.start(at).ok()?.finish(execution(at)).ok()?;
                Some((granted, Act::RequestApproved))
            }
            (Self::OperatorDecidesTheRest, Move::ByHand) => {
                let by = Decider::ByOperator("Tove".into());
                Some((approved(by), Act::RequestApproved))
            }
            (Self::BeginsAnew, Move::Rename) => {
                let anew = Request {
                    received_at: at,
                    ..request.clone()
                };
                Some((anew, Act::CooledOff))
            }
            _ => None,
        }
    }

    /// Of what cannot be carried out.
    fn of_what_fails(self, step: Move, request: &Request, at: Timestamp) -> Option<(Request, Act)> {
        match (self, step, &request.state) {
            (Self::HidesTheFailure, Move::Work, State::Approved { approval }) => {
                let state = State::Stuck {
                    approval: approval.clone(),
                    started_at: at,
                    failure: Failure {
                        at,
                        tries: 1,
                        why: "database".into(),
                    },
                };
                let stuck = becomes(request, at, state, &[Happened::Started]);
                Some((stuck, Act::ExecutionStarted))
            }
            (Self::NeverTriesAgain, Move::Work, State::Stuck { .. }) => {
                Some((request.clone(), Act::CooledOff))
            }
            _ => None,
        }
    }
}

fn becomes(request: &Request, at: Timestamp, state: State, what: &[Happened]) -> Request {
    let mut moved = Request {
        state,
        ..request.clone()
    };
    let steps = what.iter().map(|what| Step {
        at,
        what: what.clone(),
    });
    moved.trail.extend(steps);
    moved
}

fn approval(by: Decider, at: Timestamp) -> Approval {
    Approval {
        by,
        at,
        first: None,
        refused: Vec::new(),
    }
}

fn execution(at: Timestamp) -> Execution {
    Execution {
        started_at: at,
        finished_at: at,
        erased: Counts::default(),
        corrected: Vec::new(),
        awaits_platform: false,
    }
}

/// Whatever was before.
fn longer(request: &Request, by: Actor, at: Timestamp) -> Request {
    let mut longer = request.clone();
    longer.due.by = longer.due.by.saturating_add(jiff::Span::new().days(30));
    longer.extension = Some(Extension {
        by,
        at,
        reason: ExtensionReason::Complex,
        note: None,
    });
    let due_by = longer.due.by;
    longer.trail.push(Step {
        at,
        what: Happened::Extended { due_by },
    });
    longer
}
