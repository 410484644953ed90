//! Doubles for the crate's own tests.

use std::sync::atomic::{AtomicU8, Ordering};

use crate::{Keyring, MasterKey, Random, RandomError};

/// Bytes that tell each call from the last: 1, 1, 1 …, then 2, 2, 2 …
#[derive(Default)]
pub(crate) struct Counting(AtomicU8);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        bytes.fill(self.0.fetch_add(1, Ordering::Relaxed) + 1);
        Ok(())
    }
}

/// No randomness at all.
pub(crate) struct Exhausted;

impl Random for Exhausted {
    fn fill(&self, _: &mut [u8]) -> Result<(), RandomError> {
        Err(RandomError)
    }
}

pub(crate) fn master(byte: u8) -> MasterKey {
    MasterKey::from_bytes([byte; 32])
}

pub(crate) fn keyring() -> Keyring {
    Keyring::generate(&master(1), &Counting::default()).unwrap().0
}
