//! The public name of a request.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Crockford's base 32: no I, L, O, U, so that it survives a telephone call.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Twelve characters in three groups, `7K4M-2Q9X-B3TD`: 60 random bits, so that references cannot be guessed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(Box<str>);

/// Not a reference: twelve letters and digits in groups of four, like `7K4M-2Q9X-B3TD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reference is twelve letters and digits, like 7K4M-2Q9X-B3TD")]
pub struct InvalidReference;

impl Reference {
    /// Makes one from the low 60 bits of `random`.
    pub fn from_random(random: u64) -> Self {
        let mut text = String::with_capacity(14);
        for place in 0..12 {
            if place == 4 || place == 8 {
                text.push('-');
            }
            let index = usize::try_from((random >> (55 - 5 * place)) & 31).unwrap_or(0);
            text.push(char::from(ALPHABET[index]));
        }
        Self(text.into())
    }

    /// Reads one as people write it: any case, with or without hyphens, O for 0, I and L for 1.
    ///
    /// # Errors
    /// [`InvalidReference`] for anything else.
    pub fn parse(text: &str) -> Result<Self, InvalidReference> {
        let mut bits = 0u64;
        let mut digits = 0;
        for c in text.chars().filter(|c| !matches!(c, '-' | ' ')) {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            let value = ALPHABET
                .iter()
                .position(|&a| char::from(a) == c)
                .ok_or(InvalidReference)?;
            digits += 1;
            if digits > 12 {
                return Err(InvalidReference);
            }
            bits = bits << 5 | u64::try_from(value).unwrap_or(0);
        }
        if digits == 12 {
            Ok(Self::from_random(bits))
        } else {
            Err(InvalidReference)
        }
    }

    /// The reference as it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Reference {
    type Error = InvalidReference;
    fn try_from(text: String) -> Result<Self, InvalidReference> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0.into()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_people_make_of_it() {
        let reference = Reference::parse("7K4M-2Q9X-B3T0").unwrap();
        for text in ["7k4m2q9xb3to", "7K4M 2Q9X B3TO"] {
            assert_eq!(Reference::parse(text).unwrap(), reference);
        }
        assert_eq!(reference.as_str(), "7K4M-2Q9X-B3T0");
    }

    #[test]
    fn refuses_the_rest() {
        for text in ["", "7K4M", "7K4M-2Q9X-B3TDX", "7K4M-2Q9X-B3T!", "7K4M-2Q9X-B3TU"] {
            assert_eq!(Reference::parse(text), Err(InvalidReference), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn comes_back_from_its_text(random in 0u64..1 << 60) {
            let reference = Reference::from_random(random);
            prop_assert_eq!(Reference::parse(reference.as_str()).unwrap(), reference);
        }
    }
}
