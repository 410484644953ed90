//! Copies for somebody who cannot take theirs, and for somebody else.

use domain::{
    grant::Fate,
    request::{Ask, Delivery, Happened, Request, State},
};
use jiff::civil::Date;

use super::due::due;
use crate::view::{Address, HandOut, LastAddress, NewTransfer, Phase};

/// What the person has to know before asking for a transfer.
pub(in crate::api) fn new_transfer(
    found: desk::NewTransfer,
    typed: String,
    recipient: Option<String>,
    today: Date,
) -> NewTransfer {
    NewTransfer {
        typed,
        recipient,
        about_bytes: found.about_bytes,
        open: found.open.map(|reference| reference.to_string()),
        once: found.once,
        due: due(&found.due, today),
    }
}

/// A transfer with its last address.
pub(in crate::api) fn address(found: &desk::Addressed, fresh: bool) -> Address {
    let recipient = match &found.request.ask {
        Ask::Transfer { recipient } => recipient.as_str().to_owned(),
        _ => String::new(),
    };
    let last = found.last.map(|last| match found.fate {
        None => LastAddress::Good {
            until: last.expires_at.to_string(),
            tries_left: last.tries_left,
        },
        Some((Fate::Used, at)) => LastAddress::Used { at: at.to_string() },
        Some((Fate::Spent, at)) => LastAddress::Spent { at: at.to_string() },
        Some((Fate::Lapsed, at)) => LastAddress::Lapsed { at: at.to_string() },
    });
    Address {
        reference: found.request.reference.to_string(),
        recipient,
        phase: phase(&found.request),
        last,
        fresh,
    }
}

/// A copy that staff hand over.
pub(in crate::api) fn hand_out(request: &Request, fresh: bool) -> HandOut {
    HandOut {
        reference: request.reference.to_string(),
        phase: phase(request),
        how: delivered(request).map(|how| how.code().to_owned()),
        ways: Delivery::BY_STAFF.map(|way| way.code().to_owned()).into(),
        fresh,
    }
}

fn phase(request: &Request) -> Phase {
    match &request.state {
        state if state.is_undecided() => Phase::Waiting,
        _ if request.is_granted() => Phase::Granted,
        State::Done { execution, .. } => Phase::Delivered {
            at: execution.finished_at.to_string(),
        },
        _ => Phase::Over,
    }
}

fn delivered(request: &Request) -> Option<Delivery> {
    let mut steps = request.trail.iter();
    steps.find_map(|step| match step.what {
        Happened::Delivered { how } => Some(how),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::Regime,
        grant::Grant,
        id::{AppId, KeyId},
        principal::Actor,
        request::{Recipient, Reference},
        subject::Subject,
    };
    use jiff::{Timestamp, civil::date};

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_446_000 + second).unwrap()
    }

    fn asked() -> Request {
        let recipient = Recipient::parse("Fenland Mobility").unwrap();
        let ask = Ask::Transfer { recipient };
        let due = ask.due(Regime::Gdpr, None, date(2026, 11, 23));
        let (app, subject) = (AppId::parse("a1").unwrap(), Subject::from_digest([1; 32]));
        Request::submit(app, Reference::from_random(7), subject, ask, at(0), due)
    }

    fn granted() -> Request {
        let actor = Actor {
            id: "idris".into(),
            name: "Idris Pellow".into(),
            kid: KeyId::parse("app_1").unwrap(),
        };
        asked().approve(actor, at(1), vec![], None).unwrap()
    }

    #[test]
    fn every_phase_is_told_by_the_state() {
        assert_eq!(phase(&asked()), Phase::Waiting);
        assert_eq!(phase(&granted()), Phase::Granted);
        assert_eq!(phase(&granted().withdraw(at(2)).unwrap()), Phase::Over);
        let done = granted().deliver(Delivery::Address, at(3)).unwrap();
        let seen = hand_out(&done, true);
        assert_eq!(seen.how.as_deref(), Some("address"));
        assert_eq!(
            seen.phase,
            Phase::Delivered {
                at: at(3).to_string()
            }
        );
    }

    #[test]
    fn an_address_is_good_or_has_its_fate_and_staff_are_not_named() {
        let last = Grant {
            made_at: at(10),
            expires_at: at(610),
            tries_left: 3,
            ended: None,
        };
        for (fate, seen) in [
            (
                None,
                LastAddress::Good {
                    until: at(610).to_string(),
                    tries_left: 3,
                },
            ),
            (
                Some(Fate::Used),
                LastAddress::Used {
                    at: at(20).to_string(),
                },
            ),
            (
                Some(Fate::Spent),
                LastAddress::Spent {
                    at: at(20).to_string(),
                },
            ),
            (
                Some(Fate::Lapsed),
                LastAddress::Lapsed {
                    at: at(20).to_string(),
                },
            ),
        ] {
            let found = desk::Addressed {
                request: granted(),
                last: Some(last),
                fate: fate.map(|fate| (fate, at(20))),
            };
            let shown = address(&found, true);
            assert_eq!(shown.last, Some(seen));
            assert_eq!(shown.recipient, "Fenland Mobility");
            assert!(!format!("{shown:?}").contains("Idris"));
        }
    }
}
