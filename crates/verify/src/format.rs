//! The bytes of an export's two ends, for whoever writes one and for whoever checks one.
//!
//! An export is one JSON object, UTF-8, no byte-order mark, no trailing newline. It begins with [`OPENING`] and ends
//! with the member `integrity`, which [`ExportDigest::integrity`] writes. Between them it is the exporter's.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::{Counts, PublicKey, key::encode, tail};

/// The format's name, the value of an export's first member.
pub const FORMAT: &str = "rightsdesk.export/1";

/// What every export begins with.
pub const OPENING: &str = "{\"format\":\"rightsdesk.export/1\",";

/// What is signed before the digest, so that the signature says nothing about any other kind of document.
pub const SIGNING_PREFIX: &str = "rightsdesk.export/1\n";

/// The most bytes that the end of an export takes, from the comma before `"integrity"`: 4 KiB.
pub const TAIL_MAX: usize = 4096;

const MESSAGE_LEN: usize = SIGNING_PREFIX.len() + 32;

/// The message that is signed with Ed25519 (RFC 8032): [`SIGNING_PREFIX`] and the SHA-256 of every byte before the
/// signature's own opening quote.
pub fn signed_message(digest: &[u8; 32]) -> [u8; MESSAGE_LEN] {
    let mut message = [0; MESSAGE_LEN];
    let (prefix, rest) = message.split_at_mut(SIGNING_PREFIX.len());
    prefix.copy_from_slice(SIGNING_PREFIX.as_bytes());
    rest.copy_from_slice(digest);
    message
}

/// The end of an export could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the export's integrity block would not be readable: give counts with plain names, and fewer of them"
)]
pub struct TailError;

/// The running digest of an export that is being written.
///
/// ```
/// # let signing = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
/// # let key = verify::PublicKey::from_bytes(signing.verifying_key().to_bytes());
/// # let sign = |message: &[u8]| ed25519_dalek::Signer::sign(&signing, message).to_bytes();
/// use verify::{Counts, check, format::{ExportDigest, OPENING}};
///
/// let body = format!("{OPENING}\"user\":{{}}");
/// let mut digest = ExportDigest::new();
/// digest.update(body.as_bytes());
/// let tail = digest.integrity(&Counts::new().with("users", 1), &key, sign)?;
/// assert!(check((body + &tail).as_bytes(), Some(key)).is_intact());
/// # Ok::<(), verify::format::TailError>(())
/// ```
#[derive(Clone, Default)]
pub struct ExportDigest(Sha256);

impl ExportDigest {
    /// Nothing written yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes as they are sent, from the first `{` to the end of the member before `integrity`.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The end of the file: from the comma before `"integrity"` to the last brace.
    ///
    /// `sign` gets the message and answers the 64 bytes of the Ed25519 signature by `key`.
    ///
    /// # Errors
    /// [`TailError`] when the counts have names that the format does not allow, or are too many for [`TAIL_MAX`].
    pub fn integrity(
        mut self,
        counts: &Counts,
        key: &PublicKey,
        sign: impl FnOnce(&[u8]) -> [u8; 64],
    ) -> Result<String, TailError> {
        let mut text = String::from(",");
        self.0.update(&text);
        let mut sha256 = String::with_capacity(64);
        for byte in self.0.clone().finalize() {
            let _ = write!(sha256, "{byte:02x}");
        }
        let kid = key.kid();
        let _ = write!(
            text,
            "\"integrity\":{{\"counts\":{counts},\"sha256\":\"{sha256}\",\"publicKey\":\"{key}\",\"kid\":\"{kid}\",\
             \"signature\":"
        );
        self.0.update(&text[1..]);
        let signature = sign(&signed_message(&self.0.finalize().into()));
        let _ = write!(text, "\"{}\"}}}}", encode(&signature));

        if text.len() <= TAIL_MAX && tail::read(text.as_bytes()).is_ok() {
            Ok(text)
        } else {
            Err(TailError)
        }
    }
}
