//! The counting.

use std::convert::Infallible;

use jiff::{
    Span,
    civil::{Date, Weekday},
};

use super::{
    Calendar, DayOff, Due, Effect, Law, Matter, NotCovered, Pause, Period, Regime, Step, Times, What,
};
use crate::right::Right;

/// All that a due date depends on.
#[derive(Debug, Clone, Copy)]
pub struct Clock<'a> {
    regime: Regime,
    matter: Matter,
    received_on: Date,
    calendar: Option<Calendar>,
    extended: bool,
    pauses: &'a [Pause],
}

/// A due date, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// The date.
    pub due: Due,
    /// How, in the order in which one would explain it.
    pub steps: Vec<Step>,
}

impl<'a> Clock<'a> {
    /// The clock of a request that came on that day, where the business is.
    pub const fn new(regime: Regime, right: Right, received_on: Date) -> Self {
        Self::of(regime, Matter::Right(right), received_on)
    }

    /// The same for whatever awaits an answer.
    pub const fn of(regime: Regime, matter: Matter, received_on: Date) -> Self {
        Self {
            regime,
            matter,
            received_on,
            calendar: None,
            extended: false,
            pauses: &[],
        }
    }

    /// The same, by the holidays of a calendar.
    #[must_use]
    pub const fn with_calendar(self, calendar: Option<Calendar>) -> Self {
        Self { calendar, ..self }
    }

    /// The same, with a ledger of pauses. What the law does not allow moves nothing.
    #[must_use]
    pub const fn with_pauses(self, pauses: &'a [Pause]) -> Self {
        Self { pauses, ..self }
    }

    /// The same, extended. Whether that may still be done, the request says.
    ///
    /// # Errors
    /// [`NotExtended`] where the law gives no more time.
    pub fn extended(self) -> Result<Self, NotExtended> {
        match self.times().extended {
            Some(_) => Ok(Self {
                extended: true,
                ..self
            }),
            None => Err(NotExtended {
                law: self.regime.name(),
            }),
        }
    }

    /// The law.
    pub const fn regime(&self) -> Regime {
        self.regime
    }

    /// The times that count.
    pub fn times(&self) -> Times<'static> {
        self.regime.law().times(self.matter)
    }

    /// The day of receipt.
    pub const fn received_on(&self) -> Date {
        self.received_on
    }

    /// The ledger of pauses.
    pub const fn pauses(&self) -> &'a [Pause] {
        self.pauses
    }

    /// Counts.
    ///
    /// # Errors
    /// [`NotCovered`] if the calendar says nothing of a year that matters.
    pub fn reckon(&self) -> Result<Reckoning, NotCovered> {
        match self.calendar {
            None => Ok(self.by_weekends()),
            Some(calendar) => Count::of(*self, |day: Date| calendar.holiday(day)).run(),
        }
    }

    /// Counts with Saturdays and Sundays as the only days off.
    pub fn by_weekends(&self) -> Reckoning {
        self.with_calendar(None).without_holidays()
    }

    /// Counts, and where the calendar ends before the period does, by weekends: never a later date than by holidays,
    /// and the explanation names the calendar and says so. Nobody is turned away because a calendar is old.
    pub fn reckon_anyway(&self) -> Reckoning {
        self.reckon().unwrap_or_else(|_| self.without_holidays())
    }

    /// Counts by weekends, whatever calendar is set.
    fn without_holidays(&self) -> Reckoning {
        let mut count = Count::of(*self, |_: Date| Ok::<_, Infallible>(None));
        count.is_covered = false;
        let Ok(reckoning) = count.run();
        reckoning
    }
}

/// The law has no longer time for this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{law} gives no more time for this")]
pub struct NotExtended {
    /// The law's name.
    pub law: &'static str,
}

/// One counting.
struct Count<'a, F> {
    clock: Clock<'a>,
    law: &'static Law,
    answer: Times<'static>,
    holiday: F,
    /// Whether the calendar, if one is set, knows the years that matter.
    is_covered: bool,
    steps: Vec<Step>,
}

