//! Sealing: AES-256-GCM-SIV (RFC 8452) with random nonces under keys that HKDF-SHA256 (RFC 5869) derives, one a purpose.
//!
//! The SIV mode, as two equal nonces under one key then show no more than that two texts are equal, where plain GCM
//! would give the key away (NIST SP 800-38D §8). A sealed text is
//! `1 ‖ key id (8) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`; the key id, derived as the key is, tells a wrong key from
//! damage.

use aws_lc_rs::{
    aead::{AES_256_GCM_SIV, Aad, NONCE_LEN, Nonce, RandomizedNonceKey},
    hkdf,
};
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const ID_LEN: usize = 8;
const NONCE_AT: usize = 1 + ID_LEN;
const TEXT_AT: usize = NONCE_AT + NONCE_LEN;
const TAG_LEN: usize = 16;

/// What a text is sealed for. Each has a key of its own, so that a text sealed for one opens for no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A secret of the keyring, under the master key.
    Secret,
    /// The secret of a key that signs tokens.
    KeySecret,
    /// An audit entry.
    Audit,
}

impl Purpose {
    const fn label(self) -> &'static str {
        match self {
            Self::Secret => "rightsdesk/seal/1/secret",
            Self::KeySecret => "rightsdesk/seal/1/key-secret",
            Self::Audit => "rightsdesk/seal/1/audit",
        }
    }
}

/// Nothing was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the text could not be sealed, so it was not stored: try again, and check the machine if that does not help"
)]
pub struct SealFailed;

/// Why a sealed text does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is of a later form.
    #[error("the sealed text was written by a newer release: use that release")]
    Newer,
    /// It was sealed under another key, or for another purpose.
    #[error(
        "the sealed text was sealed under another key: configure the master key that belongs to these data"
    )]
    OtherKey,
    /// It was changed, cut, or put in another's place.
    #[error("the sealed text is damaged or stands in another's place: restore it from a backup")]
    Damaged,
}

/// A key for one purpose. Wiped when dropped, by `aws-lc-rs`.
pub(crate) struct SealKey {
    id: [u8; ID_LEN],
    key: RandomizedNonceKey,
}

impl SealKey {
    pub(crate) fn derive(root: &[u8; 32], purpose: Purpose) -> Result<Self, SealFailed> {
        let root = hkdf::Salt::new(hkdf::HKDF_SHA256, &[]).extract(root);
        let key = expand(&root, &[purpose.label()])?;
        let long_id = expand(&root, &[purpose.label(), "/id"])?;
        let mut id = [0; ID_LEN];
        id.copy_from_slice(&long_id[..ID_LEN]);
        let key = RandomizedNonceKey::new(&AES_256_GCM_SIV, &*key).map_err(|_| SealFailed)?;
        Ok(Self { id, key })
    }

    pub(crate) fn seal(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealFailed> {
        let mut sealed = Vec::with_capacity(TEXT_AT + plain.len() + TAG_LEN);
        sealed.push(VERSION);
        sealed.extend_from_slice(&self.id);
        sealed.extend_from_slice(&[0; NONCE_LEN]);
        sealed.extend_from_slice(plain);
        let (nonce, tag) = self
            .key
            .seal_in_place_separate_tag(Aad::from(context), &mut sealed[TEXT_AT..])
            .map_err(|_| SealFailed)?;
        sealed[NONCE_AT..TEXT_AT].copy_from_slice(nonce.as_ref());
        sealed.extend_from_slice(tag.as_ref());
        Ok(sealed)
    }

    pub(crate) fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        match sealed.first() {
            None | Some(0) => return Err(OpenError::Damaged),
            Some(&VERSION) => {}
            Some(_) => return Err(OpenError::Newer),
        }
        if sealed.len() < TEXT_AT + TAG_LEN {
            return Err(OpenError::Damaged);
        }
        if sealed[1..NONCE_AT] != self.id {
            return Err(OpenError::OtherKey);
        }
        let nonce =
            Nonce::try_assume_unique_for_key(&sealed[NONCE_AT..TEXT_AT]).map_err(|_| OpenError::Damaged)?;
        let mut text = Zeroizing::new(sealed[TEXT_AT..].to_vec());
        let long = self
            .key
            .open_in_place(nonce, Aad::from(context), &mut text)
            .map_err(|_| OpenError::Damaged)?
            .len();
        text.truncate(long);
        Ok(text)
    }
}

