//! What a sign-in leaves behind: an opaque id in a cookie, its digest here.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{id::KeyId, principal::Principal};

/// SHA-256 of the 256-bit session id. The id itself is only ever in the cookie.
pub type SessionDigest = [u8; 32];

/// A session as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Digest of the id in the cookie.
    pub digest: SessionDigest,
    /// What it is called on pages that list sessions: random, and good for nothing but ending it.
    pub handle: String,
    /// Who signed in.
    pub principal: Principal,
    /// The key whose token opened it: revoking the key ends it.
    pub kid: KeyId,
    /// When and from where.
    pub visit: Visit,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was last used, to within a minute.
    pub seen_at: Timestamp,
    /// When it ends, used or not.
    pub expires_at: Timestamp,
    /// What waits for a fresh sign-in, if something does.
    pub errand: Option<Errand>,
}

/// From where somebody signed in, as far as it helps to recognise a session that is not one's own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Visit {
    /// The network, not the address: an IPv4 /24 or an IPv6 /48.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// Browser and system in two words of our own, never what the browser says of itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser: Option<String>,
}

/// What somebody was about to do when the portal asked them to sign in afresh. It goes over to the session that they
/// come back with, if it is theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Errand {
    /// The page to come back to.
    pub page: String,
    /// What had been entered there, by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<(String, String)>,
}

impl Errand {
    /// What had been entered in this field of this page.
    pub fn field(&self, page: &str, name: &str) -> Option<&str> {
        let fields = self.fields.iter().filter(|_| self.page == page);
        fields
            .into_iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A person whom the business's server has announced, and who has not come yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Digest of the code in the link.
    pub digest: [u8; 32],
    /// Who comes.
    pub principal: Principal,
    /// The key that vouches for them.
    pub kid: KeyId,
    /// When the code is no longer good.
    pub expires_at: Timestamp,
}

/// A token, as far as it has to be remembered until it expires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenUse {
    /// SHA-256 of what was signed: a second use is none that proves presence.
    pub digest: [u8; 32],
    /// Under a key whose tokens are good once: a digest of key and `jti`.
    pub once: Option<[u8; 32]>,
    /// When it expires, leeway included.
    pub until: Timestamp,
}

/// What a session is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticket {
    /// A token, traded in directly.
    Token(TokenUse),
    /// The digest of a handover's code.
    Code([u8; 32]),
}
