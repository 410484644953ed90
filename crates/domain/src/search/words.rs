//! Splitting text into words.

use std::ops::Range;

use super::fold::{fold, is_mark};

/// The longest word that is told from others, in letters.
const LONGEST: usize = 64;

/// Gives every word of `text` in the form that search knows it by, with where it stands. Scripts that set no spaces
/// between words (Chinese, Japanese, Thai …) are read two letters at a time, overlapping, and the last one by itself.
pub fn each_word(text: &str, mut give: impl FnMut(&str, Range<usize>)) {
    let mut words = Words::default();
    for run in runs(text) {
        run.each(&text[run.place.clone()], &mut words, &mut give);
    }
}

/// A stretch of letters of one kind.
pub(super) struct Run {
    pub(super) place: Range<usize>,
    pub(super) dense: bool,
}

/// What is needed to read a run, kept from one to the next.
#[derive(Default)]
struct Words {
    folded: String,
    /// Of the letters of a run without spaces: where each stands in `folded`, and where in the run.
    letters: Vec<(usize, usize)>,
}

impl Run {
    fn each(&self, text: &str, words: &mut Words, give: &mut impl FnMut(&str, Range<usize>)) {
        let Words { folded, letters } = words;
        folded.clear();
        if !self.dense {
            fold(text, folded);
            cut(folded);
            if !folded.is_empty() {
                give(folded, self.place.clone());
            }
            return;
        }
        letters.clear();
        for place in letters_of(text) {
            let from = folded.len();
            fold(&text[place.clone()], folded);
            if folded.len() > from {
                letters.push((from, place.start));
            }
        }
        letters.push((folded.len(), text.len()));
        for at in 0..letters.len() - 1 {
            let (from, start) = letters[at];
            let (to, end) = letters[(at + 2).min(letters.len() - 1)];
            give(
                &folded[from..to],
                self.place.start + start..self.place.start + end,
            );
        }
    }

    /// Whether there is more than one letter in it, for a run without spaces.
    pub(super) fn is_long(&self, text: &str) -> bool {
        letters_of(&text[self.place.clone()]).nth(1).is_some()
    }
}

/// The letters of a run, each with the marks that belong to it.
fn letters_of(run: &str) -> impl Iterator<Item = Range<usize>> {
    let mut starts = run
        .char_indices()
        .filter(|&(at, letter)| at == 0 || !joins(letter))
        .map(|(at, _)| at)
        .peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        Some(start..starts.peek().copied().unwrap_or(run.len()))
    })
}

/// How long the first letter is, with the marks that belong to it.
pub(super) fn first_letter(run: &str) -> usize {
    letters_of(run).next().map_or(0, |letter| letter.end)
}

/// Whether a word is of a script that sets no spaces between words.
pub(super) fn is_dense(word: &str) -> bool {
    word.chars().next().is_some_and(is_dense_letter)
}

/// The runs of a text, in order.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Run> {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, dense) = letters.find_map(|(at, letter)| kind(letter).map(|dense| (at, dense)))?;
        while letters
            .next_if(|&(_, letter)| joins(letter) || kind(letter) == Some(dense))
            .is_some()
        {}
        let end = letters.peek().map_or(text.len(), |&(at, _)| at);
        Some(Run {
            place: start..end,
            dense,
        })
    })
}

/// Whether a letter is of a script that sets no spaces between words; nothing if it belongs to no word.
fn kind(letter: char) -> Option<bool> {
    if letter.is_ascii() {
        letter.is_ascii_alphanumeric().then_some(false)
    } else if letter.is_alphanumeric() || is_mark(letter) {
        Some(is_dense_letter(letter))
    } else {
        None
    }
}

/// Whether it goes on with whatever word it stands in: marks, and joiners that nobody sees.
fn joins(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{ff9e}' | '\u{ff9f}'
    ) || is_mark(letter)
}

const fn is_dense_letter(letter: char) -> bool {
    matches!(
        letter,
        // Thai, Lao, Burmese, Khmer: without their digits.
        '\u{e01}'..='\u{e4e}' | '\u{e81}'..='\u{ecf}' | '\u{edc}'..='\u{edf}' | '\u{1000}'..='\u{103f}'
            | '\u{1050}'..='\u{109f}' | '\u{1780}'..='\u{17dd}'
            // Chinese and Japanese.
            | '\u{3005}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{1aff0}'..='\u{1b16f}'
            | '\u{20000}'..='\u{3fffd}'
    )
}

/// Cuts a word to the longest that is told from others.
fn cut(word: &mut String) {
    if word.len() > LONGEST
        && let Some((at, _)) = word.char_indices().nth(LONGEST)
    {
        word.truncate(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, &str)> {
        let mut found = Vec::new();
        each_word(text, |word, place| found.push((word.to_owned(), &text[place])));
        found
    }

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn words_stand_between_what_is_no_letter() {
        assert_eq!(
            words("The 18:40 to Tårrow, HL-7731"),
            [
                ("the", "The"),
                ("18", "18"),
                ("40", "40"),
                ("to", "to"),
                ("tarrow", "Tårrow"),
                ("hl", "HL"),
                ("7731", "7731")
            ]
            .map(|(word, place)| (word.to_owned(), place))
        );
        assert_eq!(
            folded("don't \"OR\" a*b\0c (x) 🙂"),
            ["don", "t", "or", "a", "b", "c", "x"]
        );
        for empty in ["", " ", "🙂!\0\"", "\u{ad}"] {
            assert_eq!(folded(empty), [""; 0], "{empty:?}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_read_two_letters_at_a_time() {
        assert_eq!(
            words("東京都へ"),
            [("東京", "東京"), ("京都", "京都"), ("都へ", "都へ"), ("へ", "へ")]
                .map(|(word, place)| (word.to_owned(), place))
        );
        assert_eq!(folded("猫"), ["猫"]);
        assert_eq!(folded("iPhone手机"), ["iphone", "手机", "机"]);
        assert_eq!(folded("ｶﾞ"), folded("ガ"));
        assert_eq!(words("ที่นี่").len(), 2, "marks belong to their letters");
    }

    #[test]
    fn other_scripts_are_read_by_words() {
        assert_eq!(folded("हिन्दी भाषा"), ["हिन्दी", "भाषा"]);
        assert_eq!(folded("한국어 여행").len(), 2);
        assert_eq!(folded("می\u{200c}خواهم"), ["میخواهم"]);
    }

    #[test]
    fn long_words_are_cut() {
        assert_eq!(folded(&"Ü".repeat(1_000)), ["u".repeat(64)]);
    }
}
