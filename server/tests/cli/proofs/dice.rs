//! Moments by chance, the same at each run of a seed.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng as _, SeedableRng as _};

use super::number;

pub struct Dice(ChaCha8Rng);

impl Dice {
    /// Of the seed that `RIGHTSDESK_SEED` names.
    pub fn new() -> Self {
        let seed = number("RIGHTSDESK_SEED", 1);
        Self(ChaCha8Rng::seed_from_u64(u64::try_from(seed).unwrap()))
    }

    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap();
        usize::try_from(self.0.next_u64() % limit).unwrap()
    }

    pub fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    /// So many of them, in order; all, where there are no more.
    pub fn some<T>(&mut self, mut of: Vec<T>, most: usize) -> Vec<T> {
        while of.len() > most {
            let goes = self.below(of.len());
            of.remove(goes);
        }
        of
    }
}
