//! The portal's own reader without the one guard that refused a token. Everything else is checked as the portal checks it,
//! so that what is taken now was refused for nothing else.

use std::{fmt, sync::Arc};

use desk::{Claims, Scope, TokenKey};
use domain::{
    id::KeyId,
    key::{Algorithm, KeyUse, Reach, Terms},
};
use evidence::Verifier;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};
use server::auth::{
    claims::{self, Rules},
    jws::Compact,
    refusal::Refusal,
    token::check,
};
use zeroize::Zeroizing;

use super::{
    NOW,
    lax::{library, loosely, value},
    voice::{Hand, Voice, b64, decoded_strictly, text},
};

/// What refuses a token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The token is not good.
    Token(Refusal),
    /// It is, and its key may not say so.
    Grant,
}

impl fmt::Display for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token(refusal) => write!(f, "{refusal}"),
            Self::Grant => f.write_str("not for this kind of key to say"),
        }
    }
}

/// A reader that knows the voice's keys.
pub struct Reader<'v> {
    voice: &'v Voice,
    keys: Vec<TokenKey>,
    rules: Rules,
    now: Timestamp,
}

/// A token's parts, decoded, and what its signature has to cover.
struct Parts {
    signed: String,
    header: Vec<u8>,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

impl<'v> Reader<'v> {
    pub fn of(voice: &'v Voice) -> Self {
        let hands = [&voice.own, &voice.foreign].into_iter().chain(&voice.siblings);
        Self {
            voice,
            keys: hands.map(key).collect(),
            rules: Rules {
                lifetime: SignedDuration::from_hours(24),
                audience: "http://127.0.0.1:3000".to_owned(),
            },
            now: Timestamp::from_second(NOW).unwrap(),
        }
    }

    /// What refuses this token at the portal, if anything does.
    pub fn guard(&self, token: &str) -> Option<Guard> {
        let proven = Compact::read(token).and_then(|form| {
            let key = self.key(&form.kid).ok_or(Refusal::UnknownKey)?;
            Ok((key, check(form, key, &self.rules, self.now)?))
        });
        match proven {
            Err(refusal) => Some(Guard::Token(refusal)),
            Ok((key, proven)) => (!fits(&key.kid, &proven.claims)).then_some(Guard::Grant),
        }
    }

    /// Whether it would be taken if that guard were not there.
    pub fn takes_without(&self, guard: Guard, token: &str) -> bool {
        if guard == Guard::Token(Refusal::Algorithm) && library(token, self.voice) {
            return true;
        }
        self.read(guard, token).is_some()
    }

    fn read(&self, guard: Guard, token: &str) -> Option<()> {
        let parts = if guard == Guard::Token(Refusal::NotCompact) {
            loose(token)?
        } else {
            strict(token)?
        };
        let is_too_long = token.len() > server::auth::jws::LONGEST;
        if is_too_long && guard != Guard::Token(Refusal::TooLong) {
            return None;
        }
        let header = self.header(guard, &parts.header)?;
        let probe = format!("{}.{}.{}", b64(header), b64("{}"), b64("x"));
        let Compact { kid, algorithm, .. } = Compact::read(&probe).ok()?;
        let key = self.key(&kid)?;
        let is_signed = algorithm == key.verifier.algorithm()
            && key.verifier.has_signed(parts.signed.as_bytes(), &parts.signature);
        if !is_signed && guard != Guard::Token(Refusal::Signature) {
            return None;
        }
        let payload = self.payload(guard, parts.payload)?;
        let payload = String::from_utf8(payload).ok()?;
        let said = claims::read(&payload, &key.terms, &self.rules, self.now).ok()?;
        (guard == Guard::Grant || fits(&key.kid, &said.claims)).then_some(())
    }

