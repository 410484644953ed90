//! What somebody typed to find.

use std::ops::Range;

use super::words::{each_word, first_letter, is_dense, runs};

/// The longest question that is read, in characters. What goes beyond is left out.
const LONGEST: usize = 200;

/// The most that is asked for at once. What goes beyond is left out.
const MOST: usize = 16;

/// From how many letters on a word is also found where it goes on: `refu` finds `refund`. Fewer begin too many words.
const BEGINS: usize = 3;

/// Words to find: all of them, in any order. What is typed is data: there are no operators. Words between quotation
/// marks, and those written together (`HL-7731`), are found only next to each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    phrases: Vec<Phrase>,
}

/// Words that stand next to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Each as search knows it.
    pub words: Vec<String>,
    /// Whether the last may go on.
    pub open: bool,
}

impl Query {
    /// As much of what was typed as is read.
    pub fn cut(typed: &str) -> &str {
        let end = typed.char_indices().nth(LONGEST);
        end.map_or(typed, |(at, _)| &typed[..at])
    }

    /// Reads what was typed. Whatever it is, this is some question, perhaps for nothing.
    pub fn parse(typed: &str) -> Self {
        let mut phrases: Vec<Phrase> = Vec::new();
        for (number, part) in Self::cut(typed).split('"').enumerate() {
            let quoted = number % 2 == 1;
            if quoted {
                phrases.extend(phrase(part, false));
            } else {
                phrases.extend(
                    part.split_whitespace()
                        .filter_map(|together| phrase(together, true)),
                );
            }
        }
        let mut once: Vec<Phrase> = Vec::new();
        for phrase in phrases {
            if once.len() < MOST && !once.contains(&phrase) {
                once.push(phrase);
            }
        }
        Self { phrases: once }
    }

    /// Whether it asks for no word at all.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// What has to be found, all of it.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// Where in `text` what it asks for stands: ranges of bytes, in order, apart from each other.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut words = Vec::new();
        each_word(text, |word, place| words.push((word.to_owned(), place)));
        let mut marks: Vec<Range<usize>> = Vec::new();
        for from in 0..words.len() {
            let here = self
                .phrases
                .iter()
                .filter_map(|phrase| phrase.end(text, &words[from..]));
            let Some(end) = here.max() else {
                continue;
            };
            let start = words[from].1.start;
            match marks.last_mut() {
                Some(last) if start <= last.end => last.end = last.end.max(end),
                _ => marks.push(start..end),
            }
        }
        marks
    }
}

impl Phrase {
    /// Where it ends in `text`, if these words of it begin with it.
    fn end(&self, text: &str, words: &[(String, Range<usize>)]) -> Option<usize> {
        let (last, before) = self.words.split_last()?;
        let (found, place) = words.get(before.len())?;
        let same = before.iter().zip(words).all(|(word, (there, _))| word == there);
        if !same || !(found == last || self.open && found.starts_with(last)) {
            return None;
        }
        // Of two letters that stand for each other's neighbour, only the first was asked for.
        let pair = self.open && found != last && is_dense(last);
        Some(
            place.start
                + if pair {
                    first_letter(&text[place.clone()])
                } else {
                    place.len()
                },
        )
    }
}

/// The words of a part; none if there are none in it.
fn phrase(part: &str, may_go_on: bool) -> Option<Phrase> {
    let last = runs(part).last()?;
    let mut words = Vec::new();
    each_word(part, |word, _| words.push(word.to_owned()));
    let mut open = may_go_on && words.last()?.chars().count() >= BEGINS;
    if last.dense {
        if last.is_long(part) {
            // The last letter by itself: here something may follow it.
            words.pop();
            open = false;
        } else {
            open = true;
        }
    }
    (!words.is_empty()).then_some(Phrase { words, open })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(typed: &str) -> Vec<(Vec<String>, bool)> {
        let phrases = Query::parse(typed).phrases;
        phrases
            .into_iter()
            .map(|phrase| (phrase.words, phrase.open))
            .collect()
    }

    fn asks(typed: &str, expected: &[(&[&str], bool)]) {
        let expected: Vec<(Vec<String>, bool)> = expected
            .iter()
            .map(|(words, open)| (words.iter().map(|&word| word.to_owned()).collect(), *open))
            .collect();
        assert_eq!(asked(typed), expected, "{typed}");
    }

    #[test]
    fn every_word_is_asked_for_and_may_go_on() {
        asks("Refund  TOMORROW", &[(&["refund"], true), (&["tomorrow"], true)]);
        asks("to be", &[(&["to"], false), (&["be"], false)]);
        asks("HL-7731", &[(&["hl", "7731"], true)]);
        asks("again again", &[(&["again"], true)]);
    }

    #[test]
    fn what_is_quoted_stands_together_and_ends() {
        asks(
            "\"next day\" ferry",
            &[(&["next", "day"], false), (&["ferry"], true)],
        );
        asks("\"not closed", &[(&["not", "closed"], false)]);
        asks("\"\"", &[]);
    }

    #[test]
    fn scripts_without_spaces_are_asked_for_by_pairs() {
        asks("東京", &[(&["東京"], false)]);
        asks("東京都", &[(&["東京", "京都"], false)]);
        asks("猫", &[(&["猫"], true)]);
        asks("\"猫\"", &[(&["猫"], true)]);
        asks("東京tower", &[(&["東京", "京", "tower"], true)]);
    }

    #[test]
    fn operators_and_other_syntax_are_words_or_nothing() {
        asks("a OR b", &[(&["a"], false), (&["or"], false), (&["b"], false)]);
        asks("NEAR(a b)", &[(&["near", "a"], false), (&["b"], false)]);
        asks(
            "text:word* ^x -y",
            &[(&["text", "word"], true), (&["x"], false), (&["y"], false)],
        );
        for nothing in ["", " ", "\0", "*", "\"", "''", "()", "🙂"] {
            asks(nothing, &[]);
        }
    }

    #[test]
    fn what_goes_beyond_is_left_out() {
        assert_eq!(asked(&"a".repeat(10_000)).len(), 1);
        let words: usize = asked(&"b c ".repeat(2_500)).len();
        assert_eq!(words, 2, "each word once");
        assert_eq!(
            asked(&(0..5_000).map(|n| n.to_string()).collect::<Vec<_>>().join(" ")).len(),
            16
        );
    }

    fn marked(typed: &str, text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for mark in Query::parse(typed).marks(text) {
            out += &[&text[at..mark.start], "[", &text[mark.clone()], "]"].concat();
            at = mark.end;
        }
        out + &text[at..]
    }

    #[test]
    fn found_words_are_marked_as_they_are_written() {
        assert_eq!(marked("refun", "A Refund, refunded"), "A [Refund], [refunded]");
        assert_eq!(
            marked("arger", "Ärger und A\u{308}rger"),
            "[Ärger] und [A\u{308}rger]"
        );
        assert_eq!(
            marked("\"next day\"", "next week, next day"),
            "next week, [next day]"
        );
        assert_eq!(marked("HL-773", "HL-7731, 773 HL"), "[HL-7731], 773 HL");
        assert_eq!(marked("京都", "東京都へ"), "東[京都]へ");
        assert_eq!(marked("東京都", "東京都へ"), "[東京都]へ");
        assert_eq!(marked("都", "東京都へ都"), "東京[都]へ[都]");
        assert_eq!(marked("a", "abc <a> a"), "abc <[a]> [a]");
        assert_eq!(marked("", "abc"), "abc");
    }
}
