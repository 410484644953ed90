//! Why a token was not taken. The log says it; the visitor gets one answer for all, but for one that its own site sent too
//! late ([`super::sign_in`]).

/// Why a token was not taken. Holds nothing out of the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Over 8 KiB.
    #[error("too long")]
    TooLong,
    /// Not three parts of base64url without padding (RFC 7515 §7.1), each in its one spelling.
    #[error("not a compact JWS")]
    NotCompact,
    /// The header is not the JSON that it has to be, or a member stands twice (RFC 7515 §4).
    #[error("malformed header")]
    Header,
    /// The header names another algorithm than the key's own (RFC 8725 §3.1).
    #[error("another algorithm than the key's")]
    Algorithm,
    /// The header asks for something that is not done here: `crit`, a key of its own, compression.
    #[error("header member \"{0}\" is not allowed")]
    HeaderMember(&'static str),
    /// No `kid`, or one that no key of ours could have.
    #[error("no usable kid")]
    NoKey,
    /// No key has this `kid`.
    #[error("unknown kid")]
    UnknownKey,
    /// The signature is not the key's.
    #[error("wrong signature")]
    Signature,
    /// The payload is not the JSON that it has to be, or a member stands twice (RFC 8725 §2.4 and §3.11).
    #[error("malformed claims")]
    Claims,
    /// A claim is missing, or of the wrong kind.
    #[error("claim \"{0}\" is missing or of the wrong kind")]
    Claim(&'static str),
    /// It names one person in `external_id` and another in `userId`.
    #[error("names two people")]
    TwoPeople,
    /// Over.
    #[error("expired")]
    Expired,
    /// Not begun, or made in the future.
    #[error("not valid yet")]
    NotYet,
    /// Good for longer than is allowed here.
    #[error("lives too long")]
    LivesTooLong,
    /// Meant for somebody else.
    #[error("for another audience")]
    Audience,
    /// A scope that signs nobody in here.
    #[error("unknown scope")]
    Scope,
}
