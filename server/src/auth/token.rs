//! Checks a token: form, key, signature, claims, in this order and without trust in what is not checked yet.

use desk::{Clock, Desk, Proven, TokenKey};
use domain::session::TokenUse;
use evidence::{Verifier, once_digest, token_digest};
use zeroize::Zeroizing;

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
    verify_by(desk, clock, rules, token, Verifier::has_signed).await
}

/// The same, with this way to check a signature. It is gone once for every `kid` that a key could have.
///
/// # Errors
/// [`TokenError`].
pub async fn verify_by(
    desk: &Desk,
    clock: &dyn Clock,
    rules: &Rules,
    token: &str,
    has_signed: impl Fn(&Verifier, &[u8], &[u8]) -> bool,
) -> Result<(TokenKey, Proven), TokenError> {
    let form = Compact::read(token)?;
    let (key, now) = (desk.signing_key(&form.kid).await?, clock.now());
    let Some(key) = key else {
        // An unknown key costs as much as a known one, so that keys cannot be found out by the clock.
        let nobody = Verifier::secret(Zeroizing::new(NO_KEY.to_vec()));
        let _ = has_signed(&nobody, form.signed.as_bytes(), &form.signature);
        return Err(Refusal::UnknownKey.into());
    };
    let proven = check_by(form, &key, rules, now, has_signed)?;
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
    check_by(form, key, rules, now, Verifier::has_signed)
}

fn check_by(
    form: Compact<'_>,
    key: &TokenKey,
    rules: &Rules,
    now: jiff::Timestamp,
    has_signed: impl Fn(&Verifier, &[u8], &[u8]) -> bool,
) -> Result<Proven, Refusal> {
    // The key says how its tokens are signed; what the token says has only to agree.
    if form.algorithm != key.verifier.algorithm() {
        return Err(Refusal::Algorithm);
    }
    if !has_signed(&key.verifier, form.signed.as_bytes(), &form.signature) {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{
        id::KeyId,
        key::{Algorithm, KeyUse, Reach, Terms},
    };
    use jiff::{SignedDuration, Timestamp};
    use jsonwebtoken::{EncodingKey, Header, encode};
    use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ED25519, PKCS_RSA_SHA256, PublicKeyData as _};
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_795_432_800;

    fn key(verifier: Verifier) -> TokenKey {
        TokenKey {
            kid: KeyId::parse("app_1").unwrap(),
            reach: Reach::Provider,
            verifier: Arc::new(verifier),
            terms: Terms::of(KeyUse::All),
        }
    }

    fn secret(bytes: &[u8]) -> TokenKey {
        key(Verifier::secret(Zeroizing::new(bytes.to_vec())))
    }

    fn signed(algorithm: jsonwebtoken::Algorithm) -> String {
        signed_with(algorithm, b"secret")
    }

    fn signed_with(algorithm: jsonwebtoken::Algorithm, secret: &[u8]) -> String {
        let header = Header {
            kid: Some("app_1".to_owned()),
            ..Header::new(algorithm)
        };
        let claims = json!({"scope": "user", "external_id": "p", "exp": NOW + 60});
        encode(&header, &claims, &EncodingKey::from_secret(secret)).unwrap()
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
        assert!(check_with(&token, &secret(b"secret")).is_ok());
        let refused = |token: &str, key: &TokenKey| check_with(token, key).unwrap_err();
        assert_eq!(refused(&token, &secret(b"Secret")), Refusal::Signature);
        assert_eq!(refused(&token, &secret(NO_KEY)), Refusal::Signature);
        let longer = signed(jsonwebtoken::Algorithm::HS512);
        assert_eq!(refused(&longer, &secret(b"secret")), Refusal::Algorithm);
        let changed = token.replace("eyJ", "eyK");
        assert!(check_with(&changed, &secret(b"secret")).is_err());
    }

    /// The oldest trick.
    #[test]
    fn a_public_key_which_everybody_knows_is_no_secret() {
        for (algorithm, of) in [
            (Algorithm::Es256, &PKCS_ECDSA_P256_SHA256),
            (Algorithm::EdDsa, &PKCS_ED25519),
            (Algorithm::Rs256, &PKCS_RSA_SHA256),
        ] {
            let spki = KeyPair::generate_for(of).unwrap().subject_public_key_info();
            let token = signed_with(jsonwebtoken::Algorithm::HS256, &spki);
            assert!(check_with(&token, &secret(&spki)).is_ok(), "the control");
            let registered = key(Verifier::public(algorithm, &spki).unwrap());
            assert_eq!(
                check_with(&token, &registered).unwrap_err(),
                Refusal::Algorithm,
                "{algorithm:?}"
            );
        }
    }

    #[test]
    fn the_same_claims_signed_again_are_the_same_token() {
        let token = signed(jsonwebtoken::Algorithm::HS256);
        let digest = |token: &str| check_with(token, &secret(b"secret")).unwrap().token.digest;
        assert_eq!(digest(&token), digest(&signed(jsonwebtoken::Algorithm::HS256)));
    }
}
