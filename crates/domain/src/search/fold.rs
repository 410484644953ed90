//! One form for all the ways in which a word can be written.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::{
    CodePointMapDataBorrowed,
    props::{GeneralCategory, GeneralCategoryGroup},
};

const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();
const CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapDataBorrowed::new();

/// Writes `word` in lower case, without accents and in compatible letters to the end of `out`. Nothing but letters,
/// digits and marks comes out, and no ASCII letter in upper case.
pub(super) fn fold(word: &str, out: &mut String) {
    if word.is_ascii() {
        let letters = word.chars().filter(char::is_ascii_alphanumeric);
        out.extend(letters.map(|letter| letter.to_ascii_lowercase()));
        return;
    }
    for letter in NFKD.normalize_iter(word.chars()).flat_map(char::to_lowercase) {
        match letter {
            'ß' => out.push_str("ss"),
            'ς' => out.push('σ'),
            'ı' => out.push('i'),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            letter if is_accent(letter) => {}
            letter if letter.is_alphanumeric() || is_mark(letter) => out.push(letter),
            _ => {}
        }
    }
}

/// A mark that many leave out: accents, and the vowels of Hebrew and Arabic.
const fn is_accent(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}'
            | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// A mark: it belongs to the letter before it.
pub(super) fn is_mark(letter: char) -> bool {
    !letter.is_ascii() && GeneralCategoryGroup::Mark.contains(CATEGORY.get(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        let mut out = String::new();
        fold(word, &mut out);
        out
    }

    #[test]
    fn case_accents_and_letters_that_look_alike_make_no_difference() {
        for (written, found) in [
            ("Refund", "refund"),
            ("ÄRGER", "arger"),
            ("A\u{308}rger", "arger"),
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("ŁÓDŹ", "lodz"),
            ("Sørensen", "sorensen"),
            ("İstanbul", "istanbul"),
            ("Ｆｅｒｒｙ", "ferry"),
            ("ﬁn", "fin"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("Сёмга", "семга"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("z\u{300}\u{301}\u{36f}a", "za"),
        ] {
            assert_eq!(folded(written), found, "{written}");
        }
    }

    #[test]
    fn marks_that_spell_stay() {
        assert_eq!(folded("हिन्दी"), "हिन्दी");
        assert_eq!(folded("ที่"), "ที่");
    }

    #[test]
    fn whatever_is_written_only_letters_digits_and_marks_come_out() {
        for letter in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let out = folded(&letter.to_string());
            let plain = |c: char| (c.is_alphanumeric() || is_mark(c)) && !c.is_ascii_uppercase();
            assert!(out.chars().all(plain), "{letter:?} {out:?}");
        }
    }
}
