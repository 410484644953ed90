//! Reads an exact form from front to back: anything else is a [`Fault`].

/// Why a text is not of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It ends before the form does, and is right so far.
    Short,
    /// It is something else.
    Other,
}

pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(crate) const fn position(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn literal(&mut self, text: &str) -> Result<(), Fault> {
        let rest = self.rest();
        if rest.starts_with(text.as_bytes()) {
            self.at += text.len();
            Ok(())
        } else if text.as_bytes().starts_with(rest) {
            Err(Fault::Short)
        } else {
            Err(Fault::Other)
        }
    }

    /// One to `most` bytes that `fits` allows, and a following byte that it does not.
    pub(crate) fn run(&mut self, most: usize, fits: impl Fn(u8) -> bool) -> Result<&'a str, Fault> {
        let rest = self.rest();
        let long = rest.iter().position(|&b| !fits(b)).ok_or(Fault::Short)?;
        if !(1..=most).contains(&long) {
            return Err(Fault::Other);
        }
        self.at += long;
        std::str::from_utf8(&rest[..long]).map_err(|_| Fault::Other)
    }

    /// A quoted text of one to `most` bytes without escapes.
    pub(crate) fn quoted(&mut self, most: usize, fits: impl Fn(u8) -> bool) -> Result<&'a str, Fault> {
        self.literal("\"")?;
        let text = self.run(most, fits)?;
        self.literal("\"")?;
        Ok(text)
    }
}
