//! How fast a bundle is read: `cargo run --release -p sunshine --example parse < bundle.ndjson`.
//!
//! Once line by line as the import does it, once the scanner alone over the same bytes in memory.

use std::{
    error::Error,
    io::{self, BufReader, Read, Write},
    time::{Duration, Instant},
};

use sunshine::{bundle::Lines, json::Scanner};

fn main() -> Result<(), Box<dyn Error>> {
    let mut bundle = Vec::new();
    io::stdin().read_to_end(&mut bundle)?;
    let mut out = io::stdout();

    let started = Instant::now();
    let mut records = 0;
    for line in Lines::new(BufReader::with_capacity(1 << 18, &*bundle)) {
        let (_, record) = line?;
        records += u64::from(!record.data.is_empty());
    }
    say(&mut out, "records", records, bundle.len(), started.elapsed())?;

    let mut scanner = Scanner::new();
    let split: Vec<_> = bundle
        .split(|&b| b == b'\n')
        .filter(|line| !line.is_empty())
        .collect();
    let started = Instant::now();
    let mut lines = 0;
    for line in split {
        lines += u64::from(!scanner.scan_bytes(line)?.raw().is_empty());
    }
    say(&mut out, "scanner alone", lines, bundle.len(), started.elapsed())?;
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn say(out: &mut impl Write, what: &str, lines: u64, bytes: usize, took: Duration) -> io::Result<()> {
    let seconds = took.as_secs_f64();
    writeln!(
        out,
        "{what}: {lines} lines, {:.1} MB in {seconds:.3} s: {:.0} lines/s, {:.0} MB/s",
        bytes as f64 / 1e6,
        lines as f64 / seconds,
        bytes as f64 / 1e6 / seconds,
    )
}
