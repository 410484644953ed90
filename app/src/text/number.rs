//! Numbers as one says them.

use super::{Language, Noun, Phrase, language};

const NO: Phrase = Phrase {
    en: "no",
    de: "keine",
};
const AND: Phrase = Phrase { en: "and", de: "und" };
const BYTE: Noun = Noun {
    en: ["byte", "bytes"],
    de: ["Byte", "Bytes"],
};

/// `1,284`, in German `1.284`.
pub fn count(n: u64) -> String {
    let mark = match language() {
        Language::En => ',',
        Language::De => '.',
    };
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// What stands before the decimals.
pub fn point() -> char {
    match language() {
        Language::En => '.',
        Language::De => ',',
    }
}

/// `1 message`, `1,284 messages`, `no messages`.
pub fn counted(n: u64, noun: Noun) -> String {
    let noun = noun.here(n);
    match n {
        0 => format!("{NO} {noun}"),
        n => format!("{} {noun}", count(n)),
    }
}

/// `51 kB`, `2.9 MB`, `1.2 GB`: rounded, in thousands, as file managers show it.
pub fn bytes(n: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match UNITS.into_iter().find(|&(unit, _)| n >= unit) {
        None => counted(n, BYTE),
        Some((unit, name)) => {
            let tenths = (n + unit / 20) / (unit / 10);
            if unit == 1_000 || tenths >= 100 {
                format!("{} {name}", count((n + unit / 2) / unit))
            } else {
                format!("{}{}{} {name}", tenths / 10, point(), tenths % 10)
            }
        }
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        out.push_str(&joint(at, items.len()));
        out.push_str(item.as_ref());
    }
    out
}

/// What stands before the item at this place of so many.
pub fn joint(at: usize, of: usize) -> String {
    match at {
        0 => String::new(),
        _ if at + 1 == of => format!(" {AND} "),
        _ => ", ".to_owned(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{
        super::{noun::MESSAGE, tests::spoken},
        *,
    };

    const BOTH: [Language; 2] = Language::ALL;

    #[test]
    fn sets_marks_by_thousands() {
        let said = BOTH.map(|language| {
            spoken(language, || {
                [0, 7, 999, 1_284, 45_000, 1_234_567].map(count).join(" ")
            })
        });
        assert_eq!(
            said,
            ["0 7 999 1,284 45,000 1,234,567", "0 7 999 1.284 45.000 1.234.567"]
        );
    }

    #[test]
    fn says_none_one_and_many() {
        let said = BOTH.map(|language| {
            spoken(language, || {
                [0, 1, 2, 1_000].map(|n| counted(n, MESSAGE)).join(", ")
            })
        });
        assert_eq!(
            said,
            [
                "no messages, 1 message, 2 messages, 1,000 messages",
                "keine Nachrichten, 1 Nachricht, 2 Nachrichten, 1.000 Nachrichten"
            ]
        );
    }

    #[test]
    fn rounds_bytes() {
        let sizes = [
            0,
            1,
            999,
            1_000,
            51_499,
            999_949,
            2_944_000,
            12_600_000,
            1_250_000_000,
        ];
        let said = BOTH.map(|language| spoken(language, || sizes.map(bytes).join(", ")));
        assert_eq!(
            said,
            [
                "no bytes, 1 byte, 999 bytes, 1 kB, 51 kB, 1,000 kB, 2.9 MB, 13 MB, 1.3 GB",
                "keine Bytes, 1 Byte, 999 Bytes, 1 kB, 51 kB, 1.000 kB, 2,9 MB, 13 MB, 1,3 GB"
            ]
        );
    }

    #[test]
    fn lists_with_and() {
        assert_eq!(list(&["a"; 0]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(spoken(Language::De, || list(&["a", "b", "c"])), "a, b und c");
    }
}
