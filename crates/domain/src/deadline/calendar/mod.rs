//! The days when nobody works, by where the business must act.

mod rule;

use std::{collections::BTreeMap, fmt, ops::RangeInclusive, sync::LazyLock};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use self::rule::{Holiday, days_off};
use super::Confidence;

/// Those of a whole stand before those of its parts.
const FILES: [&str; 23] = [
    include_str!("../calendars/de.toml"),
    include_str!("../calendars/de-bb.toml"),
    include_str!("../calendars/de-be.toml"),
    include_str!("../calendars/de-bw.toml"),
    include_str!("../calendars/de-by.toml"),
    include_str!("../calendars/de-hb.toml"),
    include_str!("../calendars/de-he.toml"),
    include_str!("../calendars/de-hh.toml"),
    include_str!("../calendars/de-mv.toml"),
    include_str!("../calendars/de-ni.toml"),
    include_str!("../calendars/de-nw.toml"),
    include_str!("../calendars/de-rp.toml"),
    include_str!("../calendars/de-sh.toml"),
    include_str!("../calendars/de-sl.toml"),
    include_str!("../calendars/de-sn.toml"),
    include_str!("../calendars/de-st.toml"),
    include_str!("../calendars/de-th.toml"),
    include_str!("../calendars/gb.toml"),
    include_str!("../calendars/gb-eaw.toml"),
    include_str!("../calendars/gb-nir.toml"),
    include_str!("../calendars/gb-sct.toml"),
    include_str!("../calendars/no.toml"),
    include_str!("../calendars/us.toml"),
];

/// One of the calendars that are known.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Calendar(&'static Sheet);

/// A calendar's file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    code: Box<str>,
    name: Box<str>,
    within: Option<Box<str>>,
    source: Box<str>,
    checked_on: Date,
    confidence: Confidence,
    from: i16,
    to: i16,
    days: Vec<Holiday>,
}

/// A calendar as it is asked.
struct Sheet {
    file: File,
    off: BTreeMap<Date, Box<str>>,
}

/// A file that cannot be read is no calendar; a test reads each.
static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    let files: Vec<File> = FILES
        .iter()
        .filter_map(|text| toml::from_str(text).ok())
        .collect();
    files.iter().map(|file| Sheet::of(file, &files)).collect()
});

impl Sheet {
    fn of(file: &File, files: &[File]) -> Self {
        let whole = files
            .iter()
            .find(|whole| file.within.as_deref() == Some(&*whole.code));
        let whole = whole.map_or(&[] as &[Holiday], |whole| whole.days.as_slice());
        let holidays: Vec<&Holiday> = whole.iter().chain(&file.days).collect();
        // The next year's may lie in the last.
        let years = file.from..=file.to.saturating_add(1);
        let off = years
            .flat_map(|year| days_off(&holidays, year))
            .filter(|(day, _)| (file.from..=file.to).contains(&day.year()));
        Self {
            off: off.collect(),
            file: file.clone(),
        }
    }
}

impl Calendar {
    /// Takes a code, `DE-BY`.
    ///
    /// # Errors
    /// [`UnknownCalendar`], which names those there are.
    pub fn parse(code: &str) -> Result<Self, UnknownCalendar> {
        Self::all()
            .find(|calendar| calendar.code() == code)
            .ok_or(UnknownCalendar)
    }

    /// Every calendar.
    pub fn all() -> impl Iterator<Item = Self> {
        SHEETS.iter().map(Self)
    }

    /// Its code, of ISO 3166-1 or 3166-2.
    pub fn code(self) -> &'static str {
        &self.0.file.code
    }

    /// Where it holds.
    pub fn name(self) -> &'static str {
        &self.0.file.name
    }

    /// The law that makes the holidays.
    pub fn source(self) -> &'static str {
        &self.0.file.source
    }

    /// When somebody last looked whether this is still so.
    pub fn checked_on(self) -> Date {
        self.0.file.checked_on
    }

    /// How far it can be relied on.
    pub fn confidence(self) -> Confidence {
        self.0.file.confidence
    }

    /// The years it covers.
    pub fn years(self) -> RangeInclusive<i16> {
        self.0.file.from..=self.0.file.to
    }

    /// The holiday of that day, if it is one.
    ///
    /// # Errors
    /// [`NotCovered`] if nothing is known of the year.
    pub fn holiday(self, day: Date) -> Result<Option<&'static str>, NotCovered> {
        if self.years().contains(&day.year()) {
            Ok(self.0.off.get(&day).map(|name| &**name))
        } else {
            Err(NotCovered {
                calendar: self,
                year: day.year(),
            })
        }
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Calendar").field(&self.code()).finish()
    }
}

impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Calendar {}

impl TryFrom<String> for Calendar {
    type Error = UnknownCalendar;

    fn try_from(code: String) -> Result<Self, UnknownCalendar> {
        Self::parse(&code)
    }
}

impl From<Calendar> for String {
    fn from(calendar: Calendar) -> Self {
        calendar.code().into()
    }
}

/// There is no such calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such calendar; known are {}", known())]
pub struct UnknownCalendar;

