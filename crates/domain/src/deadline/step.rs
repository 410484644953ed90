//! How a date came about, step by step.

use jiff::civil::Date;
use serde::Serialize;

use super::{Calendar, Period, Question};

/// One step, with its date and where the rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The day it is about.
    pub on: Date,
    /// What happens on it.
    #[serde(flatten)]
    pub what: What,
    /// Where that stands.
    pub source: &'static str,
}

/// What a step says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum What {
    /// The request came; the day itself does not count.
    Received,
    /// The last day to confirm that it came.
    Acknowledge {
        /// The time for it.
        within: Period,
    },
    /// A question was answered, and the period begins only now.
    BeginsAnew {
        /// What was asked.
        after: Question,
    },
    /// The usual period ends.
    PeriodEnds {
        /// Its length.
        within: Period,
    },
    /// The extended period ends, counted from the same start.
    ExtendedPeriodEnds {
        /// Its length, in total.
        within: Period,
    },
    /// The clock stood still from here on.
    Paused {
        /// The day of the answer; nothing while it is awaited.
        until: Option<Date>,
        /// What was asked.
        why: Question,
    },
    /// The period ends, prolonged by the pauses.
    Prolonged {
        /// By so many days.
        days: i32,
    },
    /// Days off are those of a calendar.
    Calendar {
        /// Which.
        calendar: Calendar,
    },
    /// No calendar of holidays was asked: days off are Saturdays and Sundays.
    WeekendsOnly,
    /// The calendar says nothing of a year that matters: days off are Saturdays and Sundays.
    NotCovered {
        /// Which.
        calendar: Calendar,
    },
    /// The period may not end here.
    DayOff {
        /// Why nobody works.
        because: DayOff,
    },
    /// The last day for the answer.
    Due,
}

/// Why nobody works on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOff {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A holiday, by its name in English.
    Holiday(&'static str),
}
