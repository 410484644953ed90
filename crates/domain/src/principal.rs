//! A proven caller.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    facts::Region,
    id::{AppId, ExternalId, KeyId},
    key::Reach,
    subject::Subject,
};

/// Who is calling, as a token proved it. Every use case takes one first.
///
/// The variants cannot be built outside this crate, and the two doors below are forbidden by `clippy.toml` to
/// everyone but `desk::sign_in`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Principal {
    /// A person, speaking for themselves alone.
    #[non_exhaustive]
    User {
        /// The business they deal with.
        app: AppId,
        /// The business's name for them.
        external_id: ExternalId,
        /// Their pseudonym, which outlives an erasure.
        subject: Subject,
        /// The key that vouches for them.
        kid: KeyId,
        /// Where they are, if the business says so: it decides by which law they are answered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        region: Option<Region>,
        /// When they last proved to be there: the `iat` of a token that had not been used before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proved_at: Option<Timestamp>,
    },
    /// Someone acting for an app, a group or the provider.
    #[non_exhaustive]
    Staff {
        /// How far they reach.
        reach: Reach,
        /// Who they say they are.
        actor: Actor,
        /// When they last proved to be there: the `iat` of a token that had not been used before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proved_at: Option<Timestamp>,
    },
}

/// A member of staff, as claimed by the key that signed their token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// The token's `sub`.
    pub id: String,
    /// The token's `name`, or `sub` again.
    pub name: String,
    /// The key that vouches for both.
    pub kid: KeyId,
}

impl Principal {
    /// A person, from a token whose signature, scope and times were checked.
    pub const fn proven_user(
        app: AppId,
        external_id: ExternalId,
        subject: Subject,
        kid: KeyId,
        region: Option<Region>,
        proved_at: Option<Timestamp>,
    ) -> Self {
        Self::User {
            app,
            external_id,
            subject,
            kid,
            region,
            proved_at,
        }
    }

    /// A member of staff, from a token whose signature, scope and times were checked.
    pub const fn proven_staff(reach: Reach, actor: Actor, proved_at: Option<Timestamp>) -> Self {
        Self::Staff {
            reach,
            actor,
            proved_at,
        }
    }

    /// Where a person is, if the business says so.
    pub const fn region(&self) -> Option<&Region> {
        match self {
            Self::User { region, .. } => region.as_ref(),
            Self::Staff { .. } => None,
        }
    }

    /// When they last proved to be there.
    pub const fn proved_at(&self) -> Option<Timestamp> {
        match self {
            Self::User { proved_at, .. } | Self::Staff { proved_at, .. } => *proved_at,
        }
    }

    /// The same caller, whose token had been used before and so proves no presence.
    #[must_use]
    pub fn unproved(mut self) -> Self {
        match &mut self {
            Self::User { proved_at, .. } | Self::Staff { proved_at, .. } => *proved_at = None,
        }
        self
    }

    /// Whether both are the same person, or the same member of staff with the same reach: however and whenever they
    /// proved it.
    pub fn is_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::User { app, external_id, .. },
                Self::User {
                    app: other_app,
                    external_id: other_id,
                    ..
                },
            ) => app == other_app && external_id == other_id,
            (
                Self::Staff { reach, actor, .. },
                Self::Staff {
                    reach: other_reach,
                    actor: other_actor,
                    ..
                },
            ) => reach == other_reach && actor.id == other_actor.id,
            _ => false,
        }
    }
}
