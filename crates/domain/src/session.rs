//! What a sign-in leaves behind: an opaque id in a cookie, its digest here.

use jiff::Timestamp;

use crate::{id::KeyId, principal::Principal};

/// SHA-256 of the 256-bit session id. The id itself is only ever in the cookie.
pub type SessionDigest = [u8; 32];

/// A session as the store keeps it.
#[derive(Debug, Clone)]
pub struct Session {
    /// Digest of the id in the cookie.
    pub digest: SessionDigest,
    /// Who signed in.
    pub principal: Principal,
    /// The key whose token opened it: revoking the key ends it.
    pub kid: KeyId,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was last used, to within a minute.
    pub seen_at: Timestamp,
    /// When it ends, used or not.
    pub expires_at: Timestamp,
}
