//! How far a download has come, in whole numbers: floats would cost the browser their formatting.

/// What has arrived so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that are here.
    pub received: u64,
    /// Bytes to come in all, roughly; none when nobody said.
    pub expected: Option<u64>,
    /// Milliseconds since the start.
    pub millis: u64,
}

impl Progress {
    /// Maximum and value for `<progress>`; no value means that the end is not known.
    pub fn bar(self) -> (u64, Option<u64>) {
        match self.expected {
            Some(expected) if expected > 0 => (expected.max(self.received), Some(self.received)),
            _ => (1, None),
        }
    }

    /// Bytes a second, once there is enough to tell.
    pub const fn rate(self) -> Option<u64> {
        if self.millis < 500 || self.received == 0 {
            return None;
        }
        Some(self.received.saturating_mul(1000) / self.millis)
    }

    /// Seconds to go, rounded up; none while it cannot be told, or when there is more than was expected.
    pub fn seconds_left(self) -> Option<u64> {
        let rate = self.rate().filter(|&rate| rate > 0)?;
        let left = self.expected?.checked_sub(self.received)?;
        Some(left.div_ceil(rate))
    }

    /// How many quarters are here, of which the last is never said before the end.
    pub fn quarters(self) -> u8 {
        match self.expected {
            Some(expected) if expected > 0 => match self.received.saturating_mul(4) / expected {
                0 => 0,
                1 => 1,
                2 => 2,
                _ => 3,
            },
            _ => 0,
        }
    }
}

/// What was last said aloud, so that a screen reader hears of quarters and not of chunks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    quarters: u8,
    millis: u64,
}

/// Between two sentences when nothing else is worth one.
const SILENCE_MILLIS: u64 = 10_000;

impl Told {
    /// Whether `progress` is worth a sentence; if so, it counts as said.
    pub fn is_news(&mut self, progress: Progress) -> bool {
        let quarters = progress.quarters();
        let news = quarters > self.quarters || progress.millis.saturating_sub(self.millis) >= SILENCE_MILLIS;
        if news {
            *self = Self {
                quarters,
                millis: progress.millis,
            };
        }
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(received: u64, millis: u64) -> Progress {
        Progress {
            received,
            expected: Some(1000),
            millis,
        }
    }

    #[test]
    fn a_copy_larger_than_expected_fills_the_bar_and_no_more() {
        assert_eq!(at(1200, 1).bar(), (1200, Some(1200)));
        assert_eq!(at(1200, 9000).seconds_left(), None);
        assert_eq!(at(1200, 1).quarters(), 3);
    }

    #[test]
    fn an_unknown_size_has_no_value() {
        for expected in [None, Some(0)] {
            let progress = Progress {
                expected,
                ..at(10, 1)
            };
            assert_eq!((progress.bar(), progress.quarters()), ((1, None), 0));
        }
    }

    #[test]
    fn tells_rate_and_time_left_only_when_it_can() {
        assert_eq!((at(100, 499).rate(), at(0, 9000).rate()), (None, None));
        assert_eq!(at(250, 1000).rate(), Some(250));
        assert_eq!(at(250, 1000).seconds_left(), Some(3));
        assert_eq!(
            at(1, 9_000_000).seconds_left(),
            None,
            "a rate of nothing a second"
        );
    }

    #[test]
    fn speaks_at_quarters_and_after_a_long_silence() {
        let mut told = Told::default();
        let spoken: Vec<_> = [
            at(0, 0),
            at(249, 100),
            at(250, 200),
            at(260, 300),
            at(760, 400),
            at(770, 10_399),
            at(780, 10_400),
        ]
        .into_iter()
        .map(|progress| told.is_news(progress))
        .collect();
        assert_eq!(spoken, [false, false, true, false, true, false, true]);
    }
}
