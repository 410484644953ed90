//! What somebody typed to find, and where it stands in a text.

use std::ops::Range;

use super::fold::{fold, folded};

/// The longest question that is read, in characters. What goes beyond is left out.
const LONGEST: usize = 200;

/// The most that is asked for at once.
const MOST: usize = 16;

/// How many characters are shown before what was found, and four times as many from there on.
const AROUND: usize = 60;

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// Words to find, all of them, in any order, anywhere in a word. There are no operators; what stands between quotation
/// marks is found only as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms(Vec<String>);

impl Terms {
    /// Reads what was typed; none if there is no letter or digit in it.
    pub fn of(typed: &str) -> Option<Self> {
        let typed: String = typed.chars().take(LONGEST).collect();
        let mut terms: Vec<String> = Vec::new();
        for (number, part) in typed.split('"').enumerate() {
            let mut term = |text: &str| {
                let mut folded = String::new();
                fold(text.trim(), &mut folded);
                if folded.contains(char::is_alphanumeric) && terms.len() < MOST && !terms.contains(&folded) {
                    terms.push(folded);
                }
            };
            if number % 2 == 1 {
                term(part);
            } else {
                part.split_whitespace().for_each(term);
            }
        }
        (!terms.is_empty()).then_some(Self(terms))
    }

    /// Whether all of them are in these texts taken together.
    pub fn are_in(&self, texts: &[&str]) -> bool {
        let mut all = String::new();
        for text in texts {
            fold(text, &mut all);
            // Nothing that is looked for holds it, so that nothing is found across two texts.
            all.push('\0');
        }
        self.0.iter().all(|term| all.contains(term.as_str()))
    }

    /// A text around what was found in it, cut where it is long; none if nothing was.
    pub fn excerpt(&self, text: &str) -> Option<Vec<Piece>> {
        let marks = self.marks(text);
        let first = marks.first()?.start;
        let before = text[..first].char_indices().rev().nth(AROUND - 1);
        let after = text[first..].char_indices().nth(4 * AROUND);
        let from = before.map_or(0, |(at, _)| at);
        let to = after.map_or(text.len(), |(at, _)| first + at);
        Some(pieces(text, from..to, &marks))
    }

    /// Where in `text` they stand: in order, apart from each other.
    fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let (folded, places) = folded(text);
        let mut marks: Vec<Range<usize>> = Vec::new();
        for term in &self.0 {
            for (at, _) in folded.match_indices(term.as_str()) {
                let start = places[at];
                let last = places[at + term.len() - 1];
                let long = text[last..].chars().next().map_or(0, char::len_utf8);
                marks.push(start..last + long);
            }
        }
        marks.sort_by_key(|mark| (mark.start, mark.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            match apart.last_mut() {
                Some(before) if mark.start <= before.end => before.end = before.end.max(mark.end),
                _ => apart.push(mark),
            }
        }
        apart
    }
}

fn pieces(text: &str, shown: Range<usize>, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |text: &str, found: bool| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                found,
            });
        }
    };
    add(if shown.start > 0 { "… " } else { "" }, false);
    let mut at = shown.start;
    for mark in marks {
        let (start, end) = (mark.start.clamp(at, shown.end), mark.end.clamp(at, shown.end));
        add(&text[at..start], false);
        add(&text[start..end], true);
        at = end;
    }
    add(&text[at..shown.end], false);
    add(if shown.end < text.len() { " …" } else { "" }, false);
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asked(typed: &str) -> Vec<String> {
        Terms::of(typed).map(|terms| terms.0).unwrap_or_default()
    }

    fn marked(typed: &str, text: &str) -> String {
        let pieces = Terms::of(typed).unwrap().excerpt(text).unwrap_or_default();
        let piece = |piece: &Piece| {
            if piece.found {
                format!("[{}]", piece.text)
            } else {
                piece.text.clone()
            }
        };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn words_are_asked_for_by_themselves_and_quoted_ones_together() {
        assert_eq!(asked("Refund  TOMORROW refund"), ["refund", "tomorrow"]);
        assert_eq!(asked("\"next  day\" Ärger"), ["next day", "arger"]);
        assert_eq!(asked("HL-7731"), ["hl-7731"]);
        assert_eq!(asked("\"not closed"), ["not closed"]);
        for nothing in ["", " ", "\"\"", "()", "🙂", "\0"] {
            assert!(Terms::of(nothing).is_none(), "{nothing}");
        }
        assert_eq!(asked(&"a ".repeat(5_000)), ["a"]);
        let many: Vec<String> = (0..5_000).map(|n| n.to_string()).collect();
        assert_eq!(asked(&many.join(" ")).len(), MOST);
    }

    #[test]
    fn all_have_to_be_there_and_none_across_two_texts() {
        let terms = |typed: &str| Terms::of(typed).unwrap();
        assert!(terms("red ferry").are_in(&["a Ferry", "in RED"]));
        assert!(!terms("red ferry").are_in(&["a Ferry"]));
        assert!(!terms("\"red ferry\"").are_in(&["red", "ferry"]));
        assert!(terms("\"red ferry\"").are_in(&["red\n ferry"]));
    }

    #[test]
    fn what_was_found_is_marked_as_it_was_written() {
        assert_eq!(
            marked("strasse", "Die Straße, STRASSE"),
            "Die [Straße], [STRASSE]"
        );
        assert_eq!(marked("erg", "A\u{308}rger"), "");
        assert_eq!(marked("arg", "A\u{308}rger"), "[A\u{308}rg]er");
        assert_eq!(marked("aa a", "baaab"), "b[aaa]b");
        let long = format!("{}berry{}", "x ".repeat(200), " y".repeat(400));
        let shown = marked("berry", &long);
        assert!(
            shown.starts_with("… ") && shown.ends_with(" …") && shown.contains("[berry]"),
            "{shown}"
        );
        assert!(shown.chars().count() < 400, "{shown}");
    }

    proptest! {
        #[test]
        fn an_excerpt_is_a_part_of_the_text(text in any::<String>(), typed in any::<String>()) {
            if let Some(terms) = Terms::of(&typed) {
                let excerpt = terms.excerpt(&text).unwrap_or_default();
                let whole: String = excerpt.iter().map(|piece| piece.text.as_str()).collect();
                let inner = whole.trim_start_matches("… ").trim_end_matches(" …");
                prop_assert!(text.contains(inner));
            }
        }

        #[test]
        fn whatever_is_in_a_text_is_marked_in_it(text in "[a-zäß ]{0,300}", typed in "[a-zäß]{1,3}") {
            let terms = Terms::of(&typed).unwrap();
            let marked = terms.excerpt(&text).is_some_and(|pieces| pieces.iter().any(|piece| piece.found));
            prop_assert_eq!(terms.are_in(&[&text]), marked);
        }
    }
}
