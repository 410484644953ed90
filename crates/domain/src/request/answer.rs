//! What the law of a request says of its answer: by when, and what a refusal can rest on.

use jiff::{civil::Date, tz::TimeZone};

use super::{Ask, Pause, QuestionAbout, Request, Standing, ask::of_its_law};
use crate::{
    deadline::{self, Calendar, Clock, Due, Matter, Reckoning, Regime},
    reason::Reason,
    right::Right,
};

impl Ask {
    /// The right that it exercises; none, where it is a second look at how one was dealt with.
    pub const fn right(&self) -> Option<Right> {
        Some(match self {
            Self::Erasure { .. } => Right::Erasure,
            Self::Correction { .. } => Right::Correction,
            Self::Restriction { .. }
            | Self::Lifting {
                of: Standing::Restriction,
            } => Right::Restriction,
            Self::Objection { .. }
            | Self::Lifting {
                of: Standing::Marketing | Standing::OtherUses,
            } => Right::Objection,
            Self::Access => Right::Access,
            Self::Transfer { .. } => Right::Portability,
            Self::Complaint { .. } | Self::Appeal { .. } => return None,
        })
    }

    /// By which of a law's clocks it is answered.
    pub const fn matter(&self) -> Matter {
        match (self, self.right()) {
            (_, Some(right)) => Matter::Right(right),
            (Self::Appeal { .. }, None) => Matter::Appeal,
            (_, None) => Matter::Complaint,
        }
    }

    /// When the answer is due, if it came on this day.
    pub fn due(&self, regime: Regime, calendar: Option<Calendar>, received_on: Date) -> Due {
        self.matter().due(regime, calendar, received_on)
    }
}

impl Matter {
    /// When an answer by this clock is due, if what it is to came on this day. A calendar that ends before the period
    /// does turns nobody away.
    pub fn due(self, regime: Regime, calendar: Option<Calendar>, received_on: Date) -> Due {
        Clock::of(regime, self, received_on)
            .with_calendar(calendar)
            .reckon_anyway()
            .due
    }
}

impl From<QuestionAbout> for deadline::Question {
    fn from(about: QuestionAbout) -> Self {
        match about {
            QuestionAbout::Identity => Self::Identity,
            QuestionAbout::Clarification => Self::Clarification,
        }
    }
}

impl Pause {
    /// The same in days, where the business is.
    fn in_days(self, zone: &TimeZone) -> deadline::Pause {
        let day = |at| zone.to_datetime(at).date();
        deadline::Pause::recorded(day(self.from), self.until.map(day), self.why.into())
    }
}

