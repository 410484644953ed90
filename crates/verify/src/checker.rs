//! Takes a file in chunks and judges it at the end, in constant memory.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::{
    Damage, PublicKey, Signer, Verdict,
    format::{TAIL_MAX, signed_message},
    head::{self, HEAD_MAX, Head},
    tail::{self, Tail},
};

/// Checks a file that comes in chunks. The chunks' borders make no difference.
///
/// Only the last [`TAIL_MAX`] bytes can hold the integrity block. They are held back, at most three times as many;
/// what is older is digested and forgotten.
#[derive(Clone)]
pub struct Checker {
    expected: Option<PublicKey>,
    head: Vec<u8>,
    digest: Sha256,
    window: Vec<u8>,
}

impl Checker {
    /// Begins. With `expected`, the file must be signed by that key; without, its own key is used, and the
    /// verdict says so.
    pub fn new(expected: Option<PublicKey>) -> Self {
        Self {
            expected,
            head: Vec::new(),
            digest: Sha256::new(),
            window: Vec::new(),
        }
    }

    /// Takes the next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) {
        let missing = HEAD_MAX - self.head.len();
        self.head.extend_from_slice(&chunk[..missing.min(chunk.len())]);

        if let Some(old) = chunk.len().checked_sub(TAIL_MAX) {
            self.digest.update(&self.window);
            self.digest.update(&chunk[..old]);
            self.window.clear();
            self.window.extend_from_slice(&chunk[old..]);
            return;
        }
        self.window.extend_from_slice(chunk);
        if self.window.len() > 2 * TAIL_MAX {
            let old = self.window.len() - TAIL_MAX;
            self.digest.update(&self.window[..old]);
            self.window.drain(..old);
        }
    }

    /// Judges what has come.
    pub fn finish(self) -> Verdict {
        match head::judge(&self.head) {
            Head::Ours => self.judge().unwrap_or_else(|what| Verdict::Damaged { what }),
            Head::Cut => Verdict::Damaged {
                what: Damage::CutShort,
            },
            Head::Resaved => Verdict::Damaged {
                what: Damage::Resaved,
            },
            Head::Newer(version) => Verdict::NewerFormat { version },
            Head::Foreign => Verdict::NotAnExport,
        }
    }

    fn judge(self) -> Result<Verdict, Damage> {
        let Self {
            expected,
            window,
            mut digest,
            ..
        } = self;
        // How much more than this the window holds depends on the chunks.
        let last = window.len().saturating_sub(TAIL_MAX);
        let start = last + tail::find(&window[last..]).ok_or(Damage::NoIntegrity)?;
        let tail = tail::read(&window[start..])?;

        digest.update(&window[..=start]);
        if digest.clone().finalize()[..] != tail.sha256 {
            return Err(Damage::Changed);
        }
        digest.update(&window[start + 1..start + tail.signed]);
        check_signature(&tail, &digest.finalize().into())?;

        let Tail {
            counts,
            kid,
            public_key,
            ..
        } = tail;
        let intact = Verdict::Intact {
            signer: Signer::NotChecked,
            counts,
            kid,
            public_key,
        };
        Ok(match expected {
            Some(expected) => intact.expecting(expected),
            None => intact,
        })
    }
}

fn check_signature(tail: &Tail, digest: &[u8; 32]) -> Result<(), Damage> {
    let key = VerifyingKey::from_bytes(tail.public_key.as_bytes())
        .map_err(|_| Damage::Malformed { member: "publicKey" })?;
    if tail.kid != tail.public_key.kid() {
        return Err(Damage::KeyName);
    }
    key.verify_strict(&signed_message(digest), &Signature::from_bytes(&tail.signature))
        .map_err(|_| Damage::Signature)
}

/// Checks a file that is in memory as a whole: [`Checker`] with one chunk.
pub fn check(bytes: &[u8], expected: Option<PublicKey>) -> Verdict {
    let mut checker = Checker::new(expected);
    checker.push(bytes);
    checker.finish()
}
