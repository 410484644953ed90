//! Numbers as one says them.

use super::Language;

/// A noun to be counted: one, and any other number of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    en: [&'static str; 2],
    de: [&'static str; 2],
}

/// Messages.
pub const MESSAGE: Noun = Noun {
    en: ["message", "messages"],
    de: ["Nachricht", "Nachrichten"],
};
/// Units of time.
pub const YEAR: Noun = Noun {
    en: ["year", "years"],
    de: ["Jahr", "Jahre"],
};
/// Units of time.
pub const MONTH: Noun = Noun {
    en: ["month", "months"],
    de: ["Monat", "Monate"],
};
/// Units of time.
pub const DAY: Noun = Noun {
    en: ["day", "days"],
    de: ["Tag", "Tage"],
};
/// Units of time.
pub const SECOND: Noun = Noun {
    en: ["second", "seconds"],
    de: ["Sekunde", "Sekunden"],
};
/// Steps that are done outside the portal.
pub const STEP: Noun = Noun {
    en: ["step", "steps"],
    de: ["Schritt", "Schritten"],
};
/// Questions of a form.
pub const QUESTION: Noun = Noun {
    en: ["question", "questions"],
    de: ["Frage", "Fragen"],
};
const BYTE: Noun = Noun {
    en: ["byte", "bytes"],
    de: ["Byte", "Bytes"],
};

impl Noun {
    /// The form that goes with this number.
    pub const fn said(self, language: Language, n: u64) -> &'static str {
        let form = language.plural(n);
        match language {
            Language::En => self.en[form],
            Language::De => self.de[form],
        }
    }
}

/// `1,284`, in German `1.284`.
pub fn count(language: Language, n: u64) -> String {
    let mark = match language {
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

/// `1 message`, `1,284 messages`, `no messages`.
pub fn counted(language: Language, n: u64, noun: Noun) -> String {
    let noun = noun.said(language, n);
    match (n, language) {
        (0, Language::En) => format!("no {noun}"),
        (0, Language::De) => format!("keine {noun}"),
        _ => format!("{} {noun}", count(language, n)),
    }
}

/// `51 kB`, `2.9 MB`, `1.2 GB`: rounded, in thousands, as file managers show it.
pub fn bytes(language: Language, n: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    let point = match language {
        Language::En => '.',
        Language::De => ',',
    };
    match UNITS.into_iter().find(|&(unit, _)| n >= unit) {
        None => counted(language, n, BYTE),
        Some((unit, name)) => {
            let tenths = (n + unit / 20) / (unit / 10);
            if unit == 1_000 || tenths >= 100 {
                format!("{} {name}", count(language, (n + unit / 2) / unit))
            } else {
                format!("{}{point}{} {name}", tenths / 10, tenths % 10)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_numbers_and_sizes() {
        let said = Language::ALL.map(|language| {
            let counts = [0, 1, 1_284].map(|n| counted(language, n, MESSAGE));
            let sizes = [1, 51_499, 2_944_000, 1_250_000_000].map(|n| bytes(language, n));
            [counts.join(", "), sizes.join(", ")]
        });
        assert_eq!(
            said,
            [
                [
                    "no messages, 1 message, 1,284 messages",
                    "1 byte, 51 kB, 2.9 MB, 1.3 GB"
                ],
                [
                    "keine Nachrichten, 1 Nachricht, 1.284 Nachrichten",
                    "1 Byte, 51 kB, 2,9 MB, 1,3 GB"
                ],
            ]
        );
    }
}
