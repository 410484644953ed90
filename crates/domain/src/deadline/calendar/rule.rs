//! The days that a calendar's file names.

use std::collections::BTreeMap;

use jiff::{
    Span,
    civil::{Date, Weekday},
};
use serde::Deserialize;

/// A holiday, by the rule that the law gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Holiday {
    /// What it is called in English.
    pub name: Box<str>,
    on: Rule,
    /// Where another day is off when it falls on a weekend.
    moved: Option<Moved>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Rule {
    /// The same day of every year.
    Fixed(MonthDay),
    /// So many days after Easter Sunday, or before.
    Easter(i16),
    /// The first such weekday from that day on.
    First(First),
    /// Once.
    Only(Date),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    weekday: NamedWeekday,
    from: MonthDay,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum NamedWeekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
}

impl NamedWeekday {
    const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Tuesday => Weekday::Tuesday,
            Self::Wednesday => Weekday::Wednesday,
            Self::Thursday => Weekday::Thursday,
            Self::Friday => Weekday::Friday,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Moved {
    /// To the next working day that is none already.
    Onward,
    /// From Saturday to Friday, from Sunday to Monday.
    Nearest,
}

/// A day that every year has: `05-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct MonthDay {
    month: i8,
    day: i8,
}

impl TryFrom<String> for MonthDay {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        // Of a year without a 29 February.
        let date = format!("2023-{text}").parse::<Date>();
        match date {
            Ok(date) if date.to_string()[5..] == text => Ok(Self {
                month: date.month(),
                day: date.day(),
            }),
            _ => Err("a day of every year is written like 05-01"),
        }
    }
}

impl MonthDay {
    fn of(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

impl Holiday {
    /// Its day in that year, before it is moved.
    fn day(&self, year: i16) -> Option<Date> {
        match self.on {
            Rule::Fixed(on) => on.of(year),
            Rule::Easter(days) => Some(easter(year)?.saturating_add(Span::new().days(days))),
            Rule::First(First { weekday, from }) => {
                let mut day = from.of(year)?;
                while day.weekday() != weekday.weekday() {
                    day = day.tomorrow().ok()?;
                }
                Some(day)
            }
            Rule::Only(date) => (date.year() == year).then_some(date),
        }
    }
}

/// The days off that a year's holidays make. One may lie in the year before.
pub(super) fn days_off(holidays: &[&Holiday], year: i16) -> BTreeMap<Date, Box<str>> {
    let mut off = BTreeMap::new();
    let mut moved = Vec::new();
    for holiday in holidays {
        match (holiday.day(year), holiday.moved) {
            (Some(day), Some(to)) if is_weekend(day) => moved.push((day, to, &holiday.name)),
            (Some(day), _) => {
                off.entry(day).or_insert_with(|| holiday.name.clone());
            }
            (None, _) => {}
        }
    }
    // In their order, so that of two in a row the second goes behind the first.
    moved.sort_by_key(|&(day, _, _)| day);
    for (day, to, name) in moved {
        let day = match to {
            Moved::Onward => onward(day, &off),
            Moved::Nearest if day.weekday() == Weekday::Saturday => day.yesterday().unwrap_or(day),
            Moved::Nearest => day.tomorrow().unwrap_or(day),
        };
        off.entry(day).or_insert_with(|| name.clone());
    }
    off
}

fn onward(mut day: Date, off: &BTreeMap<Date, Box<str>>) -> Date {
    while is_weekend(day) || off.contains_key(&day) {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
    }
    day
}

pub(super) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Easter Sunday of the Gregorian calendar: the Sunday after the full moon, as the church reckons it, that comes on 21
/// March or next.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let century = y / 100;
    // The moon's age, by its cycle of nineteen years and the corrections that each century brings.
    let golden = y % 19;
    let sun = century - century / 4;
    let moon = (8 * century + 13) / 25;
    let epact = (19 * golden + sun - moon + 15).rem_euclid(30);
    // Two full moons that the tables put a day earlier.
    let late = i32::from(epact == 29 || (epact == 28 && golden > 10));
    let full_moon = Date::new(year, 3, 21)
        .ok()?
        .saturating_add(Span::new().days(epact - late));
    let mut day = full_moon.tomorrow().ok()?;
    while day.weekday() != Weekday::Sunday {
        day = day.tomorrow().ok()?;
    }
    Some(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_is_when_it_was_and_will_be() {
        for day in [
            date(1954, 4, 18),
            date(1961, 4, 2),
            date(1981, 4, 19),
            date(2000, 4, 23),
            date(2008, 3, 23),
            date(2011, 4, 24),
            date(2016, 3, 27),
            date(2019, 4, 21),
            date(2024, 3, 31),
            date(2025, 4, 20),
            date(2026, 4, 5),
            date(2027, 3, 28),
            date(2028, 4, 16),
            date(2038, 4, 25),
            date(2049, 4, 18),
            date(2076, 4, 19),
            date(2100, 3, 28),
        ] {
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn a_day_that_not_every_year_has_is_none() {
        for bad in ["02-29", "13-01", "1-1", "05-01T00", ""] {
            assert!(MonthDay::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
