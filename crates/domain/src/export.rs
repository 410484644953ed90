//! The names that the export fixes. What its bytes are is `verify::format`'s to say; what stands in it is `desk`'s.

/// Path of the public keys (RFC 7517 JWK set).
pub const KEYS_PATH: &str = "/.well-known/rightsdesk-keys.json";
/// Media type of the export.
pub const MEDIA_TYPE: &str = "application/json";
