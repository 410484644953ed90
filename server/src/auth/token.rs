//! Checks a token: form, key, signature, claims, in this order and without trust in what is not checked yet.

use desk::{Claims, Clock, Desk, TokenKey};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::value::RawValue;

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
) -> Result<(TokenKey, Claims), TokenError> {
    let form = Compact::read(token)?;
    let Some(key) = desk.signing_key(&form.kid).await? else {
        // An unknown key costs as much as a known one, so that keys cannot be found out by the clock.
        let _ = payload(token, NO_KEY);
        return Err(Refusal::UnknownKey.into());
    };
    let payload = payload(token, &key.secret)?;
    let claims = claims::read(payload.get(), rules, clock.now())?;
    Ok((key, claims))
}

/// As long as a real secret.
const NO_KEY: &[u8] = b"there is no key of this name, and no secret";

/// The payload's own text, once the signature is found right. The library asks for `exp`; its times are checked
/// against our clock instead of the machine's, its audience against ours.
fn payload(token: &str, secret: &[u8]) -> Result<Box<RawValue>, Refusal> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_required_spec_claims(&["exp"]);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    jsonwebtoken::decode(token, &DecodingKey::from_secret(secret), &validation)
        .map(|decoded| decoded.claims)
        .map_err(|error| why(error.kind()))
}

fn why(kind: &jsonwebtoken::errors::ErrorKind) -> Refusal {
    use jsonwebtoken::errors::ErrorKind;
    match kind {
        ErrorKind::InvalidSignature => Refusal::Signature,
        ErrorKind::InvalidAlgorithm | ErrorKind::InvalidAlgorithmName => Refusal::Algorithm,
        ErrorKind::MissingRequiredClaim(_) => Refusal::Claim("exp"),
        _ => Refusal::Claims,
    }
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::{EncodingKey, Header, encode};
    use serde_json::json;

    use super::*;

    fn signed(algorithm: Algorithm, claims: &serde_json::Value) -> String {
        encode(
            &Header::new(algorithm),
            claims,
            &EncodingKey::from_secret(b"secret"),
        )
        .unwrap()
    }

    #[test]
    fn the_payload_comes_out_as_it_was_signed() {
        let token = signed(
            Algorithm::HS256,
            &json!({"exp": 1, "aud": "x", "nbf": 99_999_999_999_u64}),
        );
        let payload = payload(&token, b"secret").unwrap();
        assert_eq!(payload.get(), r#"{"aud":"x","exp":1,"nbf":99999999999}"#);
    }

    #[test]
    fn another_key_another_algorithm_another_text_are_refused() {
        let token = signed(Algorithm::HS256, &json!({"exp": 1}));
        assert_eq!(payload(&token, b"Secret").unwrap_err(), Refusal::Signature);
        assert_eq!(payload(&token, NO_KEY).unwrap_err(), Refusal::Signature);
        let longer = signed(Algorithm::HS512, &json!({"exp": 1}));
        assert_eq!(payload(&longer, b"secret").unwrap_err(), Refusal::Algorithm);
        let endless = signed(Algorithm::HS256, &json!({"sub": "x"}));
        assert_eq!(payload(&endless, b"secret").unwrap_err(), Refusal::Claim("exp"));
    }
}
