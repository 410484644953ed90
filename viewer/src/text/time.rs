//! Days and times in words, by UTC. What cannot be read as a time is shown as it is stored.

use super::{Language, Phrase, both};

const DAYS: [Phrase; 7] = [
    both("Sunday", "Sonntag"),
    both("Monday", "Montag"),
    both("Tuesday", "Dienstag"),
    both("Wednesday", "Mittwoch"),
    both("Thursday", "Donnerstag"),
    both("Friday", "Freitag"),
    both("Saturday", "Samstag"),
];
const MONTHS: [Phrase; 12] = [
    both("January", "Januar"),
    both("February", "Februar"),
    both("March", "März"),
    both("April", "April"),
    both("May", "Mai"),
    both("June", "Juni"),
    both("July", "Juli"),
    both("August", "August"),
    both("September", "September"),
    both("October", "Oktober"),
    both("November", "November"),
    both("December", "Dezember"),
];

/// A moment as the platform and the portal write it: RFC 3339 in UTC; a day has no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Moment {
    year: usize,
    month: usize,
    day: usize,
    clock: Option<(usize, usize)>,
}

/// `30 November 2026`, from a day or from a time on it.
pub fn day(language: Language, stored: &str) -> String {
    read(stored).map_or_else(|| stored.to_owned(), |at| plain(language, at))
}

/// `Monday 30 November 2026`.
pub fn full_day(language: Language, stored: &str) -> String {
    let Some(at) = read(stored) else {
        return stored.to_owned();
    };
    let (name, day) = (weekday(at).said(language), plain(language, at));
    match language {
        Language::En => format!("{name} {day}"),
        Language::De => format!("{name}, {day}"),
    }
}

/// `30 November 2026, 3.04 pm UTC`.
pub fn moment(language: Language, stored: &str) -> String {
    match read(stored).map(|at| (plain(language, at), at.clock)) {
        Some((day, Some(clock))) => format!("{day}, {}", hour(language, clock)),
        Some((day, None)) => day,
        None => stored.to_owned(),
    }
}

/// `3.04 pm UTC`.
pub fn clock(language: Language, stored: &str) -> String {
    let clock = read(stored).and_then(|at| at.clock);
    clock.map_or_else(|| stored.to_owned(), |clock| hour(language, clock))
}

/// Whether it is a time.
pub fn is_time(stored: &str) -> bool {
    read(stored).is_some_and(|at| at.clock.is_some())
}

/// The day that a time is on: `2026-11-30`; all of what is no time.
pub fn on(stored: &str) -> &str {
    match read(stored) {
        Some(_) => stored.get(..10).unwrap_or(stored),
        None => stored,
    }
}

fn read(stored: &str) -> Option<Moment> {
    let (date, time) = match stored.split_once('T') {
        Some((date, time)) => (date, Some(time.strip_suffix('Z')?)),
        None => (stored, None),
    };
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let clock = match time {
        None => None,
        Some(time) => {
            let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
            let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
            let [hour, minute, second] = numbers(whole, ':', [2, 2, 2])?;
            (digits && hour < 24 && minute < 60 && second <= 60).then_some(())?;
            Some((hour, minute))
        }
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Moment {
        year,
        month,
        day,
        clock,
    })
}

fn numbers(text: &str, between: char, lengths: [usize; 3]) -> Option<[usize; 3]> {
    let mut parts = text.split(between);
    let mut numbers = [0; 3];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let part = parts.next()?;
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = digits.then(|| part.parse().ok()).flatten()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// By Sakamoto's method, for the Gregorian calendar.
fn weekday(at: Moment) -> Phrase {
    const SHIFTS: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    // A year 0 has no year before it here, but 400 years are whole weeks.
    let year = at.year + 400 - usize::from(at.month < 3);
    let day = year + year / 4 - year / 100 + year / 400 + SHIFTS[at.month - 1] + at.day;
    DAYS[day % 7]
}

fn plain(language: Language, at: Moment) -> String {
    let Moment { year, day, month, .. } = at;
    let month = MONTHS[month - 1].said(language);
    match language {
        Language::En => format!("{day} {month} {year}"),
        Language::De => format!("{day}. {month} {year}"),
    }
}

fn hour(language: Language, (hour, minute): (usize, usize)) -> String {
    match language {
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
    use super::*;

    #[test]
    fn says_days_and_times_in_words() {
        let said = |stored| Language::ALL.map(|language| moment(language, stored));
        assert_eq!(
            said("2026-11-23T15:04:05.123Z"),
            [
                "23 November 2026, 3.04 pm UTC",
                "23. November 2026, 15:04 Uhr UTC"
            ]
        );
        assert_eq!(said("2026-03-09"), ["9 March 2026", "9. März 2026"]);
        let full = Language::ALL.map(|language| full_day(language, "2026-11-30T00:05:00Z"));
        assert_eq!(full, ["Monday 30 November 2026", "Montag, 30. November 2026"]);
        assert_eq!(clock(Language::En, "2026-11-23T00:05:00Z"), "12.05 am UTC");
        assert_eq!(on("2026-11-23T00:05:00Z"), "2026-11-23");
    }

    #[test]
    fn knows_the_day_of_the_week() {
        for (stored, name) in [
            ("1970-01-01", "Thursday"),
            ("2000-02-29", "Tuesday"),
            ("2026-11-29", "Sunday"),
            ("2100-03-01", "Monday"),
            ("0000-01-01", "Saturday"),
        ] {
            assert!(full_day(Language::En, stored).starts_with(name), "{stored}");
        }
    }

    #[test]
    fn leaves_what_is_no_time() {
        for stored in [
            "",
            "yesterday",
            "2026-13-01",
            "2026-11-23T15:04:05+01:00",
            "2026-11-23T25:04:05Z",
            "2026-11-23T15:04:05.Z",
            "12026-11-23",
            "2026-1-23",
            "２０２６-11-23",
        ] {
            assert_eq!(moment(Language::En, stored), stored);
            assert!(!is_time(stored));
        }
        assert!(is_time("2026-11-23T15:04:05Z") && !is_time("2026-11-23"));
    }
}
