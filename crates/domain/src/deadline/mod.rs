//! When an answer is due, and how that date came about.
//!
//! What a law says of time stands in `regimes/`, which days nobody works in `calendars/`, both as data with their
//! source. A [`Clock`] counts: the day of receipt does not count; a period in months ends with the day of the same
//! number, or the month's last day; one that would end on a day when nobody works ends with the next working day,
//! where the law says so. An extension is counted from the original start.

mod calendar;
mod clock;
mod law;
mod pause;
mod regime;
mod step;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

pub use self::{
    calendar::{Calendar, NotCovered, UnknownCalendar},
    clock::{Clock, NotExtended, Reckoning},
    law::{
        Answer, Authority, Cited, Confidence, Counting, Court, Effect, Instead, Law, Matter, Over, PauseRule,
        Pauses, Period, Recourse, Times,
    },
    pause::{NotPaused, Pause, Question},
    regime::{Regime, UnknownRegime},
    step::{DayOff, Step, What},
};
use crate::right::Right;

impl Regime {
    /// The day by which a request received at `received` must be answered, counted in the business's `zone`, by the
    /// law's usual period. Only Saturdays and Sundays count as days off: a [`Clock`] asks a calendar as well.
    pub fn due(self, received: Timestamp, zone: &TimeZone) -> Due {
        let received_on = zone.to_datetime(received).date();
        Clock::new(self, Right::Access, received_on).by_weekends().due
    }
}

/// A due date that shows its working.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Due {
    /// The law that sets the period.
    pub regime: Regime,
    /// The calendar whose holidays count as days off, in the years that it covers. Without one, and beyond those, only
    /// Saturdays and Sundays do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// The day of receipt where the business is.
    pub received_on: Date,
    /// The day by which receipt must be confirmed, where the law says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledge_by: Option<Date>,
    /// The day with which the period ends before days off are looked at.
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

#[cfg(test)]
mod tests;
