//! Keys at rest, signatures, the audit chain.
//!
//! One [`MasterKey`], a file beside the data or better elsewhere, opens the [`Keyring`]: random secrets that the store
//! keeps sealed. The keyring does the rest: it seals and opens what must not lie in the open, chains audit entries,
//! names people by pseudonyms that outlive them, and signs. All cryptography is `aws-lc-rs`'s; nonces come from it,
//! every other random value from a [`Random`] that is handed in.

mod audit;
mod code;
mod digest;
mod encoding;
mod form;
mod keyring;
mod master;
mod random;
mod seal;
mod secret;
mod session;
mod sign;
mod subject;
#[cfg(test)]
mod testing;
mod verifier;
mod webhook;

pub use audit::{Broken, ChainCheck, Why};
pub use code::{Code, Spoken, once_digest, token_digest};
pub use keyring::{Keyring, KeyringError, SealedSecret};
pub use master::{MasterKey, MasterKeyError};
pub use random::{Random, RandomError, SystemRandom};
pub use seal::{OpenError, Purpose, SealFailed};
pub use secret::{new_key_secret, random_bytes};
pub use session::SessionId;
pub use sign::Signer;
pub use verifier::{NoSuchPublicKey, Verifier};
