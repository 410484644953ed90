//! Whether the business is late: one rule, for whoever asks.

use jiff::{Timestamp, civil::Date};

use super::{Ask, Request};

impl Request {
    /// Since when the clock stands still, if it does: a question is open for which the law stops it.
    pub fn stands_since(&self) -> Option<Timestamp> {
        let open = self.pauses.last().filter(|pause| pause.until.is_none());
        open.filter(|_| self.state.is_open()).map(|pause| pause.from)
    }

    /// Whether it is open, and waits for nothing of the business's: the clock stands still, or a copy that was granted
    /// waits for its recipient.
    pub fn is_halted(&self) -> bool {
        let is_to_be_fetched = matches!(self.ask, Ask::Transfer { .. }) && self.is_granted();
        self.stands_since().is_some() || is_to_be_fetched
    }

    /// Whether its last day has passed, `today` where the business is, and it still waits for the business: for a
    /// decision, or for what was decided to be carried out, also on the platform.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.state.is_over() && !self.is_halted() && self.due.by < today
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, tz::TimeZone};
    use proptest::{prelude::*, sample::select};

    use super::*;
    use crate::{
        deadline::{self, Regime},
        request::{
            Delivery, Extension, ExtensionReason, Failure, IllegalMove, Question, QuestionAbout, Recipient,
            tests::{actor, submitted},
        },
    };

    const DAY: SignedDuration = SignedDuration::from_hours(24);

    fn on(at: Timestamp) -> Date {
        TimeZone::UTC.to_datetime(at).date()
    }

    fn extension(at: Timestamp) -> Extension {
        Extension {
            by: actor(),
            at,
            reason: ExtensionReason::Complex,
            note: None,
        }
    }

    fn asked(request: Request, about: QuestionAbout, at: Timestamp, stops: bool) -> Request {
        let question = Question {
            about,
            by: actor(),
            at,
            lapses_on: None,
            warned_at: None,
        };
        request.ask(question, stops).unwrap()
    }

    #[test]
    fn whatever_is_not_done_by_its_day_is_late_from_the_next_on() {
        let at = submitted().received_at + DAY;
        let approved = submitted().approve(actor(), at, vec![], None).unwrap();
        let executing = approved.clone().start(at).unwrap();
        let failure = Failure {
            at,
            tries: 1,
            why: "database".into(),
        };
        let stuck = executing.clone().fail(failure).unwrap();
        for request in [
            submitted(),
            asked(submitted(), QuestionAbout::Clarification, at, false),
            approved,
            executing,
            stuck,
        ] {
            let (last, name) = (request.due.by, request.state.name());
            assert!(!request.is_overdue(last), "{name}");
            assert!(request.is_overdue(last.tomorrow().unwrap()), "{name}");
        }
        let withdrawn = submitted().withdraw(at).unwrap();
        assert!(!withdrawn.is_overdue(Date::MAX));
    }

    #[test]
    fn a_copy_waits_for_the_business_until_it_is_handed_over_and_for_a_recipient_once_it_is_granted() {
        let at = submitted().received_at + DAY;
        let granted = |ask| {
            let request = Request { ask, ..submitted() };
            request.approve(actor(), at, vec![], None).unwrap()
        };
        let access = granted(Ask::Access);
        assert!(access.is_overdue(Date::MAX) && !access.is_halted());
        assert!(!access.deliver(Delivery::Post, at).unwrap().is_overdue(Date::MAX));
        let recipient = Recipient::parse("Fenland Mobility").unwrap();
        let transfer = granted(Ask::Transfer { recipient });
        assert!(!transfer.is_overdue(Date::MAX) && transfer.is_halted());
    }

    #[test]
    fn more_time_can_be_taken_once_in_time_and_while_the_clock_stands() {
        let request = submitted();
        let (at, last) = (request.received_at + DAY, request.due.by);
        let longer = deadline::Due {
            by: last.tomorrow().unwrap(),
            ..request.due
        };
        let late = last.tomorrow().unwrap();
        let extend = |request: Request, today| request.extend(extension(at), longer, today);
        let extended = extend(request.clone(), last).unwrap();
        assert_eq!(extended.due, longer);
        assert_eq!(extend(extended, last), Err(IllegalMove::ExtendedBefore));
        assert_eq!(extend(request.clone(), late), Err(IllegalMove::Late));
        let asks = |stops| asked(request.clone(), QuestionAbout::Identity, at, stops);
        assert_eq!(extend(asks(false), late), Err(IllegalMove::Late));
        assert!(extend(asks(true), late).is_ok());
    }

    proptest! {
        /// While the clock stands nobody is late, however long that takes, nor on the day of the answer; where it does not
        /// stand, a question changes nothing.
        #[test]
        fn nobody_is_late_for_the_time_in_which_the_clock_stood(
            regime in select(Regime::ALL),
            about in select(vec![QuestionAbout::Identity, QuestionAbout::Clarification]),
            asked_after in 0i32..70,
            answered_after in 0i32..400,
        ) {
            let due = Ask::Access.due(regime, None, on(submitted().received_at));
            let request = Request { ask: Ask::Access, due, ..submitted() };
            let at = request.received_at + DAY * asked_after;
            prop_assume!(on(at) <= due.period_ends);
            let stops = deadline::Pause::open(&request.clock(&[]), on(at), about.into()).is_ok();
            let waits = asked(request, about, at, stops);
            let answered_at = at + DAY * answered_after;
            let today = on(answered_at);
            prop_assert_eq!(waits.stands_since(), stops.then_some(at));
            prop_assert_eq!(waits.is_overdue(today), !stops && due.by < today);
            let mut over = waits.clone();
            for pause in &mut over.pauses {
                pause.until = Some(answered_at);
            }
            let answered = waits.answer(answered_at, over.reckon(&TimeZone::UTC).due).unwrap();
            prop_assert_eq!(answered.stands_since(), None);
            prop_assert_eq!(answered.is_overdue(today), !stops && due.by < today);
        }
    }
}
