//! The audit chain: each entry sealed in its place, each hash over the one before.
//!
//! What this promises: whoever lacks the audit key can neither read nor change, add, reorder or take out an entry
//! unnoticed, not even by computing all hashes anew. Taking entries off the end is noticed only against a head that
//! was kept elsewhere. What old entries of an app's chain said may go once its time is over: a later entry, sealed as any
//! other, says up to which place it does ([`TO`]), and what is missing beyond that is noticed.

use std::borrow::Borrow;

use aws_lc_rs::digest;
use domain::audit::{Act, Chain, Entry, Head, Seal, SealError, SealedEntry, TO};
use jiff::Timestamp;

use crate::{keyring::Keyring, seal::OpenError};

impl Seal for Keyring {
    fn seal(&self, chain: &Chain, head: Head, entry: &Entry) -> Result<SealedEntry, SealError> {
        let mut sealed = SealedEntry {
            sequence: head.sequence.checked_add(1).ok_or(SealError)?,
            // The store keeps microseconds; the payload keeps the time as it was given.
            at: Timestamp::from_microsecond(entry.at.as_microsecond()).map_err(|_| SealError)?,
            subject: entry.subject,
            sealed: Vec::new(),
            hash: [0; 32],
        };
        let payload = serde_json::to_vec(entry).map_err(|_| SealError)?;
        sealed.sealed = self
            .audit
            .seal(&place(chain, &sealed), &payload)
            .map_err(|_| SealError)?;
        sealed.hash = hash(&head.hash, &sealed);
        Ok(sealed)
    }
}

impl Keyring {
    /// Opens an entry. Its place, its stored time and its stored subject are authenticated with it; whether it follows
    /// from the entries before is [`Self::verify_chain`]'s question.
    ///
    /// # Errors
    /// [`OpenError`] when it was changed or moved, or is another keyring's.
    pub fn open_entry(&self, chain: &Chain, entry: &SealedEntry) -> Result<Entry, OpenError> {
        let payload = self.audit.open(&place(chain, entry), &entry.sealed)?;
        serde_json::from_slice(&payload).map_err(|_| OpenError::Damaged)
    }

    /// Checks a chain from its first entry on, and answers its head.
    ///
    /// # Errors
    /// [`Broken`] with the first bad entry.
    pub fn verify_chain<E: Borrow<SealedEntry>>(
        &self,
        chain: &Chain,
        entries: impl IntoIterator<Item = E>,
    ) -> Result<Head, Broken> {
        let mut check = ChainCheck::new(self, chain);
        entries
            .into_iter()
            .try_for_each(|entry| check.push(entry.borrow()))?;
        check.end()
    }
}

/// Checks a chain entry by entry, for a reader that can fail in between.
pub struct ChainCheck<'a> {
    keyring: &'a Keyring,
    chain: &'a Chain,
    head: Head,
    /// Entries that say nothing any more: the first and the last of each row of them.
    empty: Vec<(u64, u64)>,
    /// Up to which place it was said that they do.
    to: u64,
}

impl<'a> ChainCheck<'a> {
    /// Begins before the first entry.
    pub fn new(keyring: &'a Keyring, chain: &'a Chain) -> Self {
        Self::after(keyring, chain, Head::default())
    }

    /// Begins after an entry that was checked before.
    pub const fn after(keyring: &'a Keyring, chain: &'a Chain, head: Head) -> Self {
        Self {
            keyring,
            chain,
            head,
            empty: Vec::new(),
            to: 0,
        }
    }

    /// Takes the next entry, in the order of the store.
    ///
    /// # Errors
    /// [`Broken`] when it is not the one that must follow. What comes after then says nothing.
    pub fn push(&mut self, entry: &SealedEntry) -> Result<(), Broken> {
        let sequence = self.head.sequence.saturating_add(1);
        let broken = |why| Err(Broken { sequence, why });
        if entry.sequence != sequence {
            return broken(Why::Gap {
                found: entry.sequence,
            });
        }
        if entry.is_empty() && matches!(self.chain, Chain::App(_)) {
            match self.empty.last_mut() {
                Some((_, last)) if *last + 1 == sequence => *last = sequence,
                _ => self.empty.push((sequence, sequence)),
            }
        } else {
            if entry.hash != hash(&self.head.hash, entry) {
                return broken(Why::Hash);
            }
            let opened = self.keyring.audit.open(&place(self.chain, entry), &entry.sealed);
            let Ok(payload) = opened else {
                return broken(Why::Payload);
            };
            if !self.empty.is_empty() {
                self.to = self.to.max(said_to(&payload));
            }
        }
        self.head = Head {
            sequence,
            hash: entry.hash,
        };
        Ok(())
    }

