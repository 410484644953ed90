//! Where in a character of several bytes (RFC 3629 §4).

/// What has to come yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wide {
    left: u8,
    from: u8,
    to: u8,
}

impl Wide {
    /// After this first byte; none if no character begins with it.
    pub(super) const fn begin(byte: u8) -> Option<Self> {
        let (left, from, to) = match byte {
            0xc2..=0xdf => (1, 0x80, 0xbf),
            0xe0 => (2, 0xa0, 0xbf),
            0xed => (2, 0x80, 0x9f),
            0xe1..=0xec | 0xee | 0xef => (2, 0x80, 0xbf),
            0xf0 => (3, 0x90, 0xbf),
            0xf1..=0xf3 => (3, 0x80, 0xbf),
            0xf4 => (3, 0x80, 0x8f),
            _ => return None,
        };
        Some(Self { left, from, to })
    }

    /// Whether this byte goes on with it.
    pub(super) const fn takes(self, byte: u8) -> bool {
        self.from <= byte && byte <= self.to
    }

    /// After such a byte; none if the character is whole.
    pub(super) const fn next(self) -> Option<Self> {
        match self.left {
            0 | 1 => None,
            left => Some(Self {
                left: left - 1,
                from: 0x80,
                to: 0xbf,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_character(bytes: &[u8]) -> bool {
        let [first, rest @ ..] = bytes else {
            return false;
        };
        let mut wide = Wide::begin(*first);
        for &byte in rest {
            match wide {
                Some(here) if here.takes(byte) => wide = here.next(),
                _ => return false,
            }
        }
        wide.is_none() && !rest.is_empty()
    }

    /// Against the standard library, at each border.
    #[test]
    fn knows_characters_as_the_standard_library_does() {
        let edges = [0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0];
        for first in 0x80..=0xff {
            for second in edges {
                for long in 2..=4 {
                    let bytes = &[first, second, 0x80, 0xbf][..long];
                    let known = std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1);
                    assert_eq!(is_character(bytes), known, "{bytes:x?}");
                }
            }
        }
    }
}
