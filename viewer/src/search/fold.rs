//! One form for all the ways in which a word can be written, by the rules of the portal's own search.

use icu_normalizer::DecomposingNormalizerBorrowed;

const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();

/// Writes the text in lower case, without accents and in compatible letters, and any white space as one space.
pub fn fold(text: &str, out: &mut String) {
    each(text, |letter, _| out.push(letter));
}

/// The same, with the place in `text` that each byte of it comes from.
pub fn folded(text: &str) -> (String, Vec<usize>) {
    let (mut out, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    each(text, |letter, place| {
        out.push(letter);
        places.resize(out.len(), place);
    });
    (out, places)
}

fn each(text: &str, mut give: impl FnMut(char, usize)) {
    let mut space = false;
    for (place, letter) in text.char_indices() {
        if letter.is_whitespace() {
            if !space {
                give(' ', place);
            }
            space = true;
            continue;
        }
        space = false;
        if letter.is_ascii() {
            give(letter.to_ascii_lowercase(), place);
            continue;
        }
        for letter in NFKD
            .normalize_iter(std::iter::once(letter))
            .flat_map(char::to_lowercase)
        {
            match letter {
                'ß' => ['s', 's'].into_iter().for_each(|letter| give(letter, place)),
                'æ' => ['a', 'e'].into_iter().for_each(|letter| give(letter, place)),
                'œ' => ['o', 'e'].into_iter().for_each(|letter| give(letter, place)),
                'ς' => give('σ', place),
                'ı' => give('i', place),
                'ø' => give('o', place),
                'ł' => give('l', place),
                'đ' => give('d', place),
                letter if is_accent(letter) => {}
                letter => give(letter, place),
            }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_accents_and_letters_that_look_alike_make_no_difference() {
        for (written, found) in [
            ("Refund", "refund"),
            ("ÄRGER", "arger"),
            ("A\u{308}rger", "arger"),
            ("Straße", "strasse"),
            ("ŁÓDŹ", "lodz"),
            ("Sørensen", "sorensen"),
            ("İstanbul", "istanbul"),
            ("Ｆｅｒｒｙ", "ferry"),
            ("ﬁn", "fin"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("مُحَمَّد", "محمد"),
            ("a \n\u{a0} b", "a b"),
        ] {
            assert_eq!(folded(written).0, found, "{written}");
        }
    }

    proptest! {
        #[test]
        fn every_byte_comes_from_a_letter(text in any::<String>()) {
            let (out, places) = folded(&text);
            let mut plain = String::new();
            fold(&text, &mut plain);
            prop_assert_eq!(&out, &plain);
            prop_assert_eq!(out.len(), places.len());
            prop_assert!(places.is_sorted());
            prop_assert!(places.iter().all(|&place| text.is_char_boundary(place) && place < text.len()));
        }
    }
}
