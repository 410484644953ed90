//! Records written out in full, as they were on one day, moved to the day the demo is made for.

use std::io;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::data;
use super::days::stamp;
use super::output::Output;

/// The day the records describe.
pub(super) const WRITTEN_ON: Date = date(2026, 11, 23);

/// Length of `2026-11-23T09:14:00.000Z`.
const STAMP: usize = 24;

pub(super) fn write<W: io::Write>(now: Timestamp, out: &mut Output<'_, W>) -> io::Result<()> {
    let today = TimeZone::UTC.to_datetime(now).date();
    let since = today.duration_since(WRITTEN_ON);
    for line in data::MAREN.lines() {
        out.line(&moved(line, since))?;
    }
    Ok(())
}

/// The same text with every time in it moved.
fn moved(text: &str, by: SignedDuration) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(quote) = rest.find('"') {
        let (before, after) = rest.split_at(quote + 1);
        moved.push_str(before);
        rest = after;
        if let Some((time, after)) = leading_stamp(rest) {
            moved.push_str(&stamp(time.saturating_add(by).unwrap_or(time)));
            rest = after;
        }
    }
    moved.push_str(rest);
    moved
}

fn leading_stamp(text: &str) -> Option<(Timestamp, &str)> {
    let (time, after) = text.split_at_checked(STAMP)?;
    let is_stamp = time.ends_with('Z') && after.starts_with('"');
    is_stamp
        .then(|| time.parse().ok())
        .flatten()
        .map(|time| (time, after))
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::moved;

    #[test]
    fn only_times_move() {
        let text = r#"{"at":"2026-11-20T23:00:00.500Z","text":"2026-11-20","n":[1.50,"Z"]}"#;
        assert_eq!(moved(text, SignedDuration::ZERO), text);
        let later = text.replace("2026-11-20T", "2026-11-22T");
        assert_eq!(moved(text, SignedDuration::from_hours(48)), later);
    }
}
