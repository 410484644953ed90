//! Readers of tokens that each do without something. What they let in shows that the corpus is not made of tokens that
//! anybody would refuse.

use base64::{
    Engine as _,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use domain::key::{Algorithm, KeyUse, Terms};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm as Jose, DecodingKey, Validation, decode, decode_header, jwk::Jwk};
use serde_json::Value;
use server::auth::{
    claims::{self, Rules},
    jws::Compact,
};

use super::{
    NOW,
    header::pem,
    voice::{Voice, b64, decoded},
};

/// What it does without, and whether it takes a token.
pub type Reader = (&'static str, fn(&str, &Voice) -> bool);

pub const READERS: [Reader; 3] = [
    ("the library, told to check no claims and to believe alg", library),
    (
        "a reader that takes every spelling, none, duplicates and keys brought along",
        kind,
    ),
    ("the portal without its signatures", unsigned),
];

fn key(algorithm: Jose, bytes: &[u8]) -> DecodingKey {
    match algorithm {
        Jose::HS256 | Jose::HS384 | Jose::HS512 => DecodingKey::from_secret(bytes),
        Jose::ES256 | Jose::ES384 => DecodingKey::from_ec_der(bytes),
        Jose::EdDSA => DecodingKey::from_ed_der(bytes),
        _ => DecodingKey::from_rsa_der(bytes),
    }
}

pub fn library(token: &str, voice: &Voice) -> bool {
    let Ok(header) = decode_header(token) else {
        return false;
    };
    let mut validation = Validation::new(header.alg);
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    decode::<Value>(token, &key(header.alg, &voice.own.checked_with), &validation).is_ok()
}

/// Everything within reason, and more.
fn kind(token: &str, voice: &Voice) -> bool {
    let token = token.trim_matches(['"', '\'', '<', '>', '[', ']', ';', ',']);
    let token = token
        .rsplit([' ', '=', '#', ','])
        .find(|part| part.matches('.').count() >= 2);
    let Some(token) = token.map(|token| token.trim_matches('.')) else {
        return none(token.unwrap_or_default());
    };
    let parts: Vec<&str> = token.split('.').filter(|part| !part.is_empty()).collect();
    let [header, payload, rest @ ..] = &parts[..] else {
        return false;
    };
    let Some((header, payload)) = loosely(header).zip(loosely(payload)) else {
        return false;
    };
    let (Some(header), Some(_)) = (value(&header), value(&payload)) else {
        return false;
    };
    let name = header["alg"].as_str().unwrap_or_default().trim().to_lowercase();
    let Some(signature) = rest.first().and_then(|signature| loosely(signature)) else {
        return is_none(&name);
    };
    let algorithms = [
        Jose::HS256,
        Jose::HS384,
        Jose::HS512,
        Jose::ES256,
        Jose::EdDSA,
        Jose::RS256,
        Jose::RS384,
        Jose::RS512,
        Jose::PS256,
        Jose::PS384,
        Jose::PS512,
    ];
    let named = algorithms
        .into_iter()
        .find(|known| format!("{known:?}").to_lowercase() == name);
    let signed: String = parts[..2].join(".");
    let checks = |algorithm: Jose, key: &DecodingKey| {
        jsonwebtoken::crypto::verify(&b64(&signature), signed.as_bytes(), key, algorithm).unwrap_or(false)
    };
    if is_none(&name) {
        return true;
    }
    if let Ok(jwk) = serde_json::from_value::<Jwk>(header["jwk"].clone())
        && let (Some(algorithm), Ok(key)) = (named, DecodingKey::from_jwk(&jwk))
        && checks(algorithm, &key)
    {
        return true;
    }
    let own = &voice.own;
    let mut spellings = vec![own.checked_with.clone(), own.kid.clone().into(), Vec::new()];
    if own.algorithm == Algorithm::Hs256 {
        let secret = std::str::from_utf8(&own.checked_with).unwrap();
        spellings.push(decoded(secret));
    } else {
        spellings.extend([
            pem(&own.checked_with).into(),
            pem(&own.checked_with).trim_end().into(),
            own.checked_with[own.checked_with.len() - 32..].to_vec(),
        ]);
    }
    let tried = named.into_iter().chain([super::voice::jose(own.algorithm)]);
    tried
        .flat_map(|algorithm| spellings.iter().map(move |bytes| (algorithm, bytes)))
        .any(|(algorithm, bytes)| checks(algorithm, &key(algorithm, bytes)))
}

fn is_none(name: &str) -> bool {
    matches!(name, "none" | "null" | "")
}

/// Two parts, and a header that asks for no signature.
fn none(token: &str) -> bool {
    let header = token.split('.').next().and_then(loosely);
    let header = header.and_then(|header| value(&header));
    header.is_some_and(|header| {
        header["alg"]
            .as_str()
            .is_some_and(|name| is_none(&name.to_lowercase()))
    })
}

/// Whatever somebody could have meant.
pub fn loosely(part: &str) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let letters: String = part
        .chars()
        .map(|letter| match letter {
            '+' => '-',
            '/' => '_',
            other => other,
        })
        .filter(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
        .collect();
    GeneralPurpose::new(&URL_SAFE, config).decode(letters).ok()
}

/// The first object, the last of two members, letters made up where there are none.
pub fn value(bytes: &[u8]) -> Option<Value> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    serde_json::Deserializer::from_str(text)
        .into_iter::<Value>()
        .next()?
        .ok()
}

fn unsigned(token: &str, _: &Voice) -> bool {
    let rules = Rules {
        lifetime: SignedDuration::from_hours(24),
        audience: "http://127.0.0.1:3000".to_owned(),
    };
    let now = Timestamp::from_second(NOW).unwrap();
    Compact::read(token).is_ok_and(|form| {
        String::from_utf8(form.payload)
            .is_ok_and(|payload| claims::read(&payload, &Terms::of(KeyUse::All), &rules, now).is_ok())
    })
}