fn known() -> String {
    Calendar::all().map(Calendar::code).collect::<Vec<_>>().join(", ")
}

/// The calendar says nothing of that year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the calendar {} covers the years {} to {}, and {year} is needed",
    .calendar.code(), .calendar.years().start(), .calendar.years().end()
)]
pub struct NotCovered {
    /// The calendar.
    pub calendar: Calendar,
    /// The year.
    pub year: i16,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::{rule::is_weekend, *};

    fn off(code: &str, year: i16) -> Vec<String> {
        let calendar = Calendar::parse(code).unwrap();
        let days = calendar.0.off.keys().filter(|day| day.year() == year);
        days.map(|day| day.to_string()[5..].to_owned()).collect()
    }

    #[test]
    fn every_file_is_read_stands_in_the_list_and_names_a_whole_that_stands_before_it() {
        let mut before = BTreeSet::new();
        for text in FILES {
            let file: File = toml::from_str(text).unwrap_or_else(|why| panic!("{why}: {text}"));
            if let Some(whole) = &file.within {
                assert!(before.contains(whole), "{}", file.code);
            }
            assert!(file.from < file.to && !file.source.is_empty(), "{}", file.code);
            assert!(before.insert(file.code));
        }
        let there = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/deadline/calendars"));
        assert_eq!(there.unwrap().count(), FILES.len());
        assert_eq!(Calendar::all().count(), FILES.len());
    }

    #[test]
    fn every_code_leads_back_and_is_what_is_stored() {
        for calendar in Calendar::all() {
            let stored = serde_json::to_string(&calendar).unwrap();
            assert_eq!(stored, format!("\"{}\"", calendar.code()));
            assert_eq!(serde_json::from_str::<Calendar>(&stored).unwrap(), calendar);
        }
        let unknown = serde_json::from_str::<Calendar>("\"XX\"")
            .unwrap_err()
            .to_string();
        assert!(unknown.contains("known are DE, DE-BB, "), "{unknown}");
        assert!(Calendar::parse("de").is_err());
    }

    #[test]
    fn a_part_has_the_holidays_of_the_whole_and_its_own() {
        assert_eq!(
            off("DE", 2026),
            [
                "01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26"
            ]
        );
        assert_eq!(
            off("DE-BY", 2026),
            [
                "01-01", "01-06", "04-03", "04-06", "05-01", "05-14", "05-25", "06-04", "10-03", "11-01",
                "12-25", "12-26"
            ]
        );
        assert!(off("DE-SN", 2026).contains(&"11-18".to_owned()));
        assert!(off("DE-BE", 2025).contains(&"05-08".to_owned()));
        assert!(!off("DE-BE", 2026).contains(&"05-08".to_owned()));
    }

    /// As the governments of these parts list them, by law or by custom moved from weekends.
    #[test]
    fn what_falls_on_a_weekend_is_moved_as_each_law_says() {
        for (code, year, days) in [
            (
                "GB-EAW",
                2026,
                vec![
                    "01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28",
                ],
            ),
            (
                "GB-EAW",
                2027,
                vec![
                    "01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28",
                ],
            ),
            (
                "GB-SCT",
                2026,
                vec![
                    "01-01", "01-02", "04-03", "05-04", "05-25", "06-15", "08-03", "11-30", "12-25", "12-28",
                ],
            ),
            (
                "GB-SCT",
                2028,
                vec![
                    "01-03", "01-04", "04-14", "05-01", "05-29", "08-07", "11-30", "12-25", "12-26",
                ],
            ),
            (
                "GB-NIR",
                2026,
                vec![
                    "01-01", "03-17", "04-03", "04-06", "05-04", "05-25", "07-13", "08-31", "12-25", "12-28",
                ],
            ),
            (
                "US",
                2026,
                vec![
                    "01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26",
                    "12-25",
                ],
            ),
            (
                "US",
                2027,
                vec![
                    "01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25",
                    "12-24", "12-31",
                ],
            ),
        ] {
            assert_eq!(off(code, year), days, "{code} {year}");
        }
    }

    #[test]
    fn a_holiday_that_is_moved_is_never_moved_to_a_weekend() {
        for code in ["GB-EAW", "GB-SCT", "GB-NIR", "US"] {
            let calendar = Calendar::parse(code).unwrap();
            assert!(calendar.0.off.keys().all(|day| !is_weekend(*day)), "{code}");
        }
    }

    #[test]
    fn a_year_that_nobody_looked_at_is_an_error_that_says_which_are_known() {
        let bavaria = Calendar::parse("DE-BY").unwrap();
        assert_eq!(bavaria.holiday(date(2026, 1, 6)), Ok(Some("Epiphany")));
        assert_eq!(bavaria.holiday(date(2026, 1, 7)), Ok(None));
        for year in [2023, 2036] {
            let why = bavaria.holiday(date(year, 1, 6)).unwrap_err();
            assert_eq!(
                why.to_string(),
                format!("the calendar DE-BY covers the years 2024 to 2035, and {year} is needed")
            );
        }
    }
}
