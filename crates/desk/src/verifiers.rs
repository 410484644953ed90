//! Public keys that were read before.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::key::Algorithm;
use evidence::{NoSuchPublicKey, Verifier};

/// So many are kept, of some three kilobytes each, before all are forgotten.
const MANY: usize = 1_000;

/// Reading a key pair's public half takes a quarter of the time that checking an RSA signature with it does, so it is
/// done once. This knows what bytes mean and nothing else: whether a key is good, and which bytes it is, the store is
/// asked each time.
#[derive(Default)]
pub(crate) struct Verifiers(Mutex<HashMap<Written, Arc<Verifier>>>);

/// A public key as the store keeps it.
type Written = (Algorithm, Vec<u8>);

impl Verifiers {
    /// What these bytes check signatures with.
    ///
    /// # Errors
    /// [`NoSuchPublicKey`].
    pub(crate) fn of(&self, algorithm: Algorithm, spki: Vec<u8>) -> Result<Arc<Verifier>, NoSuchPublicKey> {
        let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (algorithm, spki);
        if let Some(verifier) = read.get(&key) {
            return Ok(Arc::clone(verifier));
        }
        let verifier = Arc::new(Verifier::public(algorithm, &key.1)?);
        if read.len() >= MANY {
            read.clear();
        }
        read.insert(key, Arc::clone(&verifier));
        Ok(verifier)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The form of an Ed25519 public key (RFC 8410 §4), with a number in it.
    fn spki(number: u32) -> Vec<u8> {
        let mut spki = vec![
            0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
        ];
        spki.extend([0; 28]);
        spki.extend(number.to_be_bytes());
        spki
    }

    #[test]
    fn the_same_bytes_are_read_once_and_others_are_others() {
        let verifiers = Verifiers::default();
        let of = |number| verifiers.of(Algorithm::EdDsa, spki(number)).unwrap();
        let first = of(1);
        assert!(Arc::ptr_eq(&first, &of(1)));
        assert!(!Arc::ptr_eq(&first, &of(2)));
        assert!(verifiers.of(Algorithm::Es256, spki(1)).is_err());
        assert!(verifiers.of(Algorithm::EdDsa, vec![0x30]).is_err());
    }

    #[test]
    fn no_more_are_kept_than_many() {
        let verifiers = Verifiers::default();
        for number in 0..u32::try_from(3 * MANY).unwrap() {
            verifiers.of(Algorithm::EdDsa, spki(number)).unwrap();
            assert!(verifiers.0.lock().unwrap().len() <= MANY);
        }
    }
}
