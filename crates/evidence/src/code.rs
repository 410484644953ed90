//! Codes that travel in a link once, and the digests by which tokens are remembered.

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

/// A handover's code: 128 random bits, good once and for a minute. Wiped when dropped, hidden in `Debug`.
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
