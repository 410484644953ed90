//! Whole checks, on a small export that is signed as a portal signs.

mod every_byte;
mod places;
mod verdicts;

use crate::{
    Counts, PublicKey,
    format::{ExportDigest, OPENING},
};
use ed25519_dalek::{Signer as _, SigningKey};

fn signing_key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn public_key(seed: u8) -> PublicKey {
    PublicKey::from_bytes(signing_key(seed).verifying_key().to_bytes())
}

fn counts() -> Counts {
    Counts::new()
        .with("conversations", 1)
        .with("messages", 2)
        .with("accessLog", 0)
}

/// The bytes up to the comma before `"integrity"`, which is not among them.
fn body() -> String {
    format!(
        "{OPENING}{}",
        r#""user":{"id":"u1"},"conversations":[{"messages":[{"text":"Hé"},{"text":"yes"}]}]"#
    )
}

fn sealed(body: &str, counts: &Counts, seed: u8) -> Vec<u8> {
    let mut digest = ExportDigest::new();
    digest.update(body.as_bytes());
    let sign = |message: &[u8]| signing_key(seed).sign(message).to_bytes();
    let tail = digest.integrity(counts, &public_key(seed), sign).unwrap();
    [body.as_bytes(), tail.as_bytes()].concat()
}

fn export() -> Vec<u8> {
    sealed(&body(), &counts(), 1)
}