    /// The head of what was taken so far.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// The head of the whole, once all of it was taken.
    ///
    /// # Errors
    /// [`Broken`] with the first entry that says nothing, if no later one says that it does.
    pub fn end(&self) -> Result<Head, Broken> {
        let unsaid = self.empty.iter().find(|(_, last)| *last > self.to);
        match unsaid {
            Some((first, _)) => Err(Broken {
                sequence: (*first).max(self.to + 1),
                why: Why::Missing,
            }),
            None => Ok(self.head),
        }
    }
}

/// Up to which place entries say nothing any more, by what this one says.
fn said_to(payload: &[u8]) -> u64 {
    let said: Option<Entry> = serde_json::from_slice(payload).ok();
    let said = said.filter(|entry| matches!(entry.act, Act::RetentionStarted | Act::Replayed));
    let to = said.and_then(|entry| entry.facts.get(TO)?.as_u64());
    to.unwrap_or(0)
}

/// The first bad entry of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("audit entry {sequence} is bad: {why}; leave the data as they are and compare them with a backup")]
pub struct Broken {
    /// The place in the chain, from 1, at which it stops being right.
    pub sequence: u64,
    /// What is wrong there.
    pub why: Why,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Another entry stands in its place: one was taken out, added, or moved.
    #[error("entry {found} stands in its place")]
    Gap {
        /// The sequence number found.
        found: u64,
    },
    /// The hash is not that of the entry before it and its own stored bytes.
    #[error("its hash does not follow from the entry before it and its own bytes")]
    Hash,
    /// The hashes agree, but the payload does not open at this place of this chain.
    #[error("its payload was not sealed at this place with this time and person")]
    Payload,
    /// It says nothing, and no later entry says that its time was over.
    #[error("its payload is missing, and no later entry says that it was to go")]
    Missing,
}

/// What the payload is sealed to: `chain ‖ 0x00 ‖ sequence ‖ time ‖ subject`. No chain's name holds a NUL.
fn place(chain: &Chain, entry: &SealedEntry) -> Vec<u8> {
    let name = chain.name().as_bytes();
    let mut place = Vec::with_capacity(name.len() + 1 + FACTS_LEN);
    place.extend_from_slice(name);
    place.push(0);
    place.extend_from_slice(&facts(entry));
    place
}

/// `SHA-256(previous hash ‖ sequence ‖ time ‖ subject ‖ sealed payload)`.
fn hash(previous: &[u8; 32], entry: &SealedEntry) -> [u8; 32] {
    let mut context = digest::Context::new(&digest::SHA256);
    context.update(previous);
    context.update(&facts(entry));
    context.update(&entry.sealed);
    let mut hash = [0; 32];
    hash.copy_from_slice(context.finish().as_ref());
    hash
}

const FACTS_LEN: usize = 8 + 8 + 1 + 32;

/// What is stored in the open: sequence and microseconds since 1970 (UTC) as 8 bytes each, big endian; then 1 and the
/// subject's 32 bytes, or 33 zeros.
fn facts(entry: &SealedEntry) -> [u8; FACTS_LEN] {
    let mut facts = [0; FACTS_LEN];
    facts[..8].copy_from_slice(&entry.sequence.to_be_bytes());
    facts[8..16].copy_from_slice(&entry.at.as_microsecond().to_be_bytes());
    if let Some(subject) = &entry.subject {
        facts[16] = 1;
        facts[17..].copy_from_slice(subject.as_bytes());
    }
    facts
}

#[cfg(test)]
mod tests;
