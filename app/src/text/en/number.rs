//! Numbers as one says them.

/// `1,284`.
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 message`, `1,284 messages`, `no messages`.
pub fn counted(n: u64, one: &str, many: &str) -> String {
    match n {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        n => format!("{} {many}", count(n)),
    }
}

/// `51 kB`, `2.9 MB`, `1.2 GB`: rounded, in thousands, as file managers show it.
pub fn bytes(n: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match UNITS.into_iter().find(|&(unit, _)| n >= unit) {
        None => counted(n, "byte", "bytes"),
        Some((unit, name)) => {
            let tenths = (n + unit / 20) / (unit / 10);
            if unit == 1_000 || tenths >= 100 {
                format!("{} {name}", count((n + unit / 2) / unit))
            } else {
                format!("{}.{} {name}", tenths / 10, tenths % 10)
            }
        }
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        match at {
            0 => {}
            _ if at + 1 == items.len() => out.push_str(" and "),
            _ => out.push_str(", "),
        }
        out.push_str(item.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_commas_by_thousands() {
        let said: Vec<_> = [0, 7, 999, 1_284, 45_000, 1_234_567].map(count).into();
        assert_eq!(said, ["0", "7", "999", "1,284", "45,000", "1,234,567"]);
    }

    #[test]
    fn says_one_and_many() {
        assert_eq!(counted(0, "message", "messages"), "no messages");
        assert_eq!(counted(1, "message", "messages"), "1 message");
        assert_eq!(counted(1_284, "message", "messages"), "1,284 messages");
    }

    #[test]
    fn rounds_bytes() {
        let said: Vec<_> = [
            0,
            1,
            999,
            1_000,
            51_499,
            999_949,
            2_944_000,
            12_600_000,
            1_250_000_000,
        ]
        .map(bytes)
        .into();
        assert_eq!(
            said,
            [
                "no bytes",
                "1 byte",
                "999 bytes",
                "1 kB",
                "51 kB",
                "1,000 kB",
                "2.9 MB",
                "13 MB",
                "1.3 GB"
            ]
        );
    }

    #[test]
    fn lists_with_and() {
        assert_eq!(list(&["a"; 0]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
