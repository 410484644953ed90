//! Days and times in words. What cannot be read as a time is shown as it is stored.

use jiff::{Timestamp, civil::Date, civil::DateTime, tz::Offset};

use super::{Language, Phrase, language, noun, number::counted, say};

const DAYS: [Phrase; 7] = [
    Phrase {
        en: "Monday",
        de: "Montag",
    },
    Phrase {
        en: "Tuesday",
        de: "Dienstag",
    },
    Phrase {
        en: "Wednesday",
        de: "Mittwoch",
    },
    Phrase {
        en: "Thursday",
        de: "Donnerstag",
    },
    Phrase {
        en: "Friday",
        de: "Freitag",
    },
    Phrase {
        en: "Saturday",
        de: "Samstag",
    },
    Phrase {
        en: "Sunday",
        de: "Sonntag",
    },
];
const MONTHS: [Phrase; 12] = [
    Phrase {
        en: "January",
        de: "Januar",
    },
    Phrase {
        en: "February",
        de: "Februar",
    },
    Phrase {
        en: "March",
        de: "März",
    },
    Phrase {
        en: "April",
        de: "April",
    },
    Phrase { en: "May", de: "Mai" },
    Phrase {
        en: "June",
        de: "Juni",
    },
    Phrase {
        en: "July",
        de: "Juli",
    },
    Phrase {
        en: "August",
        de: "August",
    },
    Phrase {
        en: "September",
        de: "September",
    },
    Phrase {
        en: "October",
        de: "Oktober",
    },
    Phrase {
        en: "November",
        de: "November",
    },
    Phrase {
        en: "December",
        de: "Dezember",
    },
];
const SHORT_MONTHS: [Phrase; 12] = [
    Phrase {
        en: "Jan",
        de: "Jan.",
    },
    Phrase {
        en: "Feb",
        de: "Feb.",
    },
    Phrase {
        en: "Mar",
        de: "März",
    },
    Phrase {
        en: "Apr",
        de: "Apr.",
    },
    Phrase { en: "May", de: "Mai" },
    Phrase {
        en: "Jun",
        de: "Juni",
    },
    Phrase {
        en: "Jul",
        de: "Juli",
    },
    Phrase {
        en: "Aug",
        de: "Aug.",
    },
    Phrase {
        en: "Sep",
        de: "Sept.",
    },
    Phrase {
        en: "Oct",
        de: "Okt.",
    },
    Phrase {
        en: "Nov",
        de: "Nov.",
    },
    Phrase {
        en: "Dec",
        de: "Dez.",
    },
];
const TODAY: Phrase = Phrase {
    en: "today",
    de: "heute",
};
const TOMORROW: Phrase = Phrase {
    en: "tomorrow",
    de: "morgen",
};

/// `Monday 30 November 2026`, from `2026-11-30` or from a time on that day.
pub fn full_day(stored: &str) -> Option<String> {
    let date = date(stored)?;
    let name = DAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
    let day = plain(date);
    Some(say! { en: "{name} {day}", de: "{name}, {day}" })
}

/// `30 November 2026`.
pub fn day(stored: &str) -> Option<String> {
    date(stored).map(plain)
}

/// `30 Nov`, for tables.
pub fn short_day(stored: &str) -> Option<String> {
    let date = date(stored)?;
    let (day, month) = (date.day(), month(date, &SHORT_MONTHS));
    Some(say! { en: "{day} {month}", de: "{day}. {month}" })
}

/// `23 November 2026, 3.04 pm UTC`.
pub fn moment(stored: &str) -> Option<String> {
    let at = at(stored)?;
    Some(format!("{}, {}", plain(at.date()), hour(at)))
}

/// `3.04 pm UTC`.
pub fn clock(stored: &str) -> Option<String> {
    at(stored).map(hour)
}

/// `2026-11-30`, the key by which messages are gathered into days.
pub fn on(stored: &str) -> Option<String> {
    date(stored).map(|date| date.to_string())
}

