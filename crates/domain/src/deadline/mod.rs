//! When an answer is due, and how that date came about.
//!
//! Periods run under Regulation (EEC, Euratom) 1182/71: the day of receipt does not count (Art. 3(1)); a period in
//! months ends with the day of the same number, or the month's last day (Art. 3(2)(c)); one that would end on a
//! Saturday, a Sunday or a public holiday ends with the next working day (Art. 3(4)).

use jiff::{Span, Timestamp, civil::Date, civil::Weekday, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A law's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Regime {
    /// Regulation (EU) 2016/679, Art. 12(3): one month from receipt.
    #[default]
    Gdpr,
}

impl Regime {
    /// What the law is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gdpr => "GDPR",
        }
    }

    /// Where the period stands.
    pub const fn source(self) -> &'static str {
        match self {
            Self::Gdpr => "GDPR Art. 12(3)",
        }
    }

    const fn months(self) -> i8 {
        match self {
            Self::Gdpr => 1,
        }
    }

    /// The day by which a request received at `received` must be answered, counted in the business's `zone`.
    ///
    /// Only Saturdays and Sundays count as days off here: no calendar of public holidays is asked.
    pub fn due(self, received: Timestamp, zone: &TimeZone) -> Due {
        let received_on = zone.to_datetime(received).date();
        let period_ends = received_on.saturating_add(Span::new().months(self.months()));
        let by = next_working_day(period_ends);
        Due {
            regime: self,
            received_on,
            period_ends,
            by,
        }
    }
}

/// A due date that shows its working.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Due {
    /// The law that sets the period.
    pub regime: Regime,
    /// The day of receipt where the business is.
    pub received_on: Date,
    /// The day with which the period ends before weekends are looked at.
    pub period_ends: Date,
    /// The last day for the answer.
    pub by: Date,
}

impl Due {
    /// Whole days from `today` to the last day; negative when it is over.
    pub fn days_left(&self, today: Date) -> i32 {
        today.until(self.by).map_or(0, |span| span.get_days())
    }
}

fn next_working_day(date: Date) -> Date {
    match date.weekday() {
        Weekday::Saturday => date.saturating_add(Span::new().days(2)),
        Weekday::Sunday => date.saturating_add(Span::new().days(1)),
        _ => date,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn due(received: &str) -> Due {
        Regime::Gdpr.due(received.parse().unwrap(), &TimeZone::UTC)
    }

    #[test]
    fn a_month_is_a_calendar_month() {
        assert_eq!(due("2026-01-13T10:00:00Z").by, date(2026, 2, 13));
    }

    #[test]
    fn a_month_without_that_day_ends_with_its_last_and_a_weekend_rolls_on() {
        // 31 January + 1 month = 28 February 2026, a Saturday, so Monday 2 March.
        let due = due("2026-01-31T10:00:00Z");
        assert_eq!((due.period_ends, due.by), (date(2026, 2, 28), date(2026, 3, 2)));
    }

    #[test]
    fn the_day_of_receipt_is_the_one_where_the_business_is() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let due = Regime::Gdpr.due("2026-03-10T23:30:00Z".parse().unwrap(), &berlin);
        assert_eq!(due.received_on, date(2026, 3, 11));
    }

    proptest! {
        #[test]
        fn never_before_receipt_never_on_a_weekend_and_monotone(at in 0i64..4_000_000_000, later in 0i64..10_000_000) {
            let due = |s| Regime::Gdpr.due(Timestamp::from_second(s).unwrap(), &TimeZone::UTC);
            let (first, second) = (due(at), due(at + later));
            prop_assert!(first.by > first.received_on);
            prop_assert!(!matches!(first.by.weekday(), Weekday::Saturday | Weekday::Sunday));
            prop_assert!(first.by <= second.by);
        }
    }
}
