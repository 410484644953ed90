//! Numbers: checked as they are written, never converted.

/// The length of the number at the beginning of `text`; `None` when it is none that JSON has.
pub(super) fn number(text: &[u8]) -> Option<usize> {
    let mut at = usize::from(text.first() == Some(&b'-'));
    match text.get(at)? {
        b'0' => at += 1,
        _ => at = digits(text, at)?,
    }
    if text.get(at) == Some(&b'.') {
        at = digits(text, at + 1)?;
    }
    if let Some(b'e' | b'E') = text.get(at) {
        let signed = matches!(text.get(at + 1), Some(b'+' | b'-'));
        at = digits(text, at + 1 + usize::from(signed))?;
    }
    let goes_on = text
        .get(at)
        .is_some_and(|b| b.is_ascii_digit() || matches!(b, b'.' | b'+' | b'-'));
    (!goes_on).then_some(at)
}

/// Where the digits that begin at `at` end; there has to be one.
fn digits(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let count = rest
        .iter()
        .position(|b| !b.is_ascii_digit())
        .unwrap_or(rest.len());
    (count > 0).then_some(at + count)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn takes_every_form_json_has() {
        for text in [
            "0",
            "-0",
            "7",
            "10",
            "1.50",
            "-0.0",
            "1E5",
            "1e+05",
            "1.0e-10",
            "123456789012345678901234567890",
        ] {
            assert_eq!(number(text.as_bytes()), Some(text.len()), "{text}");
            assert_eq!(number(format!("{text},").as_bytes()), Some(text.len()), "{text},");
        }
    }

    #[test]
    fn refuses_every_other() {
        for text in [
            "", "-", "01", "-01", "1.", ".5", "+1", "1e", "1e+", "1.e5", "0x1", "--1", "1.2.3", "1-", "NaN",
        ] {
            assert_ne!(number(text.as_bytes()), Some(text.len()), "{text}");
        }
    }
}
