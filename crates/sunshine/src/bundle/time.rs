//! Moments: the platform's own form by hand, because every message has one, and every other form by jiff.

use jiff::Timestamp;

/// A date and time of ISO 8601 with its offset from UTC.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    platform(text.as_bytes()).or_else(|| text.parse().ok())
}

/// `YYYY-MM-DDTHH:MM:SS.mmmZ`.
fn platform(text: &[u8]) -> Option<Timestamp> {
    let text: &[u8; 24] = text.try_into().ok()?;
    let marks = [
        (4, b'-'),
        (7, b'-'),
        (10, b'T'),
        (13, b':'),
        (16, b':'),
        (19, b'.'),
        (23, b'Z'),
    ];
    if marks.iter().any(|&(at, mark)| text[at] != mark) {
        return None;
    }
    let (year, month, day) = (digits(&text[..4])?, digits(&text[5..7])?, digits(&text[8..10])?);
    let (hour, minute, second) = (
        digits(&text[11..13])?,
        digits(&text[14..16])?,
        digits(&text[17..19])?,
    );
    if !(1..=12).contains(&month) || !(1..=days(year, month)).contains(&day) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let seconds = (since_1970(year, month, day) * 24 + hour) * 3600 + minute * 60 + second;
    Timestamp::from_millisecond(seconds * 1000 + digits(&text[20..23])?).ok()
}

fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0, |number, b| {
        b.is_ascii_digit().then(|| number * 10 + i64::from(b - b'0'))
    })
}

const fn days(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// In days, by years that begin in March, so that the leap day is a year's last.
const fn since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_jiff_on_every_day_of_four_centuries() {
        let mut day = jiff::civil::date(1899, 1, 1);
        while day.year() < 2301 {
            let text = format!("{day}T23:59:58.007Z");
            assert_eq!(platform(text.as_bytes()), text.parse().ok(), "{text}");
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn leaves_every_other_form_to_jiff() {
        for text in [
            "2026-10-30T18:02:11Z",
            "2026-10-30T18:02:11.204+02:00",
            "2026-10-30T18:02:11.204123Z",
            "2026-10-30T18:02:60.000Z",
            "0000-01-01T00:00:00.000Z",
            "9999-12-30T00:00:00.000Z",
        ] {
            assert_eq!(parse(text), text.parse().ok(), "{text}");
            assert!(parse(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_moment_needs_its_offset_and_has_to_exist() {
        for text in [
            "",
            "yesterday",
            "2026-10-30T18:02:11.204",
            "2026-02-29T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-00-01T00:00:00.000Z",
            "2026-01-01T24:00:00.000Z",
            "2026-01-01T00:60:00.000Z",
            "20x6-01-01T00:00:00.000Z",
            "1793600090.417",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
