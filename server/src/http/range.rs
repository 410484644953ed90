//! Parts of what is asked for (RFC 9110 §14). One range is served; of several, which may be ignored, the whole is.

use http::{HeaderMap, header::RANGE};

/// What `Range` asks for, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Everything, or something that cannot be understood and so is ignored.
    Whole,
    /// These bytes, the last one included.
    Part { first: u64, last: u64 },
    /// What lies behind the end.
    Beyond,
}

pub(crate) fn asked(headers: &HeaderMap, length: u64) -> Asked {
    let mut values = headers.get_all(RANGE).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return Asked::Whole;
    };
    value
        .to_str()
        .ok()
        .and_then(|text| parse(text, length))
        .unwrap_or(Asked::Whole)
}

fn parse(text: &str, length: u64) -> Option<Asked> {
    let (unit, range) = text.split_once('=')?;
    if !unit.eq_ignore_ascii_case("bytes") {
        return None;
    }
    let (first, last) = range.trim().split_once('-')?;
    if first.is_empty() {
        let suffix = number(last)?;
        if suffix == 0 || length == 0 {
            return Some(Asked::Beyond);
        }
        return Some(Asked::Part {
            first: length.saturating_sub(suffix),
            last: length - 1,
        });
    }
    let first = number(first)?;
    let last = if last.is_empty() { u64::MAX } else { number(last)? };
    if last < first {
        return None;
    }
    if first >= length {
        return Some(Asked::Beyond);
    }
    Some(Asked::Part {
        first,
        last: last.min(length - 1),
    })
}

/// Digits only: `+5` is none.
fn number(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, length: u64) -> Asked {
        let mut headers = HeaderMap::new();
        headers.insert(RANGE, text.parse().unwrap());
        asked(&headers, length)
    }

    #[test]
    fn one_range_as_the_rfc_reads_it() {
        assert_eq!(asked(&HeaderMap::new(), 10), Asked::Whole);
        for (text, want) in [
            ("bytes=0-0", Asked::Part { first: 0, last: 0 }),
            ("bytes=2-5", Asked::Part { first: 2, last: 5 }),
            ("Bytes=2-", Asked::Part { first: 2, last: 9 }),
            ("bytes=2-99", Asked::Part { first: 2, last: 9 }),
            ("bytes=-3", Asked::Part { first: 7, last: 9 }),
            ("bytes=-99", Asked::Part { first: 0, last: 9 }),
            (
                "bytes=9-99999999999999999999999",
                Asked::Part { first: 9, last: 9 },
            ),
            ("bytes=10-", Asked::Beyond),
            ("bytes=99999999999999999999999-", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=5-2", Asked::Whole),
            ("bytes=0-1,3-4", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
            ("bytes=+1-2", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("lines=1-2", Asked::Whole),
        ] {
            assert_eq!(of(text, 10), want, "{text}");
        }
        assert_eq!(of("bytes=0-", 0), Asked::Beyond);
        assert_eq!(of("bytes=-5", 0), Asked::Beyond);
    }
}