/// `7 days from today`, `today`, `3 days over`.
pub fn away(days: i32) -> String {
    let n = counted(u64::from(days.unsigned_abs()), noun::AFTER_DAYS);
    match days {
        0 => TODAY.into(),
        1 => TOMORROW.into(),
        2.. => say! { en: "{n} from today", de: "in {n}" },
        _ => say! { en: "{n} over", de: "seit {n} überfällig" },
    }
}

fn at(stored: &str) -> Option<DateTime> {
    stored
        .parse::<Timestamp>()
        .ok()
        .map(|at| Offset::UTC.to_datetime(at))
}

fn date(stored: &str) -> Option<Date> {
    at(stored).map(DateTime::date).or_else(|| stored.parse().ok())
}

fn month(date: Date, names: &[Phrase; 12]) -> Phrase {
    names[usize::from(date.month().unsigned_abs()) - 1]
}

fn plain(date: Date) -> String {
    let (day, month, year) = (date.day(), month(date, &MONTHS), date.year());
    say! { en: "{day} {month} {year}", de: "{day}. {month} {year}" }
}

fn hour(at: DateTime) -> String {
    let (hour, minute) = (at.hour(), at.minute());
    match language() {
        Language::En => {
            let (hour, half) = match hour {
                0 => (12, "am"),
                1..=11 => (hour, "am"),
                12 => (12, "pm"),
                _ => (hour - 12, "pm"),
            };
            format!("{hour}.{minute:02} {half} UTC")
        }
        Language::De => format!("{hour}:{minute:02} Uhr UTC"),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::spoken, *};

    fn in_german(say: fn(&str) -> Option<String>, stored: &str) -> String {
        spoken(Language::De, || say(stored).unwrap())
    }

    #[test]
    fn says_a_day_in_words() {
        assert_eq!(full_day("2026-11-30").as_deref(), Some("Monday 30 November 2026"));
        assert_eq!(day("2026-03-09").as_deref(), Some("9 March 2026"));
        assert_eq!(short_day("2026-11-20").as_deref(), Some("20 Nov"));
        assert_eq!(
            full_day("2026-11-23T23:59:59Z").as_deref(),
            Some("Monday 23 November 2026")
        );
        assert_eq!(in_german(full_day, "2026-11-30"), "Montag, 30. November 2026");
        assert_eq!(in_german(day, "2026-03-09"), "9. März 2026");
        assert_eq!(in_german(short_day, "2026-11-20"), "20. Nov.");
    }

    #[test]
    fn says_a_time_in_words() {
        let said = |stored| clock(stored).unwrap();
        assert_eq!(said("2026-11-23T00:05:00Z"), "12.05 am UTC");
        assert_eq!(said("2026-11-23T12:00:00.123Z"), "12.00 pm UTC");
        assert_eq!(said("2026-11-23T18:40:00Z"), "6.40 pm UTC");
        assert_eq!(
            moment("2026-11-23T15:04:05Z").unwrap(),
            "23 November 2026, 3.04 pm UTC"
        );
        assert_eq!(in_german(clock, "2026-11-23T00:05:00Z"), "0:05 Uhr UTC");
        assert_eq!(
            in_german(moment, "2026-11-23T15:04:05Z"),
            "23. November 2026, 15:04 Uhr UTC"
        );
    }

    #[test]
    fn takes_other_offsets_to_utc() {
        assert_eq!(
            moment("2026-11-24T00:30:00+01:00").unwrap(),
            "23 November 2026, 11.30 pm UTC"
        );
    }

    #[test]
    fn leaves_what_is_no_time() {
        assert_eq!(moment("yesterday"), None);
        assert_eq!(full_day(""), None);
    }

    #[test]
    fn says_how_far_a_day_is() {
        let said = |language| spoken(language, || [7, 1, 0, -1, -3].map(away));
        assert_eq!(
            said(Language::En),
            [
                "7 days from today",
                "tomorrow",
                "today",
                "1 day over",
                "3 days over"
            ]
        );
        assert_eq!(
            said(Language::De),
            [
                "in 7 Tagen",
                "morgen",
                "heute",
                "seit 1 Tag überfällig",
                "seit 3 Tagen überfällig"
            ]
        );
    }
}
