//! Randomness is an argument.

use aws_lc_rs::rand;

/// A source of random bytes, fit for keys.
///
/// `aws-lc-rs` seals its own trait, so that nothing else can be put in its place; this one can be, by a test.
pub trait Random: Send + Sync {
    /// Fills `bytes` with random bytes.
    ///
    /// # Errors
    /// [`RandomError`] when there is no randomness to be had. `bytes` must not be used then.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError>;
}

/// There is no randomness to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the operating system gave no random bytes: restart the portal, and check the machine if that does not help"
)]
pub struct RandomError;

/// The generator of `aws-lc-rs`, seeded by the operating system (NIST SP 800-90A).
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::disallowed_methods, reason = "this is where randomness comes from")]
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        rand::fill(bytes).map_err(|_| RandomError)
    }
}
