//! `rightsdesk deadline`

use clap::Args;
use domain::{
    deadline::{
        Calendar, Clock, Confidence, DayOff, Matter, Period, Question, Reckoning, Regime, Step, What,
    },
    right::Right,
};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Failure, out};

/// When an answer is due, and how that date comes about
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk deadline --regime gdpr --received 2026-03-05 --calendar DE-BY
  rightsdesk deadline --regime ccpa --received 2026-03-05 --right objection --json
  rightsdesk deadline --regime virginia --received 2026-03-05 --right appeal
  rightsdesk deadline --regimes
  rightsdesk deadline --calendars

The day of receipt is the one where the business is. Without --calendar, only Saturdays and Sundays are days off.

With --json: due, acknowledge_by where the law has one, and steps, each with the day it is about (on), what it is (step) \
and where that stands (source).

Exit codes: 0 done, 2 the regime or calendar is not known, or the calendar does not cover the year.")]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command")]
pub(super) struct Deadline {
    /// The law
    #[arg(long, value_name = "R", value_parser = Regime::parse, required_unless_present_any = LISTS)]
    regime: Option<Regime>,
    /// The day of receipt, as 2026-03-05
    #[arg(long, value_name = "DATE", value_parser = date, required_unless_present_any = LISTS)]
    received: Option<Date>,
    /// What is asked for: access, correction, erasure, restriction, objection, portability; or a complaint or an appeal
    /// to the business: complaint, appeal
    #[arg(long, value_name = "RIGHT", value_parser = matter, default_value = "access")]
    right: Matter,
    /// The longer time that the law allows, with notice and a reason
    #[arg(long)]
    extended: bool,
    /// Where the business must act
    #[arg(long, value_name = "CC", value_parser = Calendar::parse)]
    calendar: Option<Calendar>,
    /// List the laws
    #[arg(long, conflicts_with_all = ["regime", "received", "extended", "calendar", "calendars"])]
    regimes: bool,
    /// List the calendars
    #[arg(long, conflicts_with_all = ["regime", "received", "extended", "calendar"])]
    calendars: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

const LISTS: [&str; 2] = ["regimes", "calendars"];

fn date(text: &str) -> Result<Date, &'static str> {
    match text.parse::<Date>() {
        Ok(date) if date.to_string() == text => Ok(date),
        _ => Err("a date is written like 2026-03-05"),
    }
}

fn matter(text: &str) -> Result<Matter, &'static str> {
    match text {
        "complaint" => Ok(Matter::Complaint),
        "appeal" => Ok(Matter::Appeal),
        _ => Right::from_code(text).map(Matter::Right).ok_or(
            "it is one of access, correction, erasure, restriction, objection, portability, complaint and appeal",
        ),
    }
}

impl Deadline {
    pub(super) fn run(self) -> Result<(), Failure> {
        if self.regimes {
            return list(
                self.json,
                Regime::ALL.iter().copied(),
                regime_as_json,
                regime_in_words,
            );
        }
        if self.calendars {
            return list(self.json, Calendar::all(), calendar_as_json, calendar_in_words);
        }
        let (Some(regime), Some(received)) = (self.regime, self.received) else {
            return Err(Failure::call("say --regime and --received"));
        };
        let mut clock = Clock::of(regime, self.right, received).with_calendar(self.calendar);
        if self.extended {
            clock = clock
                .extended()
                .map_err(|why| Failure::call(format!("leave out --extended: {why}")))?;
        }
        let reckoning = clock.reckon().map_err(|why| {
            Failure::call(format!("{why}: leave out --calendar to count by weekends alone"))
        })?;
        if self.json {
            return out::json(&as_json(&reckoning));
        }
        for line in in_words(&reckoning) {
            out::line(line)?;
        }
        Ok(())
    }
}

/// A line for each.
fn list<T>(
    as_json: bool,
    all: impl Iterator<Item = T>,
    json: fn(T) -> Value,
    words: fn(T) -> String,
) -> Result<(), Failure> {
    if as_json {
        return out::json(&all.map(json).collect());
    }
    all.map(words).try_for_each(out::line)
}

fn regime_as_json(regime: Regime) -> Value {
    let law = regime.law();
    json!({
        "id": regime.id(),
        "name": law.name,
        "title": law.title,
        "answer": law.answer.within,
        "extended": law.answer.extended,
        "rolls": law.counting.rolls,
        "source": law.answer.source,
        "authority": law.authority,
        "court": law.court.as_ref().map(|court| json!({ "over": court.over, "source": court.source })),
        "checked_on": law.checked_on,
        "confidence": law.confidence,
    })
}

fn regime_in_words(regime: Regime) -> String {
    let law = regime.law();
    let extended = law
        .answer
        .extended
        .map_or_else(String::new, |period| format!(", extended {}", length(period)));
    format!(
        "{:<12} {}{extended}; {}; checked on {}, {}",
        regime.id(),
        length(law.answer.within),
        law.answer.source,
        law.checked_on,
        sure(law.confidence),
    )
}

fn calendar_as_json(calendar: Calendar) -> Value {
    let years = calendar.years();
    json!({
        "code": calendar.code(),
        "name": calendar.name(),
        "from": years.start(),
        "to": years.end(),
        "source": calendar.source(),
        "checked_on": calendar.checked_on(),
        "confidence": calendar.confidence(),
    })
}

