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
    bytes: AtomicU64,
    shown_at: AtomicU64,
}

impl Meter {
    pub(super) fn start() -> Self {
        Self(Arc::new(State {
            begun: Instant::now(),
            watched: io::stderr().is_terminal(),
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
        if !self.0.watched || ms < self.0.shown_at.load(Ordering::Relaxed) + EVERY {
            return;
        }
        self.0.shown_at.store(ms, Ordering::Relaxed);
        let said = said(lines, self.0.bytes.load(Ordering::Relaxed), ms);
        let _ = write!(io::stderr().lock(), "\r\x1b[K{said}");
    }

    /// Makes room for what is said next.
    pub(super) fn clear(&self) {
        if self.0.watched {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

fn said(lines: u64, bytes: u64, ms: u64) -> String {
    let rate = lines.saturating_mul(1_000) / ms.max(1);
    format!(
        "{lines} lines, {}.{} MB, {rate} lines a second",
        bytes / 1_000_000,
        bytes / 100_000 % 10
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
        let meter = Meter::start();
        let mut reader = meter.counting(io::Cursor::new(b"ab\ncd\n"));
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        assert_eq!(meter.0.bytes.load(Ordering::Relaxed), 3);
        reader.read_to_string(&mut line).unwrap();
        assert_eq!(meter.0.bytes.load(Ordering::Relaxed), 6);
        assert_eq!(
            said(50_000, 12_345_678, 500),
            "50000 lines, 12.3 MB, 100000 lines a second"
        );
        assert_eq!(said(1, 0, 0), "1 lines, 0.0 MB, 1000 lines a second");
    }
}
