//! What stands in a cell: never a formula, whatever somebody wrote.

use std::borrow::Cow;

/// The text, with an apostrophe before it if a spreadsheet could read a formula in it. A NUL, at which many programs
/// stop to read, becomes U+FFFD; the record beside it keeps it.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    let guard = if may_be_a_formula(text) { "'" } else { "" };
    if guard.is_empty() && !text.contains('\0') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{guard}{}", text.replace('\0', "\u{fffd}")))
}

/// By its first character that can be seen; a tab or the end of a line at the start may end a cell by itself.
fn may_be_a_formula(text: &str) -> bool {
    let first = text.chars().find(|c| !is_unseen(*c));
    text.starts_with(['\t', '\r', '\n']) || first.is_some_and(begins_formula)
}

/// As they are, in full width and in small forms, which some programs take for the same.
const fn begins_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+'
            | '-'
            | '@'
            | '\u{ff1d}'
            | '\u{ff0b}'
            | '\u{ff0d}'
            | '\u{ff20}'
            | '\u{fe66}'
            | '\u{fe62}'
            | '\u{fe63}'
            | '\u{fe6b}'
    )
}

/// White space, controls, and marks without width.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_begins_with_an_apostrophe() {
        for text in [
            "=1+1",
            "+44 7700 900417",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\tx",
            "\rx",
            "\nx",
            " =1",
            "\u{a0}\u{3000}=1",
            "\u{ff1d}1",
            "\u{ff0b}1",
            "\u{ff0d}1",
            "\u{ff20}x",
            "\u{fe66}1",
            "\u{202e}=1",
            "\u{200f}\u{feff}-1",
            "\u{7}=1",
        ] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
        assert_eq!(guarded("\0=1"), "'\u{fffd}=1");
    }

    #[test]
    fn what_is_none_stays_as_it_is() {
        for text in [
            "",
            " ",
            "Hello",
            "1 + 1 = 2",
            "a@example.org",
            "'=1",
            "{\"a\":1}",
            "\u{202e}right to left",
        ] {
            assert!(
                matches!(guarded(text), Cow::Borrowed(same) if same == text),
                "{text:?}"
            );
        }
        assert_eq!(guarded("a\0b"), "a\u{fffd}b");
    }
}
