//! Bundle lines, gathered into large writes.

use std::io;

const WRITE_AT: usize = 1 << 18;

/// Collects lines and hands them on in large pieces.
pub(super) struct Lines<'o, W> {
    out: &'o mut W,
    held: Vec<u8>,
}

impl<'o, W: io::Write> Lines<'o, W> {
    pub(super) fn new(out: &'o mut W) -> Self {
        Self {
            out,
            held: Vec::with_capacity(WRITE_AT + (1 << 14)),
        }
    }

    /// Where the next line goes. Call [`Lines::end`] after it.
    pub(super) fn line(&mut self) -> &mut Vec<u8> {
        &mut self.held
    }

    pub(super) fn end(&mut self) -> io::Result<()> {
        self.held.push(b'\n');
        if self.held.len() >= WRITE_AT {
            self.out.write_all(&self.held)?;
            self.held.clear();
        }
        Ok(())
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.out.write_all(&self.held)?;
        self.out.flush()
    }
}

/// Appends pieces that are text or ids.
macro_rules! put {
    ($line:expr, $($piece:expr),+ $(,)?) => {{
        $( $line.extend_from_slice($piece.as_ref()); )+
    }};
}
pub(super) use put;

/// Appends a number in decimal.
pub(super) fn put_number(line: &mut Vec<u8>, number: u64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    line.extend_from_slice(&digits[at..]);
}
