//! Keys that sign tokens, and how far each reaches.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{AppId, GroupId, KeyId};

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

impl Reach {
    /// What the ids of such keys begin with, as on the platform.
    pub const fn prefix(&self) -> &'static str {
        match self {
            Self::App(_) => "app_",
            Self::Group(_) => "svc_",
            Self::Provider => "act_",
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

/// A key as the store keeps it: the secret is sealed.
#[derive(Debug, Clone)]
pub struct SigningKey {
    /// Its public name, the token's `kid`.
    pub kid: KeyId,
    /// How far it reaches.
    pub reach: Reach,
    /// Whom it may sign for.
    pub allows: KeyUse,
    /// The HS256 secret, sealed under the master key.
    pub sealed_secret: Vec<u8>,
    /// When it was made.
    pub created_at: Timestamp,
}