fn expand(root: &hkdf::Prk, info: &[&str]) -> Result<Zeroizing<[u8; 32]>, SealFailed> {
    let info: Vec<&[u8]> = info.iter().map(|part| part.as_bytes()).collect();
    let mut key = Zeroizing::new([0; 32]);
    root.expand(&info, hkdf::HKDF_SHA256)
        .and_then(|okm| okm.fill(&mut *key))
        .map_err(|_| SealFailed)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(root: u8, purpose: Purpose) -> SealKey {
        SealKey::derive(&[root; 32], purpose).unwrap()
    }

    #[test]
    fn opens_what_it_sealed_and_never_seals_twice_alike() {
        let key = key(1, Purpose::Audit);
        for text in [b"".as_slice(), b"a", &[7; 5000]] {
            let sealed = key.seal(b"here", text).unwrap();
            assert_eq!(sealed.len(), text.len() + 37);
            assert_eq!(key.open(b"here", &sealed).unwrap()[..], *text);
            assert_ne!(key.seal(b"here", text).unwrap(), sealed);
        }
    }

    #[test]
    fn no_flipped_bit_and_no_cut_opens() {
        let key = key(1, Purpose::Audit);
        let whole = key.seal(b"here", b"text").unwrap();
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut changed = whole.clone();
                changed[at] ^= 1 << bit;
                let expected = match at {
                    0 if changed[0] == 0 => OpenError::Damaged,
                    0 => OpenError::Newer,
                    1..9 => OpenError::OtherKey,
                    _ => OpenError::Damaged,
                };
                assert_eq!(key.open(b"here", &changed), Err(expected), "{at} {bit}");
            }
            assert_eq!(key.open(b"here", &whole[..at]), Err(OpenError::Damaged), "{at}");
        }
        let longer = [&whole[..], &[0]].concat();
        assert_eq!(key.open(b"here", &longer), Err(OpenError::Damaged));
    }

    #[test]
    fn another_place_key_or_purpose_does_not_open() {
        let sealed = key(1, Purpose::Audit).seal(b"here", b"text").unwrap();
        assert_eq!(
            key(1, Purpose::Audit).open(b"there", &sealed),
            Err(OpenError::Damaged)
        );
        assert_eq!(
            key(2, Purpose::Audit).open(b"here", &sealed),
            Err(OpenError::OtherKey)
        );
        for purpose in [Purpose::Secret, Purpose::KeySecret] {
            assert_eq!(key(1, purpose).open(b"here", &sealed), Err(OpenError::OtherKey));
        }
        assert_eq!(
            key(1, Purpose::Audit).open(b"here", &sealed).unwrap()[..],
            *b"text"
        );
    }

    /// The key id alone must not be what keeps purposes apart.
    #[test]
    fn a_forged_key_id_does_not_help() {
        let mut sealed = key(1, Purpose::Audit).seal(b"here", b"text").unwrap();
        let other = key(1, Purpose::Secret);
        sealed[1..NONCE_AT].copy_from_slice(&other.id);
        assert_eq!(other.open(b"here", &sealed), Err(OpenError::Damaged));
    }

    /// Made with another implementation (pyca/cryptography's HKDF and AESGCMSIV), so that the form is what is documented
    /// and stays it.
    #[test]
    fn opens_what_others_seal_by_the_documentation() {
        let hex = "01c3c5f14099b097ff000102030405060708090a0b7dc221cc0578800a419851be5468a3386fe3158a";
        let sealed: Vec<u8> = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect();
        assert_eq!(
            key(1, Purpose::Audit).open(b"here", &sealed).unwrap()[..],
            *b"text"
        );
    }
}
