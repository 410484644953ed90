//! A due date, and how it came about.

use desk::Explained;
use domain::deadline::{self, DayOff, Period, Question, What};
use jiff::civil::Date;

use super::law::law;
use crate::view::{Counted, Due, DueStep, Span, Stood};

/// A due date as it stands today, of what nobody waits for yet.
pub(in crate::api) fn due(due: &deadline::Due, today: Date) -> Due {
    Due {
        by: due.by.to_string(),
        days_left: due.days_left(today),
        overdue: false,
        stands_since: None,
        received_on: due.received_on.to_string(),
        acknowledge_by: due.acknowledge_by.map(|day| day.to_string()),
        period_ends: due.period_ends.to_string(),
        regime: due.regime.name().to_owned(),
        law: law(due.regime),
        source: due.regime.source().to_owned(),
        steps: Vec::new(),
        pauses: Vec::new(),
    }
}

/// The same, with how it came about.
pub(in crate::api) fn explain(due: &mut Due, clock: &Explained) {
    due.steps = clock.steps.iter().map(step).collect();
    due.pauses = clock.pauses.iter().copied().map(stood).collect();
}

fn step(step: &deadline::Step) -> DueStep {
    DueStep {
        on: step.on.to_string(),
        what: counted(step.what),
        source: step.source.to_owned(),
    }
}

fn counted(what: What) -> Counted {
    match what {
        What::Received => Counted::Received,
        What::Acknowledge { within } => Counted::Acknowledge(span(within)),
        What::BeginsAnew { after } => Counted::BeginsAnew(asked(after)),
        What::PeriodEnds { within } => Counted::PeriodEnds(span(within)),
        What::ExtendedPeriodEnds { within } => Counted::ExtendedPeriodEnds(span(within)),
        What::Paused { until, why } => Counted::Paused(until.map(|day| day.to_string()), asked(why)),
        What::Prolonged { days } => Counted::Prolonged(days.unsigned_abs()),
        What::Calendar { calendar } => Counted::Calendar(calendar.code().to_owned()),
        What::WeekendsOnly => Counted::WeekendsOnly,
        What::NotCovered { calendar } => {
            let years = calendar.years();
            Counted::NotCovered(calendar.code().to_owned(), *years.start(), *years.end())
        }
        What::DayOff { because } => match because {
            DayOff::Saturday => Counted::Weekend("saturday".to_owned()),
            DayOff::Sunday => Counted::Weekend("sunday".to_owned()),
            DayOff::Holiday(name) => Counted::Holiday(name.to_owned()),
        },
        What::Due => Counted::Due,
    }
}

fn span(period: Period) -> Span {
    match period {
        Period::Months(n) => Span::Months(u16::from(n)),
        Period::Days(n) => Span::Days(n),
        Period::BusinessDays(n) => Span::WorkingDays(n),
    }
}

fn asked(question: Question) -> String {
    match question {
        Question::Identity => "identity",
        Question::Clarification => "clarification",
    }
    .to_owned()
}

fn stood(pause: deadline::Pause) -> Stood {
    Stood {
        from: pause.from().to_string(),
        until: pause.until().map(|day| day.to_string()),
        why: asked(pause.why()),
    }
}
