//! Takes a file in chunks and judges its bytes at the end, in constant memory.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::{
    Counts, Damage, PublicKey, Signer, Verdict,
    format::{TAIL_MAX, signed_message},
    head::{self, HEAD_MAX, Head},
    tail::{self, Tail},
};

/// Checks the bytes of a file that comes in chunks: digest and signature. The chunks' borders make no difference. Where a
/// file is damaged, it does not say in which member: [`Inspector`](crate::Inspector) does.
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
            Head::Ours => self.judge().unwrap_or_else(Verdict::from),
            Head::Cut => Damage::CutShort.into(),
            Head::Resaved => Damage::Resaved.into(),
            Head::Newer(version) => Verdict::NewerFormat { version },
            Head::Foreign => Verdict::NotAnExport,
        }
    }

    /// What the file is, as soon as its first bytes say that it is nothing that can be checked here.
    pub fn refusal(&self) -> Option<Verdict> {
        let known = self.head.len() == HEAD_MAX;
        match head::judge(&self.head) {
            Head::Newer(version) if known => Some(Verdict::NewerFormat { version }),
            Head::Foreign if known => Some(Verdict::NotAnExport),
            _ => None,
        }
    }

    /// The counts that the file states, once all of it came; none where they cannot be read.
    pub fn stated(&self) -> Option<Counts> {
        tail::counts(self.window.get(self.tail()?..)?)
    }

    /// Where in the window the last member begins.
    fn tail(&self) -> Option<usize> {
        // How much more than this the window holds depends on the chunks.
        let last = self.window.len().saturating_sub(TAIL_MAX);
        Some(last + tail::find(&self.window[last..])?)
    }

    fn judge(self) -> Result<Verdict, Damage> {
        let start = self.tail().ok_or(Damage::NoIntegrity)?;
        let Self {
            expected,
            window,
            mut digest,
            ..
        } = self;
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