impl Request {
    /// Its clock, with its pauses, which [`Self::pauses_in_days`] gives.
    pub fn clock<'p>(&self, pauses: &'p [deadline::Pause]) -> Clock<'p> {
        let clock = Clock::of(self.due.regime, self.ask.matter(), self.due.received_on)
            .with_calendar(self.due.calendar)
            .with_pauses(pauses);
        match self.extension {
            // One that the law knew when it was made.
            Some(_) => clock.extended().unwrap_or(clock),
            None => clock,
        }
    }

    /// The ledger of its pauses.
    pub fn pauses_in_days(&self, zone: &TimeZone) -> Vec<deadline::Pause> {
        self.pauses.iter().map(|pause| pause.in_days(zone)).collect()
    }

    /// When its answer is due, and how that came about, by what is known of its law today.
    pub fn reckon(&self, zone: &TimeZone) -> Reckoning {
        self.clock(&self.pauses_in_days(zone)).reckon_anyway()
    }

    /// The reasons with which it may be refused, each with where it stands.
    pub fn grounds(&self) -> Vec<(Reason, &'static str)> {
        let regime = self.due.regime;
        let Some(right) = self.ask.right() else {
            return vec![(Reason::DecisionStands, self.second_look_source())];
        };
        Reason::offered(regime, right)
            .map(|(reason, ground)| (reason, ground.source))
            .collect()
    }

    /// Where a reason stands for it; nothing, where it may not be given.
    pub fn ground(&self, reason: Reason) -> Option<&'static str> {
        let mut grounds = self.grounds().into_iter();
        grounds
            .find(|(known, _)| *known == reason)
            .map(|(_, source)| source)
    }

    /// Where a reason stands that was given: by the rules as they are now, or where it stands first of all.
    pub fn source_of(&self, reason: Reason) -> &'static str {
        self.ground(reason).unwrap_or_else(|| reason.source())
    }

    fn second_look_source(&self) -> &'static str {
        let law = self.due.regime.law();
        let recourse = match self.ask {
            Ask::Appeal { .. } => law.appeal.as_ref(),
            _ => law.complaint.as_ref(),
        };
        let usual = || {
            of_its_law(
                self.due.regime,
                "GDPR Art. 12(4)",
                "UK GDPR Art. 12(4)",
                Right::Access,
            )
        };
        recourse.map_or_else(usual, |recourse| &*recourse.source)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date};

    use super::*;
    use crate::{
        request::tests::{actor, submitted},
        request::{Extension, ExtensionReason, Kind, Reference},
    };

    fn about() -> Reference {
        Reference::from_random(9)
    }

    fn under(regime: Regime, ask: Ask) -> Request {
        let due = ask.due(regime, None, date(2026, 11, 23));
        Request {
            ask,
            due,
            ..submitted()
        }
    }

    #[test]
    fn every_kind_has_a_right_or_is_a_second_look() {
        let asks = [
            Ask::Access,
            Ask::Complaint { about: None },
            Ask::Appeal { about: about() },
            Ask::Lifting {
                of: Standing::Restriction,
            },
        ];
        for ask in asks {
            assert_eq!(ask.right().is_none(), ask.kind().is_second_look(), "{ask:?}");
        }
        assert!(Kind::Complaint.is_second_look());
    }

    /// UK: confirmed in 30 days, and answered within the usual month. Virginia: an appeal in 60 days. The GDPR names no
    /// time for a complaint to the business.
    #[test]
    fn a_second_look_has_its_own_clock() {
        let complaint = || Ask::Complaint { about: None };
        let uk = under(Regime::UkGdpr, complaint()).due;
        assert_eq!(uk.acknowledge_by, Some(date(2026, 12, 23)));
        assert_eq!(uk.by, date(2026, 12, 23));
        let virginia = under(Regime::Virginia, Ask::Appeal { about: about() }).due;
        assert_eq!((virginia.by, virginia.acknowledge_by), (date(2027, 1, 22), None));
        assert_eq!(under(Regime::Virginia, complaint()).due.by, date(2027, 1, 7));
        let gdpr = under(Regime::Gdpr, complaint());
        assert_eq!(gdpr.due.by, date(2026, 12, 23));
        assert!(gdpr.clock(&[]).extended().is_err());
    }

    #[test]
    fn a_second_look_is_refused_by_saying_that_the_decision_stands_and_a_right_is_not() {
        let appeal = under(Regime::Virginia, Ask::Appeal { about: about() });
        assert_eq!(
            appeal.grounds(),
            [(Reason::DecisionStands, "Va. Code § 59.1-577")]
        );
        let complaint = under(Regime::Gdpr, Ask::Complaint { about: None });
        assert_eq!(complaint.ground(Reason::DecisionStands), Some("GDPR Art. 12(4)"));
        assert_eq!(complaint.ground(Reason::LegalClaims), None);
        assert_eq!(complaint.source_of(Reason::LegalClaims), "GDPR Art. 17(3)(e)");
        for &regime in Regime::ALL {
            let access = under(regime, Ask::Access);
            assert_eq!(access.ground(Reason::DecisionStands), None, "{regime:?}");
            assert!(!access.grounds().is_empty(), "{regime:?}");
        }
    }

    #[test]
    fn pauses_and_an_extension_count_from_the_receipt() {
        let zone = TimeZone::UTC;
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let mut request = under(Regime::Gdpr, Ask::Access);
        assert_eq!(request.reckon(&zone).due, request.due);
        request.pauses = vec![Pause {
            from: at("2026-11-24T10:00:00Z"),
            until: Some(at("2026-12-01T09:00:00Z")),
            why: QuestionAbout::Identity,
        }];
        let paused = request.reckon(&zone);
        assert_eq!(paused.due.by, date(2026, 12, 30));
        request.pauses.clear();
        request.extension = Some(Extension {
            by: actor(),
            at: at("2026-11-25T10:00:00Z"),
            reason: ExtensionReason::Complex,
            note: None,
        });
        assert_eq!(request.reckon(&zone).due.by, date(2027, 2, 23));
    }
}
