//! Checks a token: form, key, signature, claims, in this order and without trust in what is not checked yet.

use desk::{Clock, Desk, Proven, TokenKey};
use domain::{key::Algorithm, session::TokenUse};
use evidence::{once_digest, token_digest};
use jsonwebtoken::DecodingKey;

use super::{
    claims::{self, Rules},
    jws::Compact,
    refusal::Refusal,
};

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The token is not good.
    #[error("token refused: {0}")]
    Refused(#[from] Refusal),
    /// The key could not be looked up.
    #[error(transparent)]
    Desk(#[from] desk::Error),
}

/// What the token proves, and the key that vouches for it.
///
/// # Errors
/// [`TokenError`].
pub async fn verify(
    desk: &Desk,
    clock: &dyn Clock,
    rules: &Rules,
    token: &str,
) -> Result<(TokenKey, Proven), TokenError> {
    let form = Compact::read(token)?;
    let (key, now) = (desk.signing_key(&form.kid).await?, clock.now());
    let Some(key) = key else {
        // An unknown key costs as much as a known one, so that keys cannot be found out by the clock.
        let _ = is_signed(&form, Algorithm::Hs256, NO_KEY);
        return Err(Refusal::UnknownKey.into());
    };
    let proven = check(form, &key, rules, now)?;
    Ok((key, proven))
}

/// As long as a real secret.
const NO_KEY: &[u8] = b"there is no key of this name, and no secret";

/// What a token proves by this key at `now`.
///
/// # Errors
/// [`Refusal`].
pub fn check(
    form: Compact<'_>,
    key: &TokenKey,
    rules: &Rules,
    now: jiff::Timestamp,
) -> Result<Proven, Refusal> {
    // The key says how its tokens are signed; what the token says has only to agree.
    if form.algorithm != key.algorithm {
        return Err(Refusal::Algorithm);
    }
    if !is_signed(&form, key.algorithm, &key.bytes) {
        return Err(Refusal::Signature);
    }
    let digest = token_digest(form.signed);
    let payload = String::from_utf8(form.payload).map_err(|_| Refusal::Claims)?;
    let said = claims::read(&payload, &key.terms, rules, now)?;
    let once = said.id.filter(|_| key.terms.once);
    Ok(Proven {
        claims: said.claims,
        issued_at: said.issued_at,
        token: TokenUse {
            digest,
            once: once.map(|id| once_digest(&key.kid, &id)),
            until: said.until,
        },
    })
}

/// Whether the signature is the key's. What cannot even be tried is not.
fn is_signed(form: &Compact<'_>, algorithm: Algorithm, bytes: &[u8]) -> bool {
    let (key, algorithm) = match algorithm {
        Algorithm::Hs256 => (DecodingKey::from_secret(bytes), jsonwebtoken::Algorithm::HS256),
        Algorithm::Es256 => (DecodingKey::from_ec_der(bytes), jsonwebtoken::Algorithm::ES256),
        Algorithm::EdDsa => (DecodingKey::from_ed_der(bytes), jsonwebtoken::Algorithm::EdDSA),
        Algorithm::Rs256 => (DecodingKey::from_rsa_der(bytes), jsonwebtoken::Algorithm::RS256),
    };
    jsonwebtoken::crypto::verify(form.signature, form.signed.as_bytes(), &key, algorithm).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use domain::{
        id::KeyId,
        key::{KeyUse, Reach, Terms},
    };
    use jiff::{SignedDuration, Timestamp};
    use jsonwebtoken::{EncodingKey, Header, encode};
    use serde_json::json;
    use zeroize::Zeroizing;

    use super::*;

    const NOW: i64 = 1_795_432_800;

    fn key(algorithm: Algorithm, bytes: &[u8]) -> TokenKey {
        TokenKey {
            kid: KeyId::parse("app_1").unwrap(),
            reach: Reach::Provider,
            algorithm,
            bytes: Zeroizing::new(bytes.to_vec()),
            terms: Terms::of(KeyUse::All),
        }
    }

    fn signed(algorithm: jsonwebtoken::Algorithm) -> String {
        let header = Header {
            kid: Some("app_1".to_owned()),
            ..Header::new(algorithm)
        };
        let claims = json!({"scope": "user", "external_id": "p", "exp": NOW + 60});
        encode(&header, &claims, &EncodingKey::from_secret(b"secret")).unwrap()
    }

    fn check_with(token: &str, key: &TokenKey) -> Result<Proven, Refusal> {
        let rules = Rules {
            lifetime: SignedDuration::from_hours(24),
            audience: String::new(),
        };
        check(
            Compact::read(token)?,
            key,
            &rules,
            Timestamp::from_second(NOW).unwrap(),
        )
    }

    #[test]
    fn another_key_another_algorithm_another_text_are_refused() {
        let token = signed(jsonwebtoken::Algorithm::HS256);
        assert!(check_with(&token, &key(Algorithm::Hs256, b"secret")).is_ok());
        let refused = |token: &str, key: &TokenKey| check_with(token, key).unwrap_err();
        assert_eq!(
            refused(&token, &key(Algorithm::Hs256, b"Secret")),
            Refusal::Signature
        );
        assert_eq!(
            refused(&token, &key(Algorithm::Hs256, NO_KEY)),
            Refusal::Signature
        );
        // The oldest trick: the public key, which everybody knows, as the secret of a token that says HS256.
        for other in [Algorithm::Es256, Algorithm::EdDsa, Algorithm::Rs256] {
            assert_eq!(refused(&token, &key(other, b"secret")), Refusal::Algorithm);
        }
        let longer = signed(jsonwebtoken::Algorithm::HS512);
        assert_eq!(
            refused(&longer, &key(Algorithm::Hs256, b"secret")),
            Refusal::Algorithm
        );
        let changed = token.replace("eyJ", "eyK");
        assert!(check_with(&changed, &key(Algorithm::Hs256, b"secret")).is_err());
    }

    #[test]
    fn a_key_that_is_none_signs_nothing() {
        let token = signed(jsonwebtoken::Algorithm::HS256);
        let form = Compact::read(&token).unwrap();
        for algorithm in [Algorithm::Es256, Algorithm::EdDsa, Algorithm::Rs256] {
            for bytes in [&b""[..], b"secret", &[0x30; 294]] {
                assert!(!is_signed(&form, algorithm, bytes), "{algorithm:?}");
            }
        }
    }

    #[test]
    fn the_same_claims_signed_again_are_the_same_token() {
        let token = signed(jsonwebtoken::Algorithm::HS256);
        let digest = |token: &str| {
            check_with(token, &key(Algorithm::Hs256, b"secret"))
                .unwrap()
                .token
                .digest
        };
        assert_eq!(digest(&token), digest(&signed(jsonwebtoken::Algorithm::HS256)));
    }
}
