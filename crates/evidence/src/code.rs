//! Codes that travel in a link once, secrets that are told beside them, and the digests by which tokens are remembered.

use std::fmt;

use aws_lc_rs::digest;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use domain::id::KeyId;
use zeroize::Zeroizing;

use crate::{
    encoding::encode,
    random::{Random, RandomError},
    secret::random_bytes,
};

/// The code in a link that is good once and not for long: 128 random bits. Wiped when dropped, hidden in `Debug`.
#[derive(Clone)]
pub struct Code(Zeroizing<[u8; 16]>);

impl Code {
    /// A new one.
    ///
    /// # Errors
    /// [`RandomError`] when there is no randomness to be had.
    pub fn generate(random: &dyn Random) -> Result<Self, RandomError> {
        random_bytes(random).map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// Reads what stands in the link: exactly 22 characters of base64url (RFC 4648 §5), one text for each code.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64_URL_SAFE_NO_PAD.decode(text).ok()?);
        bytes
            .as_slice()
            .try_into()
            .ok()
            .map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// What stands in the link. Not for logs.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(encode(&*self.0))
    }

    /// What the store knows the code by.
    pub fn digest(&self) -> [u8; 32] {
        sha256(&[b"code", &*self.0])
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// How many digits a spoken secret has, and in how large groups they stand.
const DIGITS: usize = 18;
const GROUP: usize = 3;

/// A secret that somebody tells somebody else, by telephone perhaps: six groups of three digits, which have names in every
/// language and are no two of them taken for one another. Near 60 bits, so that who may try five times will not find it.
/// Wiped when dropped, hidden in `Debug`.
#[derive(Clone)]
pub struct Spoken(Zeroizing<String>);

impl Spoken {
    /// A new one. Of 128 random bits, so that no number is likelier than another by more than one in 2⁶⁸.
    ///
    /// # Errors
    /// [`RandomError`] when there is no randomness to be had.
    pub fn generate(random: &dyn Random) -> Result<Self, RandomError> {
        const ALL: u128 = 10_u128.pow(18);
        let number = u128::from_be_bytes(random_bytes(random)?) % ALL;
        Ok(Self(Zeroizing::new(format!("{number:0DIGITS$}"))))
    }

    /// Reads what was typed: the digits, however they are grouped.
    pub fn parse(typed: &str) -> Option<Self> {
        let parts = |c: &char| c.is_whitespace() || matches!(c, '-' | '.' | '\u{2011}' | '\u{2013}');
        let mut digits = Zeroizing::new(String::with_capacity(DIGITS));
        for c in typed.chars().filter(|c| !parts(c)) {
            if !c.is_ascii_digit() || digits.len() == DIGITS {
                return None;
            }
            digits.push(c);
        }
        (digits.len() == DIGITS).then_some(Self(digits))
    }

    /// The groups, as they are told. Not for logs.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(DIGITS + DIGITS / GROUP));
        for (at, digit) in self.0.chars().enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push(' ');
            }
            text.push(digit);
        }
        text
    }

    /// What the store knows it by. Whoever has read that, and not the code, has nothing to try numbers against.
    pub fn digest(&self, with: &Code) -> [u8; 32] {
        sha256(&[b"spoken", &*with.0, self.0.as_bytes()])
    }
}

impl fmt::Debug for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Spoken(…)")
    }
}

/// What a token is remembered by until it expires: SHA-256 of what was signed. The signature is left out, since an
/// ECDSA signature can be rewritten by anybody (the negative of `s` holds as well).
pub fn token_digest(signed: &str) -> [u8; 32] {
    sha256(&[b"token", signed.as_bytes()])
}

/// What a token id is remembered by under a key whose tokens are good once (RFC 7519 §4.1.7).
pub fn once_digest(kid: &KeyId, jti: &str) -> [u8; 32] {
    sha256(&[b"jti", kid.as_str().as_bytes(), b"\0", jti.as_bytes()])
}

fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in parts {
        context.update(part);
    }
    let mut sum = [0; 32];
    sum.copy_from_slice(context.finish().as_ref());
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Counting, Exhausted};

    #[test]
    fn a_code_is_read_from_its_one_text() {
        let code = Code::generate(&Counting::default()).unwrap();
        let text = code.text();
        assert_eq!(text.len(), 22);
        assert_eq!(Code::parse(&text).unwrap().digest(), code.digest());
        for other in [
            "",
            &text[1..],
            &format!("{}=", *text),
            &format!("{}A", *text),
            "AAAAAAAAAAAAAAAAAAAAAB",
            "../../../../../../etc/",
        ] {
            assert!(Code::parse(other).is_none(), "{other}");
        }
        assert_eq!(format!("{code:?}"), "Code(…)");
        assert!(Code::generate(&Exhausted).is_err());
    }

    #[test]
    fn a_spoken_secret_is_read_however_it_is_grouped() {
        let counting = Counting::default();
        let (secret, code) = (
            Spoken::generate(&counting).unwrap(),
            Code::generate(&counting).unwrap(),
        );
        let text = secret.text();
        assert_eq!((text.len(), text.split(' ').count()), (23, 6), "{}", *text);
        let plain = text.replace(' ', "");
        for typed in [
            text.to_string(),
            plain.clone(),
            text.replace(' ', "-"),
            text.replace(' ', " . "),
            format!("  {plain}\r\n"),
        ] {
            let read = Spoken::parse(&typed).unwrap();
            assert_eq!(read.digest(&code), secret.digest(&code), "{typed:?}");
        }
        for other in [
            "",
            &plain[1..],
            &format!("{plain}0"),
            &plain.replacen(|_: char| true, "x", 1),
            &plain.replacen(|_: char| true, "٣", 1),
        ] {
            assert!(Spoken::parse(other).is_none(), "{other}");
        }
        assert_eq!(format!("{secret:?}"), "Spoken(…)");
        assert!(Spoken::generate(&Exhausted).is_err());
    }

    struct Zeros;

    impl Random for Zeros {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
            bytes.fill(0);
            Ok(())
        }
    }

    #[test]
    fn a_small_number_has_all_its_digits() {
        let zeros = Spoken::generate(&Zeros).unwrap();
        assert_eq!(zeros.text().as_str(), "000 000 000 000 000 000");
    }

    #[test]
    fn a_spoken_secret_is_known_by_no_digest_without_its_code() {
        let counting = Counting::default();
        let [one, other] = [(); 2].map(|()| Spoken::generate(&counting).unwrap());
        let [here, there] = [(); 2].map(|()| Code::generate(&counting).unwrap());
        let digests = [
            one.digest(&here),
            one.digest(&there),
            other.digest(&here),
            here.digest(),
        ];
        for (index, digest) in digests.iter().enumerate() {
            assert_eq!(digests.iter().position(|other| other == digest), Some(index));
        }
    }

    #[test]
    fn what_is_remembered_tells_keys_and_ids_apart() {
        let kid = |text: &str| KeyId::parse(text).unwrap();
        let digests = [
            token_digest("a.b"),
            token_digest("a.c"),
            once_digest(&kid("app_1"), "x"),
            once_digest(&kid("app_2"), "x"),
            once_digest(&kid("app_1"), "y"),
        ];
        for (index, digest) in digests.iter().enumerate() {
            assert_eq!(digests.iter().position(|other| other == digest), Some(index));
        }
    }
}
