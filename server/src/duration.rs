//! Spans of time as people write them: `90s`, `15m`, `24h`, `7d`.

use jiff::SignedDuration;

/// Not such a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write a number and s, m, h or d, like 15m or 24h")]
pub struct InvalidDuration;

/// Reads a span. It is never zero and at most a year.
///
/// # Errors
/// [`InvalidDuration`] for anything else.
pub fn parse(text: &str) -> Result<SignedDuration, InvalidDuration> {
    let (digits, unit) = text.split_at(text.len() - text.chars().next_back().map_or(0, char::len_utf8));
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => return Err(InvalidDuration),
    };
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(InvalidDuration);
    }
    let number: i64 = digits.parse().map_err(|_| InvalidDuration)?;
    let seconds = number
        .checked_mul(seconds)
        .filter(|seconds| (1..=366 * 86_400).contains(seconds));
    seconds.map(SignedDuration::from_secs).ok_or(InvalidDuration)
}

/// A span as [`parse`] reads it, in the largest unit that says it whole.
pub fn said(span: SignedDuration) -> String {
    let seconds = span.as_secs();
    let units = [(86_400, 'd'), (3_600, 'h'), (60, 'm')];
    let whole = units.into_iter().find(|(unit, _)| seconds % unit == 0);
    let (unit, letter) = whole.unwrap_or((1, 's'));
    format!("{}{letter}", seconds / unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write() {
        for (text, seconds) in [("1s", 1), ("15m", 900), ("24h", 86_400), ("7d", 604_800)] {
            assert_eq!(parse(text), Ok(SignedDuration::from_secs(seconds)));
        }
        for text in ["1s", "61s", "15m", "25h", "7d"] {
            assert_eq!(said(parse(text).unwrap()), text);
        }
        for text in [
            "",
            "15",
            "m",
            "-1m",
            "+1m",
            "0s",
            "1.5h",
            "1w",
            "400d",
            "99999999999999999999s",
            "1é",
        ] {
            assert_eq!(parse(text), Err(InvalidDuration), "{text}");
        }
    }
}
