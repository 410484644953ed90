//! A patched machine: each lets one of the rules slip.

use domain::{
    audit::Act,
    erasure::Counts,
    principal::Actor,
    request::{
        Approval, Decider, Execution, Extension, ExtensionReason, Happened, Refusal, Request, State, Step,
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
}

impl Slip {
    /// What the patched machine makes of a request in place of what ought to come of the move, and what it writes down.
    pub(super) fn instead(
        self,
        step: Move,
        request: &Request,
        by: Actor,
        at: Timestamp,
    ) -> Option<(Request, Act)> {
        let becomes = |state: State, what: &[Happened]| {
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
        };
        let approval = |by: Actor| Approval {
            by: Decider::By(by),
            at,
            first: None,
            refused: Vec::new(),
        };
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
                let execution = Execution {
                    started_at: at,
                    finished_at: at,
                    erased: Counts::default(),
                    corrected: Vec::new(),
                    awaits_platform: false,
                };
                let state = State::Done {
                    approval: approval(by),
                    execution,
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
            _ => None,
        }
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
