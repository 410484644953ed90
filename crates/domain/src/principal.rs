//! A proven caller.

use serde::{Deserialize, Serialize};

use crate::{
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
    },
    /// Someone acting for an app, a group or the provider.
    #[non_exhaustive]
    Staff {
        /// How far they reach.
        reach: Reach,
        /// Who they say they are.
        actor: Actor,
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
    pub const fn proven_user(app: AppId, external_id: ExternalId, subject: Subject) -> Self {
        Self::User {
            app,
            external_id,
            subject,
        }
    }

    /// A member of staff, from a token whose signature, scope and times were checked.
    pub const fn proven_staff(reach: Reach, actor: Actor) -> Self {
        Self::Staff { reach, actor }
    }
}
