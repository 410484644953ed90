//! That the person is told that the business has their request.

use jiff::{Timestamp, civil::Date};

use super::{Happened, IllegalMove, Request, Step};

impl Request {
    /// When the person was told that the business has it: at once, where they put it here themselves.
    pub fn acknowledged_at(&self) -> Option<Timestamp> {
        let told = self.trail.iter().find(|step| step.what == Happened::Acknowledged);
        // Of requests of early versions, which are all the person's own, no history is known.
        told.map(|step| step.at)
            .or_else(|| self.on_behalf.is_none().then_some(self.received_at))
    }

    /// Whether somebody still has to tell them. A decision tells them too.
    pub fn awaits_acknowledgement(&self) -> bool {
        self.state.is_undecided() && self.acknowledged_at().is_none()
    }

    /// Whether the last day has passed on which the law wants them told, `today` where the business is.
    pub fn is_acknowledgement_late(&self, today: Date) -> bool {
        self.awaits_acknowledgement() && self.due.acknowledge_by.is_some_and(|by| by < today)
    }

    /// The business has told them, by another way than this portal.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it still has to.
    pub fn acknowledge(self, at: Timestamp) -> Result<Self, IllegalMove> {
        if self.awaits_acknowledgement() {
            Ok(self.written_to(at))
        } else {
            Err(self.cannot_be("acknowledged"))
        }
    }

    /// The same, now that the business writes to them: if they were not told yet, that tells them.
    #[must_use]
    pub fn written_to(mut self, at: Timestamp) -> Self {
        if self.awaits_acknowledgement() {
            self.trail.push(Step {
                at,
                what: Happened::Acknowledged,
            });
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, civil::date};

    use super::*;
    use crate::{
        deadline::Due,
        request::{
            OnBehalf, State,
            tests::{actor, submitted},
        },
    };

    const BY: Date = date(2026, 10, 21);

    fn put_for() -> Request {
        let due = Due {
            acknowledge_by: Some(BY),
            ..submitted().due
        };
        Request { due, ..submitted() }.put_by(OnBehalf::Staff { by: actor() })
    }

    fn later() -> Timestamp {
        submitted().received_at + SignedDuration::from_hours(48)
    }

    #[test]
    fn who_puts_it_here_reads_so_at_once_and_who_does_not_waits_to_be_told() {
        let own = submitted();
        assert_eq!(own.acknowledged_at(), Some(own.received_at));
        assert!(own.clone().acknowledge(later()).is_err(), "once");
        assert_eq!(own.clone().written_to(later()), own);
        // Of an early version.
        let early = Request {
            trail: Vec::new(),
            ..own
        };
        assert_eq!(early.acknowledged_at(), Some(early.received_at));

        let theirs = put_for();
        assert!(theirs.awaits_acknowledgement());
        assert_eq!(theirs.acknowledged_at(), None);
        for told in [
            theirs.clone().acknowledge(later()).unwrap(),
            theirs.written_to(later()),
        ] {
            assert_eq!(told.acknowledged_at(), Some(later()));
            assert_eq!(told.state, State::Submitted, "nothing else is said by that");
            assert!(told.clone().acknowledge(later()).is_err(), "once");
            assert_eq!(told.clone().written_to(later()), told);
        }
    }

    #[test]
    fn it_is_late_from_the_day_after_its_last_and_not_once_it_is_done_or_decided() {
        let late = BY.tomorrow().unwrap();
        assert!(!put_for().is_acknowledgement_late(BY));
        assert!(put_for().is_acknowledgement_late(late));
        let told = put_for().acknowledge(later()).unwrap();
        let decided = put_for().approve(actor(), later(), vec![], None).unwrap();
        let withdrawn = put_for().withdraw(later()).unwrap();
        for over in [told, decided, withdrawn, submitted()] {
            assert!(!over.is_acknowledgement_late(Date::MAX), "{over:?}");
        }
        let without = Request {
            due: submitted().due,
            ..put_for()
        };
        assert!(without.awaits_acknowledgement() && !without.is_acknowledgement_late(Date::MAX));
    }
}
