//! How words stand in the index: `7·refund`. Both signs between number and word are none that a word can hold.

use std::fmt::Write as _;

use domain::search::{By, Kind, Phrase};

/// A word of a message.
pub(super) fn word(reader: i64, word: &str, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{reader}·{word} ");
}

/// What a message is rather than what it says.
pub(super) fn trait_of(reader: i64, mark: Mark<'_>, out: &mut String) {
    let _ = match mark {
        Mark::Channel(channel) => {
            let plain: String = channel.chars().filter(char::is_ascii_alphanumeric).collect();
            write!(out, "{reader}§channel{} ", plain.to_ascii_lowercase())
        }
        Mark::Kind(kind) => write!(out, "{reader}§kind{} ", kind.name()),
        Mark::By(by) => write!(out, "{reader}§by{} ", by.name()),
    };
}

/// What a message can be.
#[derive(Clone, Copy)]
pub(super) enum Mark<'a> {
    /// Of this channel.
    Channel(&'a str),
    /// Of this kind.
    Kind(Kind),
    /// Written by.
    By(By),
}

/// A phrase as FTS5 reads it. Its words hold letters, digits and marks only, so that none can end the string.
pub(super) fn phrase(reader: i64, phrase: &Phrase, out: &mut String) {
    out.push('"');
    for each in &phrase.words {
        word(reader, each, out);
    }
    out.push('"');
    if phrase.open {
        out.push('*');
    }
    out.push(' ');
}

/// All terms of a reader stand between these two.
pub(super) fn range(reader: i64) -> (String, String) {
    (format!("{reader}§"), format!("{reader}¸"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_of_a_reader_stands_in_their_range_and_nobody_elses_does() {
        let (from, to) = range(7);
        let mut own = String::new();
        word(7, "a", &mut own);
        word(7, "\u{10fffd}", &mut own);
        trait_of(7, Mark::Channel("a:B"), &mut own);
        trait_of(7, Mark::By(By::Me), &mut own);
        assert!(
            own.split_whitespace().all(|term| *from <= *term && *term < *to),
            "{own}"
        );
        assert!(own.contains("7§channelab "), "{own}");
        let mut others = String::new();
        for reader in [0, 6, 8, 70, 77, 777] {
            word(reader, "a", &mut others);
            trait_of(reader, Mark::Kind(Kind::Text), &mut others);
        }
        assert!(
            others
                .split_whitespace()
                .all(|term| *term < *from || *term >= *to),
            "{others}"
        );
    }
}
