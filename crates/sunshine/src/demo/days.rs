//! Times of day in the app's country, counted back from the moment the demo is made for.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::Deserialize;

/// A day of the week, by its English name.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Day(Weekday);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        match name.as_str() {
            "monday" => Ok(Self(Weekday::Monday)),
            "tuesday" => Ok(Self(Weekday::Tuesday)),
            "wednesday" => Ok(Self(Weekday::Wednesday)),
            "friday" => Ok(Self(Weekday::Friday)),
            _ => Err(format!("{name} is no day a talk begins on")),
        }
    }
}

/// The calendar of one app.
#[derive(Debug, Clone)]
pub(super) struct Days {
    pub(super) now: Timestamp,
    zone: TimeZone,
    today: Date,
}

impl Days {
    pub(super) fn new(now: Timestamp, zone: TimeZone) -> Self {
        let today = zone.to_datetime(now).date();
        Self { now, zone, today }
    }

    /// The calendar day so many days ago.
    pub(super) fn date(&self, days_ago: i32) -> Date {
        self.today.saturating_sub(days_ago.days())
    }

    /// The time of day so many days ago.
    pub(super) fn ago(&self, days_ago: i32, time: Time) -> Timestamp {
        self.on(self.date(days_ago), time)
    }

    /// The same, or up to six days before, on this day of the week.
    pub(super) fn ago_on(&self, days_ago: i32, weekday: Option<Day>, time: Time) -> Timestamp {
        let date = self.date(days_ago);
        let back = weekday.map_or(0, |day| day.0.until(date.weekday()));
        self.ago(days_ago + i32::from(back), time)
    }

    pub(super) fn on(&self, date: Date, time: Time) -> Timestamp {
        let moment = self
            .zone
            .to_ambiguous_timestamp(date.to_datetime(time))
            .compatible();
        moment.unwrap_or(self.now)
    }

    pub(super) fn date_of(&self, moment: Timestamp) -> Date {
        self.zone.to_datetime(moment).date()
    }
}

/// As the platform writes it.
pub(super) fn stamp(moment: Timestamp) -> String {
    format!("{moment:.3}")
}

/// The day as people write it: `14 October`, `14. Oktober`, `14. oktober`.
pub(super) fn spoken(date: Date, language: &str) -> String {
    let month = usize::from(date.month().unsigned_abs()) - 1;
    match language {
        "de" => format!("{}. {}", date.day(), MONTHS_DE[month]),
        "nb" => format!("{}. {}", date.day(), MONTHS_NB[month]),
        _ => format!("{} {}", date.day(), MONTHS_EN[month]),
    }
}

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_NB: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];
