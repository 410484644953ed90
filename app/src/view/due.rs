//! When an answer is due, and how that came about.

use serde::{Deserialize, Serialize};

use super::Law;

/// A due date that shows its working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last day for the answer.
    pub by: String,
    /// Days from today; negative when it is over.
    pub days_left: i32,
    /// Whether that day has passed, and something still waits for the business.
    pub overdue: bool,
    /// Since when the clock stands still, if it does: then nobody is late.
    pub stands_since: Option<String>,
    /// The day of receipt.
    pub received_on: String,
    /// The day by which receipt is confirmed, where the law says so.
    pub acknowledge_by: Option<String>,
    /// The day the period ends before weekends are looked at.
    pub period_ends: String,
    /// The law: `GDPR`.
    pub regime: String,
    /// What pages say of it.
    pub law: Law,
    /// Where it says so: `GDPR Art. 12(3)`.
    pub source: String,
    /// How it came about, where the page explains that.
    pub steps: Vec<DueStep>,
    /// When the clock stood still.
    pub pauses: Vec<Stood>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueStep {
    /// The day it is about.
    pub on: String,
    /// What happens on it.
    pub what: Counted,
    /// Where that stands.
    pub source: String,
}

/// What a step says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counted {
    /// The request came.
    Received,
    /// The last day to confirm that it came.
    Acknowledge(Span),
    /// A question was answered, and the period begins only now.
    BeginsAnew(String),
    /// The usual period ends.
    PeriodEnds(Span),
    /// The extended period ends, counted from the same start.
    ExtendedPeriodEnds(Span),
    /// The clock stood still from here on; until when, if it runs again, and what was asked.
    Paused(Option<String>, String),
    /// The period ends, prolonged by so many days.
    Prolonged(u32),
    /// Days off are those of a calendar, by its code.
    Calendar(String),
    /// Days off are Saturdays and Sundays.
    WeekendsOnly,
    /// The same, though a calendar is set: by its code, and the first and the last year that it covers.
    NotCovered(String, i16, i16),
    /// Nobody works: `saturday`, `sunday`.
    Weekend(String),
    /// A holiday, by its name in English.
    Holiday(String),
    /// The last day for the answer.
    Due,
}

/// A length of time, as laws name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// Calendar months.
    Months(u16),
    /// Calendar days.
    Days(u16),
    /// Days that somebody works.
    WorkingDays(u16),
}

/// A time for which the clock stood still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stood {
    /// The day of the question.
    pub from: String,
    /// The day of the answer; none while it is awaited.
    pub until: Option<String>,
    /// What was asked: `identity`, `clarification`.
    pub why: String,
}

#[cfg(test)]
impl Counted {
    /// Every step there can be.
    pub fn every() -> [Self; 15] {
        [
            Self::Received,
            Self::Acknowledge(Span::WorkingDays(10)),
            Self::BeginsAnew("identity".into()),
            Self::PeriodEnds(Span::Months(1)),
            Self::ExtendedPeriodEnds(Span::Days(90)),
            Self::Paused(None, "identity".into()),
            Self::Paused(Some("2026-11-30".into()), "clarification".into()),
            Self::Prolonged(7),
            Self::Calendar("GB-SCT".into()),
            Self::WeekendsOnly,
            Self::NotCovered("GB-SCT".into(), 2024, 2028),
            Self::Weekend("saturday".into()),
            Self::Weekend("sunday".into()),
            Self::Holiday("Epiphany".into()),
            Self::Due,
        ]
    }
}
