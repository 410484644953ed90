//! Who signs, for whom, and everything that can be done to a token before or after it is signed.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use domain::key::Algorithm;
use jsonwebtoken::EncodingKey;
use serde_json::{Map, Value, json};

use crate::support::NOW;

pub fn b64(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

pub fn decoded(part: &str) -> Vec<u8> {
    BASE64_URL_SAFE_NO_PAD.decode(part).unwrap()
}

/// Nothing if it is not in its one spelling.
pub fn decoded_strictly(part: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD.decode(part).ok()
}

/// The library's name for it.
pub const fn jose(algorithm: Algorithm) -> jsonwebtoken::Algorithm {
    match algorithm {
        Algorithm::Hs256 => jsonwebtoken::Algorithm::HS256,
        Algorithm::Es256 => jsonwebtoken::Algorithm::ES256,
        Algorithm::EdDsa => jsonwebtoken::Algorithm::EdDSA,
        Algorithm::Rs256 => jsonwebtoken::Algorithm::RS256,
    }
}

/// A key that the portal knows, and the half of it that signs.
#[derive(Clone)]
pub struct Hand {
    pub kid: String,
    pub algorithm: Algorithm,
    pub signer: EncodingKey,
    /// The secret, or the public key as a `SubjectPublicKeyInfo`.
    pub checked_with: Vec<u8>,
}

impl Hand {
    pub fn sign(&self, message: impl AsRef<[u8]>) -> Vec<u8> {
        sign_as(jose(self.algorithm), &self.signer, message)
    }
}

pub fn sign_as(
    algorithm: jsonwebtoken::Algorithm,
    signer: &EncodingKey,
    message: impl AsRef<[u8]>,
) -> Vec<u8> {
    decoded(&jsonwebtoken::crypto::sign(message.as_ref(), signer, algorithm).unwrap())
}

pub fn hmac(secret: &[u8], message: impl AsRef<[u8]>) -> Vec<u8> {
    let key = EncodingKey::from_secret(secret);
    sign_as(jsonwebtoken::Algorithm::HS256, &key, message)
}

/// A key with somebody to speak for.
#[derive(Clone)]
pub struct Voice {
    pub name: String,
    pub own: Hand,
    /// Keys of the same reach with each of the other algorithms.
    pub siblings: Vec<Hand>,
    /// Another app's key with the same algorithm.
    pub foreign: Hand,
    /// What a good token says.
    pub claims: Map<String, Value>,
    /// The claim that names who is spoken for.
    pub subject: &'static str,
    /// Where a good token leads.
    pub home: &'static str,
}

impl Voice {
    pub fn is_person(&self) -> bool {
        self.subject == "external_id"
    }

    pub fn header(&self) -> Map<String, Value> {
        map(json!({"alg": self.own.algorithm.name(), "typ": "JWT", "kid": self.own.kid}))
    }

    /// Signed as its key signs.
    pub fn sealed(&self, header: impl AsRef<[u8]>, payload: impl AsRef<[u8]>) -> String {
        self.sealed_text(&format!("{}.{}", b64(header), b64(payload)))
    }

    /// The same over parts that are encoded already, or are not.
    pub fn sealed_text(&self, signed: &str) -> String {
        format!("{signed}.{}", b64(self.own.sign(signed)))
    }

    pub fn good(&self) -> String {
        self.sealed(text(&self.header()), text(&self.claims))
    }

    /// What a good token's signature covers.
    pub fn signed(&self) -> String {
        format!("{}.{}", b64(text(&self.header())), b64(text(&self.claims)))
    }

    /// A good header and payload under this signature.
    pub fn under(&self, signature: impl AsRef<[u8]>) -> String {
        format!("{}.{}", self.signed(), b64(signature))
    }

    /// A good payload under this header.
    pub fn headed(&self, header: impl AsRef<[u8]>) -> String {
        self.sealed(header, text(&self.claims))
    }

    /// This payload under a good header.
    pub fn says(&self, payload: impl AsRef<[u8]>) -> String {
        self.sealed(text(&self.header()), payload)
    }

    pub fn head_with(&self, changes: Value) -> String {
        self.headed(with(&self.header(), changes))
    }

    pub fn say_with(&self, changes: Value) -> String {
        self.says(with(&self.claims, changes))
    }

    /// With the claim of who is spoken for.
    pub fn say_whom(&self, whom: impl Into<Value>) -> String {
        let mut claims = self.claims.clone();
        claims.insert(self.subject.to_owned(), whom.into());
        self.says(text(&claims))
    }

    /// A good token of exactly so many bytes.
    pub fn of_length(&self, length: usize) -> String {
        let signature = b64(self.own.sign("x")).len();
        let part = |bytes: usize| (bytes * 4).div_ceil(3);
        let claims = |filler: usize| with(&self.claims, json!({"x": "y".repeat(filler)}));
        let empty = claims(0).len();
        // Spaces around the header, because no part can be one byte longer than a multiple of four.
        for spaces in 0..4 {
            let header = format!("{}{}", text(&self.header()), " ".repeat(spaces));
            let rest = part(header.len()) + 2 + signature;
            let fits = |filler: &usize| part(empty + filler) + rest == length;
            if let Some(filler) = (0..length).find(fits) {
                let token = self.sealed(header, claims(filler));
                assert_eq!(token.len(), length);
                return token;
            }
        }
        panic!("no token of {length} bytes")
    }
}

pub fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => panic!("{other} is no object"),
    }
}

pub fn text(map: &Map<String, Value>) -> String {
    Value::Object(map.clone()).to_string()
}

pub fn with(base: &Map<String, Value>, changes: Value) -> String {
    let mut merged = base.clone();
    merged.extend(map(changes));
    text(&merged)
}

pub fn without(base: &Map<String, Value>, name: &str) -> String {
    let mut changed = base.clone();
    changed.remove(name);
    text(&changed)
}

/// The member's value as it stands here, JSON or not.
pub fn raw(base: &Map<String, Value>, name: &str, value: &str) -> String {
    ended(
        &map(serde_json::from_str(&without(base, name)).unwrap()),
        &format!("\"{name}\":{value}"),
    )
}

/// With further members before the others.
pub fn led(base: &Map<String, Value>, members: &str) -> String {
    format!("{{{members},{}", &text(base)[1..])
}

/// With further members after the others.
pub fn ended(base: &Map<String, Value>, members: &str) -> String {
    let whole = text(base);
    format!("{},{members}}}", &whole[..whole.len() - 1])
}

/// Every letter as an escape.
pub fn escaped(text: &str) -> String {
    let escape = |unit: u16| format!("\\u{unit:04x}");
    text.encode_utf16().map(escape).collect()
}

/// JSON with spaces after it, so that it has `remainder` bytes beyond a multiple of three.
pub fn fit(mut json: String, remainder: usize) -> String {
    while json.len() % 3 != remainder {
        json.push(' ');
    }
    json
}

/// What a good person's token says, or a good member of staff's.
pub fn claims(scope: &str, subject: &str, whom: &str) -> Map<String, Value> {
    let mut claims = map(json!({"scope": scope, "iat": NOW, "exp": NOW + 900}));
    claims.insert(subject.to_owned(), json!(whom));
    claims
}
