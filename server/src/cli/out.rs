//! What commands print: results on stdout, and on stderr what is worth knowing though the command did what it should.

use std::{
    fmt::Display,
    io::{self, BufWriter, StdoutLock, Write},
};

use super::Failure;

/// One line.
///
/// # Errors
/// [`Failure`] when nobody reads it.
pub fn line(text: impl Display) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")
        .and_then(|()| out.flush())
        .map_err(|error| failed(&error))
}

/// One JSON value in a line.
///
/// # Errors
/// [`Failure`] when nobody reads it.
pub fn json(value: &serde_json::Value) -> Result<(), Failure> {
    line(value)
}

/// One line on stderr. When nobody reads it, nothing is lost that was asked for.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr().lock(), "rightsdesk: {text}");
}

/// For output of any size.
pub fn stream() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// A failure to write to stdout. A reader that has read enough (`| head`) is no news.
pub fn failed(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        Failure::silent()
    } else {
        Failure::unable(format!("the output could not be written: {error}"))
    }
}
