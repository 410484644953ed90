//! For how long a business keeps what has an age.

use jiff::{Span, Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::InvalidFact;

/// A length of time by the calendar, up to a hundred years: `24 months`, `1 year`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    count: u32,
    unit: Unit,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Years of the calendar.
    Years,
    /// Months of the calendar.
    Months,
    /// Days of 24 hours.
    Days,
    /// Seconds.
    Seconds,
}

impl Unit {
    const ALL: [Self; 4] = [Self::Years, Self::Months, Self::Days, Self::Seconds];

    /// Its code: `months`.
    pub const fn code(self) -> &'static str {
        let [_, several] = self.names();
        several
    }

    /// One of them, and several.
    const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Years => ["year", "years"],
            Self::Months => ["month", "months"],
            Self::Days => ["day", "days"],
            Self::Seconds => ["second", "seconds"],
        }
    }

    /// As many as a hundred years have.
    const fn most(self) -> u32 {
        match self {
            Self::Years => 100,
            Self::Months => 1_200,
            Self::Days => 36_525,
            Self::Seconds => 3_155_760_000,
        }
    }
}

/// A day in seconds.
const DAY: u64 = 86_400;

impl Period {
    const RULE: InvalidFact = InvalidFact(
        "a period is a number of years, months, days or seconds, up to 100 years, like 24 months",
    );

    /// So many months.
    pub const fn of_months(count: u32) -> Self {
        Self {
            count,
            unit: Unit::Months,
        }
    }

    /// So many seconds, as the platform counts; whole days are called so. Nothing for none, which means that nothing goes.
    pub fn of_seconds(seconds: u64) -> Option<Self> {
        let (count, unit) = if seconds.is_multiple_of(DAY) {
            (seconds / DAY, Unit::Days)
        } else {
            (seconds, Unit::Seconds)
        };
        let count = u32::try_from(count).ok()?;
        Self::of(count, unit)
    }

    fn of(count: u32, unit: Unit) -> Option<Self> {
        (1..=unit.most()).contains(&count).then_some(Self { count, unit })
    }

    /// Takes a number and what it counts: `24 months`, `1 year`, `365 days`.
    ///
    /// # Errors
    /// [`InvalidFact`] for anything else, for none, and for more than a hundred years.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        let (count, unit) = text.trim().split_once(' ').ok_or(Self::RULE)?;
        let is_number = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
        let count = count.parse().ok().filter(|_| is_number);
        let unit = Unit::ALL.into_iter().find(|known| known.names().contains(&unit));
        match (count, unit) {
            (Some(count), Some(unit)) => Self::of(count, unit).ok_or(Self::RULE),
            _ => Err(Self::RULE),
        }
    }

    /// How many of what.
    pub const fn counted(self) -> (u32, Unit) {
        (self.count, self.unit)
    }

    /// What is from before this moment has been kept for so long by `now`.
    pub fn before(self, now: Timestamp) -> Timestamp {
        let now = now.to_zoned_datetime(TimeZone::UTC);
        let then = self.span().and_then(|span| now.checked_sub(span).ok());
        then.map_or(Timestamp::MIN, |then| then.timestamp())
    }

    /// When what is from `then` will have been kept for so long.
    pub fn after(self, then: Timestamp) -> Timestamp {
        let then = then.to_zoned_datetime(TimeZone::UTC);
        let end = self.span().and_then(|span| then.checked_add(span).ok());
        end.map_or(Timestamp::MAX, |end| end.timestamp())
    }

    fn span(self) -> Option<Span> {
        let count = i64::from(self.count);
        let span = match self.unit {
            Unit::Years => Span::new().try_years(count),
            Unit::Months => Span::new().try_months(count),
            Unit::Days => Span::new().try_days(count),
            Unit::Seconds => Span::new().try_seconds(count),
        };
        span.ok()
    }

    /// Whether it is so many months or longer, wherever in the calendar they lie.
    pub fn is_at_least(self, months: u32) -> bool {
        let count = u64::from(self.count);
        // No months have more days than so many of a leap year.
        let days = (u64::from(months) * 366).div_ceil(12);
        match self.unit {
            Unit::Years => count * 12 >= u64::from(months),
            Unit::Months => self.count >= months,
            Unit::Days => count >= days,
            Unit::Seconds => count >= days * DAY,
        }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl TryFrom<String> for Period {
    type Error = InvalidFact;
    fn try_from(text: String) -> Result<Self, InvalidFact> {
        Self::parse(&text)
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [one, several] = self.unit.names();
        let unit = if self.count == 1 { one } else { several };
        write!(f, "{} {unit}", self.count)
    }
}

/// For how long each class of things is kept. Of what is not said the platform may say it, or it is as usual.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, default)]
pub struct Periods {
    /// Messages, since the last one in their conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messages: Option<Period>,
    /// That somebody was erased, since then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tombstones: Option<Period>,
    /// Requests, since they were closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requests: Option<Period>,
    /// What entries of the audit log say, since they were written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entries: Option<Period>,
}

impl Periods {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn is_a_number_of_something_up_to_a_hundred_years() {
        for said in ["1 year", "24 months", "365 days", "1 second", "100 years"] {
            assert_eq!(period(said).to_string(), said);
            assert_eq!(Period::try_from(String::from(period(said))), Ok(period(said)));
        }
        assert_eq!(period(" 1 years "), period("1 year"));
        for bad in [
            "",
            "24",
            "months",
            "0 days",
            "-1 days",
            "+1 days",
            "1.5 years",
            "1  year",
            "101 years",
            "a while",
            "2 weeks",
            "24months",
        ] {
            assert!(Period::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_the_platform_counts_in_seconds_is_called_days_where_it_is_whole_days() {
        let said = |seconds| Period::of_seconds(seconds).map(|period| period.to_string());
        assert_eq!(said(31_536_000).as_deref(), Some("365 days"));
        assert_eq!(said(7_200).as_deref(), Some("7200 seconds"));
        for none in [0, u64::MAX, 86_400 * 40_000] {
            assert_eq!(said(none), None, "{none}");
        }
    }

    #[test]
    fn goes_by_the_calendar_in_both_directions() {
        for (said, now, before) in [
            ("24 months", "2026-11-30T08:00:00Z", "2024-11-30T08:00:00Z"),
            ("1 month", "2026-03-31T08:00:00Z", "2026-02-28T08:00:00Z"),
            ("1 year", "2024-02-29T00:00:00Z", "2023-02-28T00:00:00Z"),
            ("365 days", "2025-01-01T00:00:00Z", "2024-01-02T00:00:00Z"),
            ("90 seconds", "2026-01-01T00:01:30Z", "2026-01-01T00:00:00Z"),
        ] {
            assert_eq!(period(said).before(at(now)), at(before), "{said}");
        }
        assert_eq!(
            period("24 months").after(at("2024-11-30T08:00:00Z")),
            at("2026-11-30T08:00:00Z")
        );
        assert_eq!(period("100 years").before(Timestamp::MIN), Timestamp::MIN);
        assert_eq!(period("100 years").after(Timestamp::MAX), Timestamp::MAX);
    }

    #[test]
    fn is_long_enough_only_where_it_is_so_in_every_year() {
        for (said, is) in [
            ("2 years", true),
            ("24 months", true),
            ("732 days", true),
            ("731 days", false),
            ("23 months", false),
            ("1 year", false),
            ("63244800 seconds", true),
            ("63244799 seconds", false),
        ] {
            assert_eq!(period(said).is_at_least(24), is, "{said}");
        }
    }
}
