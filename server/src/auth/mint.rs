//! Signs tokens, as a business's server would: for the command line and the demo. The portal trusts none of them more
//! for it.

use std::fmt::Write as _;

use desk::{Scope, TokenKey};
use domain::{id::ExternalId, key::Reach};
use evidence::Random;
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;

/// Who the token speaks for.
#[derive(Debug, Clone)]
pub enum For {
    /// A person.
    User(ExternalId),
    /// A member of staff, by name.
    Staff(String),
}

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum MintError {
    /// Only an app's key can speak for a person.
    #[error("this key cannot sign for a person: use an app's key (app_…)")]
    NotAnApp,
    /// The key's other half is the business's.
    #[error("this key is the public half of a key pair: whoever has the other half signs with it")]
    NotOurs,
    /// No randomness.
    #[error(transparent)]
    Random(#[from] evidence::RandomError),
    /// The library refused.
    #[error("the token could not be signed")]
    Signing,
}

#[derive(Serialize)]
struct Payload<'a> {
    scope: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<&'a str>,
    iat: i64,
    exp: i64,
    jti: String,
}

/// A token by this key, good from `now` for `ttl`, for the portal at `audience` if one is named.
///
/// # Errors
/// [`MintError`].
pub fn mint(
    key: &TokenKey,
    whom: &For,
    audience: Option<&str>,
    now: Timestamp,
    ttl: SignedDuration,
    random: &dyn Random,
) -> Result<String, MintError> {
    let secret = key.verifier.to_sign_with().ok_or(MintError::NotOurs)?;
    let scope = match (whom, &key.reach) {
        (For::User(_), Reach::App(_)) => "user",
        (For::User(_), _) => return Err(MintError::NotAnApp),
        (For::Staff(_), reach) => match scope_of(reach) {
            Scope::App => "app",
            Scope::Account => "account",
        },
    };
    let (external_id, staff) = match whom {
        For::User(id) => (Some(id.as_str()), None),
        For::Staff(name) => (None, Some(name.as_str())),
    };
    let mut jti = String::with_capacity(32);
    for byte in evidence::random_bytes::<16>(random)? {
        let _ = write!(jti, "{byte:02x}");
    }
    let iat = now.as_second();
    let payload = Payload {
        scope,
        external_id,
        sub: staff,
        name: staff,
        aud: audience,
        iat,
        exp: iat.saturating_add(ttl.as_secs()),
        jti,
    };
    let header = Header {
        kid: Some(key.kid.as_str().to_owned()),
        ..Header::new(Algorithm::HS256)
    };
    encode(&header, &payload, &EncodingKey::from_secret(secret)).map_err(|_| MintError::Signing)
}

/// The scope of a staff token by a key of this reach.
pub const fn scope_of(reach: &Reach) -> Scope {
    match reach {
        Reach::App(_) => Scope::App,
        Reach::Group(_) | Reach::Provider => Scope::Account,
    }
}
