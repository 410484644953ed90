//! Days and times in words. What cannot be read as a time is shown as it is stored.

use jiff::{Timestamp, civil::Date, civil::DateTime, tz::Offset};

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
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

/// `Monday 30 November 2026`, from `2026-11-30` or from a time on that day.
pub fn full_day(stored: &str) -> Option<String> {
    let date = date(stored)?;
    let day = DAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
    Some(format!("{day} {}", plain(date)))
}

/// `30 November 2026`.
pub fn day(stored: &str) -> Option<String> {
    date(stored).map(plain)
}

/// `30 Nov`, for tables.
pub fn short_day(stored: &str) -> Option<String> {
    let date = date(stored)?;
    Some(format!("{} {}", date.day(), &month(date)[..3]))
}

/// `23 November 2026, 3.04 pm UTC`.
pub fn moment(stored: &str) -> Option<String> {
    let at = at(stored)?;
    Some(format!("{}, {} UTC", plain(at.date()), hour(at)))
}

/// `3.04 pm UTC`.
pub fn clock(stored: &str) -> Option<String> {
    at(stored).map(|at| format!("{} UTC", hour(at)))
}

/// `2026-11-30`, the key by which messages are gathered into days.
pub fn on(stored: &str) -> Option<String> {
    date(stored).map(|date| date.to_string())
}

/// `7 days from today`, `today`, `3 days over`.
pub fn away(days: i32) -> String {
    match days {
        0 => "today".into(),
        1 => "tomorrow".into(),
        2.. => format!("{days} days from today"),
        -1 => "1 day over".into(),
        _ => format!("{} days over", days.unsigned_abs()),
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

fn month(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

fn plain(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn hour(at: DateTime) -> String {
    let (hour, half) = match at.hour() {
        0 => (12, "am"),
        hour @ 1..=11 => (hour, "am"),
        12 => (12, "pm"),
        hour => (hour - 12, "pm"),
    };
    format!("{hour}.{:02} {half}", at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_a_day_in_words() {
        assert_eq!(full_day("2026-11-30").as_deref(), Some("Monday 30 November 2026"));
        assert_eq!(day("2026-03-09").as_deref(), Some("9 March 2026"));
        assert_eq!(short_day("2026-11-20").as_deref(), Some("20 Nov"));
        assert_eq!(
            full_day("2026-11-23T23:59:59Z").as_deref(),
            Some("Monday 23 November 2026")
        );
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
        let said: Vec<_> = [7, 1, 0, -1, -3].map(away).into();
        assert_eq!(
            said,
            [
                "7 days from today",
                "tomorrow",
                "today",
                "1 day over",
                "3 days over"
            ]
        );
    }
}
