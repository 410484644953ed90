//! A legal hold: while one stands, no erasure of a person's is approved or carried out. Everything else goes on.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use crate::{id::HoldId, principal::Actor, reason::Exception, request::Words};

/// A hold on a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Which of theirs.
    pub id: HoldId,
    /// On what ground: the person reads it.
    pub ground: Exception,
    /// Why, in the words of whoever set it: for staff alone.
    pub why: Words,
    /// Who set it.
    pub by: Actor,
    /// When.
    pub since: Timestamp,
    /// Its last day; none where it stands until it is lifted.
    pub until: Option<LastDay>,
}

impl Hold {
    /// Whether it stands then, if nobody has lifted it.
    pub fn stands(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| until.ends > now)
    }
}

/// The last day of a hold, and when that is over where the business is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastDay {
    /// The day.
    pub day: Date,
    /// The moment from which on the hold stands no longer.
    pub ends: Timestamp,
}

impl LastDay {
    /// The whole of a day there; nothing for one after which no time is left.
    pub fn of(day: Date, zone: &TimeZone) -> Option<Self> {
        let next = day.tomorrow().ok()?;
        let ends = zone.to_timestamp(next.to_datetime(Time::midnight())).ok()?;
        Some(Self { day, ends })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::id::KeyId;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn hold(until: Option<LastDay>) -> Hold {
        Hold {
            id: HoldId::parse("h1").unwrap(),
            ground: Exception::LEGAL_CLAIMS,
            why: Words::parse("A claim is threatened.").unwrap(),
            by: Actor {
                id: "rhona".into(),
                name: "Rhona".into(),
                kid: KeyId::parse("app_1").unwrap(),
            },
            since: at("2026-11-01T10:00:00Z"),
            until,
        }
    }

    /// 23:00 in UTC is midnight in Oslo.
    #[test]
    fn stands_through_its_last_day_where_the_business_is() {
        let oslo = TimeZone::get("Europe/Oslo").unwrap();
        for (zone, ends) in [
            (&oslo, "2026-11-30T23:00:00Z"),
            (&TimeZone::UTC, "2026-12-01T00:00:00Z"),
        ] {
            let until = LastDay::of(date(2026, 11, 30), zone).unwrap();
            assert_eq!((until.day, until.ends), (date(2026, 11, 30), at(ends)));
            let hold = hold(Some(until));
            let last = at(ends).checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap();
            assert!(hold.stands(last) && !hold.stands(at(ends)), "{ends}");
        }
        assert_eq!(LastDay::of(Date::MAX, &oslo), None);
    }

    #[test]
    fn without_a_last_day_stands_until_it_is_lifted() {
        assert!(hold(None).stands(Timestamp::MAX));
    }
}
