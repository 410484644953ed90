//! What was measured.

use std::time::Duration;

use serde_json::{Value, json};

/// Times in microseconds, and bytes.
#[derive(Default)]
pub struct Figures {
    took: Vec<u128>,
    bytes: usize,
}

impl Figures {
    pub fn count(&mut self, took: Duration, bytes: usize) {
        self.took.push(took.as_micros());
        self.bytes += bytes;
    }

    pub fn join(&mut self, other: Self) {
        self.took.extend(other.took);
        self.bytes += other.bytes;
    }

    /// How many there were a second.
    pub fn count_per(&self, long: Duration) -> u64 {
        self.took.len() as u64 / long.as_secs().max(1)
    }

    /// How many, the median and the 99th percentile of their times, and the mean of their bytes.
    pub fn said(&self) -> Value {
        let mut took = self.took.clone();
        took.sort_unstable();
        let at = |part: usize| took.get(took.len() * part / 100);
        json!({
            "pages": took.len(), "p50_us": at(50), "p99_us": at(99),
            "bytes": self.bytes.checked_div(took.len()),
        })
    }
}