impl<'a, E, F: Fn(Date) -> Result<Option<&'static str>, E>> Count<'a, F> {
    fn of(clock: Clock<'a>, holiday: F) -> Self {
        Self {
            clock,
            law: clock.regime.law(),
            answer: clock.times(),
            holiday,
            is_covered: true,
            steps: Vec::new(),
        }
    }

    fn run(mut self) -> Result<Reckoning, E> {
        let received_on = self.clock.received_on;
        self.say(received_on, What::Received, &self.law.counting.source);
        let acknowledge_by = self.acknowledge_by()?;
        let period_ends = self.period_ends()?;
        self.days_off_are(period_ends);
        let by = self.rolled(period_ends, true)?;
        self.say(by, What::Due, self.answer.source);
        Ok(Reckoning {
            due: Due {
                regime: self.clock.regime,
                calendar: self.clock.calendar,
                received_on,
                acknowledge_by,
                period_ends,
                by,
            },
            steps: self.steps,
        })
    }

    fn say(&mut self, on: Date, what: What, source: &'static str) {
        self.steps.push(Step { on, what, source });
    }

    fn acknowledge_by(&mut self) -> Result<Option<Date>, E> {
        let Some(within) = self.answer.acknowledge else {
            return Ok(None);
        };
        let ends = self.end(self.clock.received_on, within)?;
        let by = self.rolled(ends, false)?;
        self.say(by, What::Acknowledge { within }, self.answer.acknowledge_source);
        Ok(Some(by))
    }

    /// The day with which the period ends, pauses counted, before days off are looked at.
    fn period_ends(&mut self) -> Result<Date, E> {
        let (within, what) = match self.answer.extended {
            Some(within) if self.clock.extended => (within, What::ExtendedPeriodEnds { within }),
            _ => {
                let within = self.answer.within;
                (within, What::PeriodEnds { within })
            }
        };
        // The latest end of all that the period could begin with: a month that begins later can be shorter by days.
        let mut start = self.clock.received_on;
        let mut ends = self.end(start, within)?;
        let mut latest = ends.saturating_add(Span::new().days(self.days_paused(start)));
        let mut begun = None;
        for (pause, until) in self.ended(Effect::StartsAnew) {
            let until = until.max(self.clock.received_on);
            let end = self.end(until, within)?;
            let prolonged = end.saturating_add(Span::new().days(self.days_paused(until)));
            if prolonged > latest {
                (ends, latest, begun) = (end, prolonged, Some((pause.why(), until)));
            }
        }
        if let Some((after, until)) = begun
            && let Some(rule) = after.rule(self.law)
        {
            start = until;
            self.say(until, What::BeginsAnew { after }, &rule.source);
        }
        self.say(ends, what, self.answer.source);
        self.say_pauses();
        let days = self.days_paused(start);
        if days > 0 {
            self.say(latest, What::Prolonged { days }, self.answer.source);
        }
        Ok(latest)
    }

    /// The pauses that have ended, and what they do.
    fn ended(&self, effect: Effect) -> Vec<(Pause, Date)> {
        let allowed = self.clock.pauses.iter().filter(|pause| {
            let rule = pause.why().rule(self.law);
            rule.is_some_and(|rule| rule.effect == effect)
        });
        allowed
            .filter_map(|pause| Some((*pause, pause.until()?)))
            .collect()
    }

    /// So many days the clock stood since `start`; a day within two pauses counts once.
    fn days_paused(&self, start: Date) -> i32 {
        let mut spans: Vec<_> = self
            .ended(Effect::Stops)
            .into_iter()
            .map(|(pause, until)| (pause.from(), until))
            .collect();
        spans.sort_unstable();
        let (mut days, mut reached) = (0, start);
        for (from, until) in spans {
            let from = from.max(reached);
            if until > from {
                days += from.until(until).map_or(0, |span| span.get_days());
                reached = until;
            }
        }
        days
    }

    fn say_pauses(&mut self) {
        for pause in self.clock.pauses {
            let (until, why) = (pause.until(), pause.why());
            if let Some(rule) = why.rule(self.law)
                && (rule.effect == Effect::Stops || until.is_none())
            {
                self.say(pause.from(), What::Paused { until, why }, &rule.source);
            }
        }
    }

    /// Says what counts as a day off, where that matters.
    fn days_off_are(&mut self, on: Date) {
        let by_days_worked = [Some(self.answer.within), self.answer.acknowledge]
            .iter()
            .any(|period| matches!(period, Some(Period::BusinessDays(_))));
        if !self.law.counting.rolls && !by_days_worked {
            return;
        }
        match self.clock.calendar {
            Some(calendar) if self.is_covered => {
                self.say(on, What::Calendar { calendar }, calendar.source());
            }
            Some(calendar) => self.say(on, What::NotCovered { calendar }, &self.law.counting.source),
            None => self.say(on, What::WeekendsOnly, &self.law.counting.source),
        }
    }

    /// The day with which a period that begins on the day after `start` ends.
    fn end(&self, start: Date, within: Period) -> Result<Date, E> {
        let days = match within {
            Period::Months(months) => return Ok(start.saturating_add(Span::new().months(months))),
            Period::Days(days) => return Ok(start.saturating_add(Span::new().days(days))),
            Period::BusinessDays(days) => days,
        };
        let mut day = start;
        for _ in 0..days {
            day = after(day);
            while self.day_off(day)?.is_some() {
                day = after(day);
            }
        }
        Ok(day)
    }

    /// The next day that somebody works, where the law says that a period ends on no other.
    fn rolled(&mut self, mut day: Date, aloud: bool) -> Result<Date, E> {
        if !self.law.counting.rolls {
            return Ok(day);
        }
        while let Some(because) = self.day_off(day)? {
            if aloud {
                let source: &'static str = match (because, self.clock.calendar) {
                    (DayOff::Holiday(_), Some(calendar)) => calendar.source(),
                    _ => &self.law.counting.source,
                };
                self.say(day, What::DayOff { because }, source);
            }
            day = after(day);
        }
        Ok(day)
    }

    fn day_off(&self, day: Date) -> Result<Option<DayOff>, E> {
        Ok(match day.weekday() {
            Weekday::Saturday => Some(DayOff::Saturday),
            Weekday::Sunday => Some(DayOff::Sunday),
            _ => (self.holiday)(day)?.map(DayOff::Holiday),
        })
    }
}

/// The next day. The calendar's last, a Friday, has none.
fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}