fn calendar_in_words(calendar: Calendar) -> String {
    let years = calendar.years();
    format!(
        "{:<7} {}, {} to {}; {}; checked on {}, {}",
        calendar.code(),
        calendar.name(),
        years.start(),
        years.end(),
        calendar.source(),
        calendar.checked_on(),
        sure(calendar.confidence()),
    )
}

fn as_json(reckoning: &Reckoning) -> Value {
    let due = &reckoning.due;
    let mut said = json!({
        "regime": due.regime,
        "received": due.received_on,
        "due": due.by,
        "steps": reckoning.steps,
        "confidence": due.regime.law().confidence,
        "checked_on": due.regime.law().checked_on,
    });
    if let Some(by) = due.acknowledge_by {
        said["acknowledge_by"] = json!(by);
    }
    said
}

fn in_words(reckoning: &Reckoning) -> Vec<String> {
    let due = &reckoning.due;
    let law = due.regime.law();
    let mut lines = vec![format!("{}  the last day for the answer", due.by)];
    if let Some(by) = due.acknowledge_by {
        lines.push(format!("{by}  the last day to confirm receipt"));
    }
    lines.push(String::new());
    lines.push("How that comes about:".to_owned());
    lines.extend(reckoning.steps.iter().map(in_a_line));
    lines.push(String::new());
    lines.push(format!(
        "{}: {}, checked on {}, {}.",
        law.name,
        law.title,
        law.checked_on,
        sure(law.confidence)
    ));
    if let Some(calendar) = due.calendar {
        lines.push(format!(
            "Calendar {}: {}, checked on {}, {}.",
            calendar.code(),
            calendar.name(),
            calendar.checked_on(),
            sure(calendar.confidence())
        ));
    }
    lines
}

fn in_a_line(step: &Step) -> String {
    let says = match step.what {
        What::Received => "the request came; the day itself does not count".to_owned(),
        What::Acknowledge { within } => format!("the {} to confirm receipt end", length(within)),
        What::BeginsAnew { after } => format!("it is known {}, and the period begins", asked(after)),
        What::PeriodEnds { within } => format!("the period of {} ends", length(within)),
        What::ExtendedPeriodEnds { within } => {
            format!(
                "the extended period of {} ends, counted from the same start",
                length(within)
            )
        }
        What::Paused {
            until: Some(until),
            why,
        } => format!("paused until {until}, to learn {}", asked(why)),
        What::Paused { until: None, why } => format!("paused, to learn {}; no answer yet", asked(why)),
        What::Prolonged { days } => format!("the period ends, longer by {days} days of pause"),
        What::Calendar { calendar } => {
            format!("days off are the holidays of {}, and weekends", calendar.name())
        }
        What::WeekendsOnly => {
            "days off are Saturdays and Sundays: no calendar of holidays was asked".to_owned()
        }
        What::NotCovered { calendar } => format!(
            "days off are Saturdays and Sundays: {} is known for the years {} to {}",
            calendar.name(),
            calendar.years().start(),
            calendar.years().end()
        ),
        What::DayOff { because } => format!("{}, so the period does not end here", day_off(because)),
        What::Due => "the last day".to_owned(),
    };
    format!("{}  {says} ({})", step.on, step.source)
}

fn day_off(because: DayOff) -> String {
    match because {
        DayOff::Saturday => "a Saturday".to_owned(),
        DayOff::Sunday => "a Sunday".to_owned(),
        DayOff::Holiday(name) => format!("a holiday, {name}"),
    }
}

const fn asked(question: Question) -> &'static str {
    match question {
        Question::Identity => "who is asking",
        Question::Clarification => "what is asked for",
    }
}

const fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Primary => "the law's own text was read",
        Confidence::Secondary => "by what others write about it",
        Confidence::Unverified => "by common knowledge: read it yourself before you rely on it",
    }
}

fn length(period: Period) -> String {
    let (number, one, many) = match period {
        Period::Months(months) => (u16::from(months), "month", "months"),
        Period::Days(days) => (days, "day", "days"),
        Period::BusinessDays(days) => (days, "business day", "business days"),
    };
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_begins_with_its_day_and_ends_with_its_source() {
        let received = date("2026-11-25").unwrap();
        for &regime in Regime::ALL {
            let clock = Clock::new(regime, Right::Access, received);
            for clock in [Some(clock), clock.extended().ok()].into_iter().flatten() {
                for step in clock.by_weekends().steps {
                    let line = in_a_line(&step);
                    assert!(line.starts_with(&format!("{}  ", step.on)), "{line}");
                    assert!(line.ends_with(&format!(" ({})", step.source)), "{line}");
                }
            }
        }
    }

    #[test]
    fn a_complaint_and_an_appeal_are_no_rights_and_have_a_clock() {
        assert_eq!(matter("complaint"), Ok(Matter::Complaint));
        assert_eq!(matter("appeal"), Ok(Matter::Appeal));
        for right in Right::ALL {
            assert_eq!(matter(right.code()), Ok(Matter::Right(right)));
        }
        assert!(matter("Appeal").is_err());
    }

    #[test]
    fn a_length_is_counted() {
        assert_eq!(length(Period::Months(1)), "1 month");
        assert_eq!(length(Period::BusinessDays(10)), "10 business days");
    }

    #[test]
    fn a_date_is_written_in_one_way() {
        for bad in [
            "",
            "5 March 2026",
            "20260305",
            "2026-3-5",
            "2026-02-29",
            "2026-03-05T10:00:00Z",
        ] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }
}
