//! Times as the platform writes them, `YYYY-MM-DDThh:mm:ss.SSSZ`, fast for times that come in order.

use jiff::Timestamp;

const DAY: i64 = 86_400_000;

/// People signed up during the year before the first message.
pub(super) const FIRST_SIGN_UP: i64 = 1_640_995_200_000; // 2022-01-01
/// The first message cannot be older than this.
pub(super) const FIRST_MESSAGE: i64 = 1_672_531_200_000; // 2023-01-01
/// Three years of traffic.
pub(super) const TRAFFIC: u64 = 1_096 * 86_400_000;

/// Whole seconds of a time in milliseconds.
pub(super) fn seconds(millis: i64) -> i64 {
    millis.div_euclid(1000)
}

/// `part / whole` of `length` milliseconds.
pub(super) fn share(length: u64, part: u64, whole: u64) -> i64 {
    let millis = u128::from(length) * u128::from(part) / u128::from(whole.max(1));
    i64::try_from(millis).unwrap_or(0)
}

/// Writes times, remembering the day it wrote last.
#[derive(Debug)]
pub(super) struct Stamper {
    day: i64,
    date: String,
}

impl Stamper {
    pub(super) fn new() -> Self {
        Self {
            day: i64::MIN,
            date: String::new(),
        }
    }

    pub(super) fn write(&mut self, line: &mut Vec<u8>, millis: i64) {
        let day = millis.div_euclid(DAY);
        if day != self.day {
            self.day = day;
            let start = Timestamp::from_millisecond(day * DAY).unwrap_or(Timestamp::UNIX_EPOCH);
            self.date = start.strftime("%Y-%m-%dT").to_string();
        }
        let rest = u32::try_from(millis.rem_euclid(DAY)).unwrap_or(0);
        line.extend_from_slice(self.date.as_bytes());
        let clock = [
            digit(rest / 36_000_000),
            digit(rest / 3_600_000),
            b':',
            digit(rest / 600_000 % 6),
            digit(rest / 60_000),
            b':',
            digit(rest / 10_000 % 6),
            digit(rest / 1_000),
            b'.',
            digit(rest / 100),
            digit(rest / 10),
            digit(rest),
            b'Z',
        ];
        line.extend_from_slice(&clock);
    }
}

/// The last decimal digit of a number.
fn digit(number: u32) -> u8 {
    b'0' + u8::try_from(number % 10).unwrap_or(0)
}
