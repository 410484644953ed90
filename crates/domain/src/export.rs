//! The names that the export fixes. What its bytes are is `verify::format`'s to say; what stands in it is `desk`'s.

/// Path of the public keys (RFC 7517 JWK set).
pub const KEYS_PATH: &str = "/.well-known/rightsdesk-keys.json";
/// Media type of the export.
pub const MEDIA_TYPE: &str = "application/json";
/// Path of the format's schema.
pub const SCHEMA_PATH: &str = "/schema/rightsdesk.export-1.json";
/// Media type of the schema (JSON Schema 2020-12, §14.1).
pub const SCHEMA_MEDIA_TYPE: &str = "application/schema+json";
