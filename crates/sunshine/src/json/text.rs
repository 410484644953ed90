//! The inside of quotation marks.

use std::borrow::Cow;

use super::error::Flaw;

const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = ONES * 0x80;

/// How many bytes from the beginning stand for themselves: up to a quotation mark, a backslash, a control character
/// or the end. Eight at a time, because most of what a person holds is text.
#[inline]
pub(super) fn plain(text: &[u8]) -> usize {
    let (words, rest) = text.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let found = special(u64::from_le_bytes(*word));
        if found != 0 {
            return index * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    let tail = rest.iter().position(|&b| b < b' ' || b == b'"' || b == b'\\');
    text.len() - rest.len() + tail.unwrap_or(rest.len())
}

/// The top bit of the lowest byte that is special. Bytes above it may be marked wrongly (the borrow), below it never.
#[inline]
const fn special(word: u64) -> u64 {
    // With its second bit turned, the quotation mark is a space, and a control character still one: all are under `!`.
    let low = (word ^ (ONES * 2)).wrapping_sub(ONES * b'!' as u64);
    let slash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    (low | slash) & !word & TOPS
}

/// The length of the escape that begins `text` with its backslash.
pub(super) fn escape(text: &[u8]) -> Result<usize, Flaw> {
    match text.get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(2),
        Some(b'u') => match unit(text).ok_or(Flaw::Escape)? {
            0xD800..=0xDBFF => match text.get(6..).and_then(unit) {
                Some(0xDC00..=0xDFFF) => Ok(12),
                _ => Err(Flaw::Surrogate),
            },
            0xDC00..=0xDFFF => Err(Flaw::Surrogate),
            _ => Ok(6),
        },
        Some(_) => Err(Flaw::Escape),
        None => Err(Flaw::Open),
    }
}

/// The UTF-16 unit of a `\uXXXX` at the beginning of `text`.
fn unit(text: &[u8]) -> Option<u32> {
    let digits = text.get(..6)?.strip_prefix(b"\\u")?;
    digits
        .iter()
        .try_fold(0, |unit, &b| Some(unit * 16 + char::from(b).to_digit(16)?))
}

/// What a checked text means: its escapes resolved.
pub(super) fn decode(raw: &str) -> Cow<'_, str> {
    let Some(first) = raw.find('\\') else {
        return Cow::Borrowed(raw);
    };
    let (mut out, mut rest) = (String::with_capacity(raw.len()), raw);
    let mut next = Some(first);
    while let Some(at) = next {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Ok(length) = escape(rest.as_bytes()) else {
            break;
        };
        out.push(meaning(&rest.as_bytes()[..length]));
        rest = &rest[length..];
        next = rest.find('\\');
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn meaning(escape: &[u8]) -> char {
    match escape {
        [_, b'b'] => '\u{8}',
        [_, b'f'] => '\u{c}',
        [_, b'n'] => '\n',
        [_, b'r'] => '\r',
        [_, b't'] => '\t',
        [_, other] => char::from(*other),
        _ => {
            let code = match (unit(escape), escape.get(6..).and_then(unit)) {
                (Some(high), Some(low)) => 0x1_0000 + ((high & 0x3FF) << 10 | low & 0x3FF),
                (one, _) => one.unwrap_or_default(),
            };
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_special_byte_wherever_it_stands() {
        for special in [b'"', b'\\', 0, 0x1F, b'\n'] {
            for length in 0..40 {
                let mut text = vec![0xC3; 40];
                text[length] = special;
                assert_eq!(plain(&text), length, "{special} at {length}");
                text[length + 1..].fill(b'"');
                assert_eq!(plain(&text), length, "{special} at {length}, and more after it");
            }
        }
    }

    #[test]
    fn no_other_byte_is_special() {
        for byte in (0x20..=0xFF).filter(|b| !matches!(b, b'"' | b'\\')) {
            assert_eq!(plain(&[byte; 17]), 17, "{byte}");
            let neighbours = [
                byte,
                byte.wrapping_add(1).max(0x5D),
                byte,
                0x80,
                0xFF,
                0x7F,
                byte,
                0x20,
            ];
            assert_eq!(plain(&neighbours), 8, "{byte}");
        }
    }

    #[test]
    fn resolves_escapes() {
        assert_eq!(decode(r#"a\"\\\/\b\f\n\r\tb"#), "a\"\\/\u{8}\u{c}\n\r\tb");
        assert_eq!(decode(r"\u0061\u00e9\uD83D\ude00\u0000"), "aé😀\0");
        assert!(matches!(decode("plain é"), Cow::Borrowed("plain é")));
    }

    #[test]
    fn a_surrogate_needs_its_other_half() {
        for lone in [
            r"\ud800",
            r"\udc00",
            r"\ud800\ud800",
            r"\ud800a",
            r"\ud83d\n",
            r"\ud83d\u00e9",
        ] {
            assert_eq!(escape(lone.as_bytes()), Err(Flaw::Surrogate), "{lone}");
        }
        for odd in [r"\u12", r"\u12g4", r"\x", r"\u+123"] {
            assert_eq!(escape(odd.as_bytes()), Err(Flaw::Escape), "{odd}");
        }
    }
}
