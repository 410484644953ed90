//! What a check finds, each in one plain sentence.

use crate::{Counts, Place, PublicKey};

/// What a check finds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Verdict {
    /// Every byte is as it was signed.
    #[error("The export is intact, {signer}.")]
    Intact {
        /// Whether the signer is the one who was expected.
        signer: Signer,
        /// How many records of each kind it holds.
        counts: Counts,
        /// The name of the key that signed it, computed from the key.
        kid: String,
        /// The key that signed it.
        public_key: PublicKey,
    },
    /// It is not what was signed.
    #[error("The export is damaged: {what}{}.", further(.place.as_ref()))]
    Damaged {
        /// What is wrong with it.
        what: Damage,
        /// The first place that does not fit; none where a change shows nowhere, and where nobody looked.
        place: Option<Place>,
    },
    /// It is whole and signed, by another key than the one expected.
    #[error("The export is whole, but another key signed it than the one you gave: its key is {kid}.")]
    OtherSigner {
        /// The name of the key that did sign it, computed from the key.
        kid: String,
    },
    /// It does not begin as an export does.
    #[error("This file is not a Rightsdesk export.")]
    NotAnExport,
    /// It is of a later format than this release can check.
    #[error(
        "The export is of format {version}, which this release cannot check: use a newer release of Rightsdesk."
    )]
    NewerFormat {
        /// The format's number, 2 or more.
        version: u32,
    },
}

impl Verdict {
    /// Whether every byte is as it was signed, by the expected key where one was given.
    pub const fn is_intact(&self) -> bool {
        matches!(self, Self::Intact { .. })
    }

    /// The same with a key to compare with, which may come after the file: whatever is intact must be signed by it.
    #[must_use]
    pub fn expecting(self, expected: PublicKey) -> Self {
        match self {
            Self::Intact {
                counts,
                kid,
                public_key,
                ..
            } if public_key == expected => Self::Intact {
                signer: Signer::Checked,
                counts,
                kid,
                public_key,
            },
            Self::Intact { kid, .. } => Self::OtherSigner { kid },
            other => other,
        }
    }

    /// The same with the first place that does not fit, where the damage does not say already where it is.
    #[must_use]
    pub fn at(self, place: impl FnOnce() -> Option<Place>) -> Self {
        match self {
            Self::Damaged {
                what: what @ (Damage::CutShort | Damage::NoIntegrity | Damage::Changed | Damage::Signature),
                ..
            } => Self::Damaged { what, place: place() },
            other => other,
        }
    }
}

impl From<Damage> for Verdict {
    fn from(what: Damage) -> Self {
        Self::Damaged { what, place: None }
    }
}

fn further(place: Option<&Place>) -> String {
    place.map(|place| format!("; {place}")).unwrap_or_default()
}

/// Whether the key in the file was compared with one from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Signer {
    /// It is the key that was expected.
    #[error("and the expected key signed it")]
    Checked,
    /// There was no key to compare with: whoever can write a file can sign it with a key of their own.
    #[error("but its signer was not checked, as only the file's own key was used")]
    NotChecked,
}

/// What is wrong with an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// It ends within its first member or its last.
    #[error("it was cut short")]
    CutShort,
    /// Its last 4 KiB hold no integrity block.
    #[error("it does not end with its integrity block, so it was cut short or something was added")]
    NoIntegrity,
    /// Bytes follow its end, be it a single line break.
    #[error("something was added after its end")]
    Appended,
    /// Another program has laid it out anew.
    #[error("another program saved it anew and changed its layout, so ask for a fresh copy")]
    Resaved,
    /// A member of the integrity block is not written as the format wants it.
    #[error("its integrity block is malformed at \"{member}\"")]
    Malformed {
        /// The member's name.
        member: &'static str,
    },
    /// The digest of its bytes is not the one it states.
    #[error("its content was changed after it was signed")]
    Changed,
    /// The key's stated name is not that key's.
    #[error("its key's name does not belong to its key")]
    KeyName,
    /// The digest agrees, but the signature is not one by the file's key.
    #[error("its signature is wrong")]
    Signature,
}
