//! How far an import has come, for whoever watches a terminal.

use std::{
    io::{self, BufRead, IsTerminal as _, Read, Write as _},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

/// Shown again after so many milliseconds.
const EVERY: u64 = 200;

/// Counts what is read, and says so on stderr if that is a terminal.
#[derive(Clone)]
pub(super) struct Meter(Arc<State>);

struct State {
    begun: Instant,
    watched: bool,
    total: u64,
    bytes: AtomicU64,
    shown_at: AtomicU64,
}

impl Meter {
    /// For a bundle of so many bytes.
    pub(super) fn of(total: u64) -> Self {
        Self(Arc::new(State {
            begun: Instant::now(),
            watched: io::stderr().is_terminal(),
            total,
            bytes: AtomicU64::new(0),
            shown_at: AtomicU64::new(0),
        }))
    }

    /// The reader, with its bytes counted.
    pub(super) fn counting<R: BufRead>(&self, reader: R) -> Counting<R> {
        Counting {
            reader,
            meter: self.clone(),
        }
    }

    pub(super) fn show(&self, lines: u64) {
        let ms = u64::try_from(self.0.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let bytes = self.0.bytes.load(Ordering::Relaxed);
        let soon = ms < self.0.shown_at.load(Ordering::Relaxed) + EVERY;
        if !self.0.watched || (soon && bytes < self.0.total) {
            return;
        }
        self.0.shown_at.store(ms, Ordering::Relaxed);
        let said = said(lines, bytes, self.0.total, ms);
        let _ = write!(io::stderr().lock(), "\r\x1b[K{said}");
    }

    /// Makes room for what is said next.
    pub(super) fn clear(&self) {
        if self.0.watched {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

fn said(lines: u64, bytes: u64, total: u64, ms: u64) -> String {
    if bytes >= total {
        return format!("{lines} lines read; checking that they fit together, and writing the last of them");
    }
    let rate = lines.saturating_mul(1_000) / ms.max(1);
    let mb = |bytes| format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10);
    format!(
        "{lines} lines, {} of {} MB, {rate} lines a second",
        mb(bytes),
        mb(total)
    )
}

/// A reader that counts.
pub(super) struct Counting<R> {
    reader: R,
    meter: Meter,
}

impl<R: BufRead> Read for Counting<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(into)?;
        self.meter.0.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counting<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.meter.0.bytes.fetch_add(amount as u64, Ordering::Relaxed);
        self.reader.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_is_read_either_way() {
        let meter = Meter::of(6);
        let mut reader = meter.counting(io::Cursor::new(b"ab\ncd\n"));
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        assert_eq!(meter.0.bytes.load(Ordering::Relaxed), 3);
        reader.read_to_string(&mut line).unwrap();
        assert_eq!(meter.0.bytes.load(Ordering::Relaxed), 6);
        assert_eq!(
            said(50_000, 12_345_678, 80_000_000, 500),
            "50000 lines, 12.3 of 80.0 MB, 100000 lines a second"
        );
        assert_eq!(
            said(1, 0, 100_000, 0),
            "1 lines, 0.0 of 0.1 MB, 1000 lines a second"
        );
        assert!(said(9, 6, 6, 5).starts_with("9 lines read; "));
    }
}
