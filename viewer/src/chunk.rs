//! A piece of the file, and one value gathered out of several.

/// The most that is kept of one value: 1 MiB, as much as the portal takes in of one.
pub const LARGEST: u64 = 1024 * 1024;

/// Bytes of the file, and where they stand in it.
#[derive(Debug, Clone, Copy)]
pub struct Chunk<'c> {
    /// The bytes.
    pub bytes: &'c [u8],
    /// The first one's offset.
    pub at: u64,
}

impl<'c> Chunk<'c> {
    /// The offset of the byte after the last.
    pub const fn end(&self) -> u64 {
        self.at + self.bytes.len() as u64
    }

    /// As much of the bytes from one offset to another as is here.
    pub fn between(&self, from: u64, to: u64) -> &'c [u8] {
        let place = |offset: u64| usize::try_from(offset.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let to = place(to).min(self.bytes.len());
        self.bytes.get(place(from)..to).unwrap_or_default()
    }
}

/// A value that is larger than [`LARGEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge {
    /// Its first byte's offset.
    pub at: u64,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Gathers the bytes of one value after the other, whatever the chunks' borders.
#[derive(Debug, Clone, Default)]
pub struct Keep {
    open: Option<u64>,
    bytes: Vec<u8>,
}

impl Keep {
    /// A value begins at this offset.
    pub fn begin(&mut self, at: u64) {
        self.open = Some(at);
        self.bytes.clear();
    }

    /// It ends before this offset.
    ///
    /// # Errors
    /// [`TooLarge`]: then it was not kept.
    pub fn end<'k>(&'k mut self, to: u64, chunk: Chunk<'k>) -> Result<&'k [u8], TooLarge> {
        let at = self.open.take().unwrap_or(to);
        let bytes = to.saturating_sub(at);
        if bytes > LARGEST {
            return Err(TooLarge { at, bytes });
        }
        let here = chunk.between(at, to);
        if self.bytes.is_empty() {
            return Ok(here);
        }
        self.bytes.extend_from_slice(here);
        Ok(&self.bytes)
    }

    /// The chunk is over. To be called after each, so that what has begun in it goes on.
    pub fn go_on(&mut self, chunk: Chunk<'_>) {
        let Some(at) = self.open else { return };
        if chunk.end().saturating_sub(at) > LARGEST {
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(chunk.between(at, chunk.end()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept of the bytes from one offset to another, in chunks of this size.
    fn kept(file: &[u8], from: u64, to: u64, size: usize) -> Result<Vec<u8>, TooLarge> {
        let mut keep = Keep::default();
        let mut at = 0;
        for bytes in file.chunks(size) {
            let chunk = Chunk { bytes, at };
            if (at..chunk.end()).contains(&from) {
                keep.begin(from);
            }
            if (at + 1..=chunk.end()).contains(&to) {
                return keep.end(to, chunk).map(<[u8]>::to_vec);
            }
            keep.go_on(chunk);
            assert!(keep.bytes.len() as u64 <= LARGEST);
            at = chunk.end();
        }
        unreachable!("the value ends within the file")
    }

    #[test]
    fn borders_make_no_difference() {
        let file = b"0123456789abcdef";
        for size in 1..=file.len() {
            assert_eq!(kept(file, 3, 11, size).unwrap(), b"3456789a", "{size}");
            assert_eq!(kept(file, 0, 16, size).unwrap(), file, "{size}");
        }
    }

    #[test]
    fn what_is_too_large_is_not_kept_but_known() {
        let file = vec![b'x'; 3 * 1024 * 1024];
        for size in [4_096, 1_000_000, file.len()] {
            assert_eq!(
                kept(&file, 5, 5 + LARGEST, size).map(|bytes| bytes.len() as u64),
                Ok(LARGEST)
            );
            let large = TooLarge {
                at: 5,
                bytes: LARGEST + 1,
            };
            assert_eq!(kept(&file, 5, 6 + LARGEST, size), Err(large));
        }
    }
}
