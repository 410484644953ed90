//! Keys that sign tokens, and how far each reaches.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{AppId, GroupId, KeyId};

/// An app has at most this many good keys, as on the platform.
pub const MOST_KEYS: usize = 10;

/// How far a key, or a member of staff who signed in with it, reaches.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "level", content = "id")]
pub enum Reach {
    /// One business account (`app_…`).
    App(AppId),
    /// A parent company and its divisions (`svc_…`).
    Group(GroupId),
    /// Everything on this installation (`act_…`).
    Provider,
}

/// How far a key reaches, as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// One app.
    App,
    /// A group of apps.
    Group,
    /// Everything.
    Provider,
}

impl Level {
    /// Of the key of this name.
    pub fn of(kid: &KeyId) -> Self {
        let begins = |prefix| kid.as_str().starts_with(prefix);
        if begins(PROVIDER) {
            Self::Provider
        } else if begins(GROUP) {
            Self::Group
        } else {
            Self::App
        }
    }
}

const APP: &str = "app_";
const GROUP: &str = "svc_";
const PROVIDER: &str = "act_";

impl Reach {
    /// What the ids of such keys begin with, as on the platform.
    pub const fn prefix(&self) -> &'static str {
        match self {
            Self::App(_) => APP,
            Self::Group(_) => GROUP,
            Self::Provider => PROVIDER,
        }
    }
}

/// Whom a key may sign tokens for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum KeyUse {
    /// People only.
    People,
    /// Staff only.
    Staff,
    /// Programs only.
    Machines,
    /// Anyone within its reach.
    All,
}

/// The one algorithm that a key is used with (RFC 7518 §3.1, RFC 8037 §3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Algorithm {
    /// HMAC with SHA-256, by a secret that the portal made.
    #[serde(rename = "HS256")]
    Hs256,
    /// ECDSA on P-256 with SHA-256, by a key pair of the business's.
    #[serde(rename = "ES256")]
    Es256,
    /// Ed25519, by a key pair of the business's.
    #[serde(rename = "EdDSA")]
    EdDsa,
    /// RSASSA-PKCS1-v1_5 with SHA-256, by a key pair of the business's.
    #[serde(rename = "RS256")]
    Rs256,
}

impl Algorithm {
    /// All there are.
    pub const ALL: [Self; 4] = [Self::Hs256, Self::Es256, Self::EdDsa, Self::Rs256];

    /// The `alg` of a token (RFC 7515 §4.1.1).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hs256 => "HS256",
            Self::Es256 => "ES256",
            Self::EdDsa => "EdDSA",
            Self::Rs256 => "RS256",
        }
    }

    /// The algorithm of exactly this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// What a token's signature is checked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// Pinned: a token that names another one is refused.
    pub algorithm: Algorithm,
    /// For HS256 the secret, sealed under the master key; else the public key as a `SubjectPublicKeyInfo` (RFC 5280
    /// §4.1.2.7), in DER.
    pub bytes: Vec<u8>,
}

/// What a key may be used for, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Whom it may sign for.
    pub allows: KeyUse,
    /// Whether its tokens must name this portal in `aud`.
    pub needs_audience: bool,
    /// Whether its tokens must have a `jti` and are good once.
    pub once: bool,
    /// From when on its tokens are no longer taken.
    pub not_after: Option<Timestamp>,
}

impl Terms {
    /// A key for these, with no further conditions.
    pub const fn of(allows: KeyUse) -> Self {
        Self {
            allows,
            needs_audience: false,
            once: false,
            not_after: None,
        }
    }
}

impl From<KeyUse> for Terms {
    fn from(allows: KeyUse) -> Self {
        Self::of(allows)
    }
}

/// A key as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// Its public name, the token's `kid`.
    pub kid: KeyId,
    /// How far it reaches.
    pub reach: Reach,
    /// What its tokens are checked with.
    pub material: Material,
    /// Its conditions.
    pub terms: Terms,
    /// The first of the keys that it replaced one after the other, or itself: whoever holds one of them holds them all,
    /// so they count as one when two people have to agree.
    pub lineage: KeyId,
    /// The one right before it; none of the first, nor of keys that came before this was kept.
    pub replaces: Option<KeyId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl SigningKey {
    /// Whether its tokens are taken at `now`.
    pub fn is_good(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.terms.not_after.is_none_or(|end| now < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_algorithm_is_found_by_its_exact_name() {
        for algorithm in Algorithm::ALL {
            assert_eq!(Algorithm::from_name(algorithm.name()), Some(algorithm));
            assert_eq!(serde_json::to_value(algorithm).unwrap(), algorithm.name());
        }
        for other in ["none", "hs256", "HS512", "EDDSA", "", "RS256 "] {
            assert_eq!(Algorithm::from_name(other), None, "{other}");
        }
    }

    #[test]
    fn a_key_is_good_until_it_is_revoked_or_its_time_is_over() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let key = SigningKey {
            kid: KeyId::parse("app_1").unwrap(),
            reach: Reach::Provider,
            material: Material {
                algorithm: Algorithm::Hs256,
                bytes: Vec::new(),
            },
            terms: Terms::of(KeyUse::All),
            lineage: KeyId::parse("app_1").unwrap(),
            replaces: None,
            created_at: at(1),
            revoked_at: None,
        };
        assert!(key.is_good(at(1_000_000)));
        let ending = SigningKey {
            terms: Terms {
                not_after: Some(at(10)),
                ..key.terms
            },
            ..key.clone()
        };
        assert!(ending.is_good(at(9)) && !ending.is_good(at(10)));
        let revoked = SigningKey {
            revoked_at: Some(at(5)),
            ..key
        };
        assert!(!revoked.is_good(at(4)), "a clock that went back revives nothing");
    }
}