    /// The header as a reader takes it who does not look at what is the matter with it.
    fn header(&self, guard: Guard, header: &[u8]) -> Option<Vec<u8>> {
        let Guard::Token(refusal) = guard else {
            return Some(header.to_vec());
        };
        let own = &self.voice.own;
        let edited = |edit: &dyn Fn(&mut Map<String, Value>)| {
            let mut header: Map<String, Value> = serde_json::from_slice(header).ok()?;
            edit(&mut header);
            Some(text(&header).into_bytes())
        };
        match refusal {
            Refusal::Header => Some(value(header)?.to_string().into_bytes()),
            Refusal::TooLong => {
                edited(&|header| header.retain(|name, _| matches!(&**name, "alg" | "kid" | "typ")))
            }
            Refusal::HeaderMember("typ") => edited(&|header| drop(header.remove("typ"))),
            Refusal::HeaderMember(_) => {
                edited(&|header| header.retain(|name, _| matches!(&**name, "alg" | "kid" | "typ")))
            }
            Refusal::Algorithm => {
                edited(&|header| drop(header.insert("alg".to_owned(), json!(own.algorithm.name()))))
            }
            Refusal::NoKey | Refusal::UnknownKey => {
                edited(&|header| drop(header.insert("kid".to_owned(), json!(own.kid))))
            }
            _ => Some(header.to_vec()),
        }
    }

    /// The claims, likewise.
    fn payload(&self, guard: Guard, payload: Vec<u8>) -> Option<Vec<u8>> {
        let Guard::Token(refusal) = guard else {
            return Some(payload);
        };
        let good = &self.voice.claims;
        let edited = |edit: &dyn Fn(&mut Map<String, Value>)| {
            let mut claims: Map<String, Value> = serde_json::from_slice(&payload).ok()?;
            edit(&mut claims);
            Some(text(&claims).into_bytes())
        };
        // As if it said what a good token says, or nothing.
        let ignore = |claims: &mut Map<String, Value>, name: &str| {
            match (good.get(name), name) {
                (Some(value), _) => claims.insert(name.to_owned(), value.clone()),
                (None, "external_id" | "userId" | "sub") => claims.insert(name.to_owned(), json!("maren")),
                (None, _) => claims.remove(name),
            };
        };
        match refusal {
            Refusal::Claims => Some(value(&payload)?.to_string().into_bytes()),
            Refusal::Claim(name) => edited(&|claims| ignore(claims, name)),
            Refusal::Scope => edited(&|claims| ignore(claims, "scope")),
            Refusal::Audience => edited(&|claims| ignore(claims, "aud")),
            Refusal::TwoPeople => edited(&|claims| {
                claims.retain(|name, _| !matches!(&**name, "external_id" | "userId"));
                ignore(claims, "external_id");
                ignore(claims, "userId");
            }),
            Refusal::Expired | Refusal::NotYet | Refusal::LivesTooLong => edited(&|claims| {
                for name in ["exp", "iat", "nbf"] {
                    ignore(claims, name);
                }
            }),
            _ => Some(payload),
        }
    }

    fn key(&self, kid: &KeyId) -> Option<&TokenKey> {
        self.keys.iter().find(|key| key.kid == *kid)
    }
}

fn key(hand: &Hand) -> TokenKey {
    let verifier = match hand.algorithm {
        Algorithm::Hs256 => Verifier::secret(Zeroizing::new(hand.checked_with.clone())),
        algorithm => Verifier::public(algorithm, &hand.checked_with).unwrap(),
    };
    TokenKey {
        kid: KeyId::parse(&hand.kid).unwrap(),
        reach: Reach::Provider,
        verifier: Arc::new(verifier),
        terms: Terms::of(KeyUse::All),
    }
}

/// Whether a key of this kind may say so.
fn fits(kid: &KeyId, claims: &Claims) -> bool {
    let is_app = kid.as_str().starts_with("app_");
    match claims {
        Claims::User { .. }
        | Claims::Staff {
            scope: Scope::App, ..
        } => is_app,
        Claims::Staff {
            scope: Scope::Account,
            ..
        } => !is_app,
    }
}

fn strict(token: &str) -> Option<Parts> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, payload) = signed.split_once('.')?;
    Some(Parts {
        signed: signed.to_owned(),
        header: decoded_strictly(header)?,
        payload: decoded_strictly(payload)?,
        signature: decoded_strictly(signature)?,
    })
}

/// Whatever somebody could have meant.
fn loose(token: &str) -> Option<Parts> {
    let parts: Vec<&str> = token.split('.').filter(|part| !part.is_empty()).collect();
    let [header, payload, signature, ..] = parts[..] else {
        return None;
    };
    Some(Parts {
        signed: format!("{header}.{payload}"),
        header: loosely(header)?,
        payload: loosely(payload)?,
        signature: loosely(signature)?,
    })
}
