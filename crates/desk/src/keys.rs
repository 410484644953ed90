//! Keys that sign tokens.

use domain::{
    audit::{Act, By},
    id::KeyId,
    key::{Algorithm, Material, Reach, SigningKey, Terms},
};
use evidence::{Keyring, Purpose, Verifier};
use jiff::SignedDuration;
use store::Refused;
use zeroize::Zeroizing;

use crate::{Desk, Error, Operator, hex, sign_in::chain_of};

/// A key just made. The secret is shown once and kept sealed.
pub struct NewKey {
    /// Its public name.
    pub kid: KeyId,
    /// The HS256 secret: 43 base64url characters, used as they stand.
    pub secret: Zeroizing<String>,
}

/// A public key as a business brings it.
#[derive(Debug, Clone)]
pub struct PublicKey {
    /// The one algorithm that it will be used with.
    pub algorithm: Algorithm,
    /// A `SubjectPublicKeyInfo` (RFC 5280 §4.1.2.7), in DER.
    pub spki: Vec<u8>,
}

/// A key just made or registered, and what to keep of it.
struct Made {
    kid: KeyId,
    material: Material,
    secret: Zeroizing<String>,
}

impl Desk {
    /// Makes a key.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if the app or group is not held, [`Error::TooManyKeys`] if the app has as many as it may.
    pub async fn create_key(
        &self,
        _: &Operator,
        reach: Reach,
        terms: impl Into<Terms>,
    ) -> Result<NewKey, Error> {
        let made = self.make(&reach)?;
        self.keep(Act::KeyCreated, reach, made, terms.into()).await
    }

    /// Registers a public key of a business's own.
    ///
    /// # Errors
    /// As [`Self::create_key`]; [`Error::PublicKey`] if it is none of its algorithm, [`Error::KnownKey`] if it is, or
    /// was, registered.
    pub async fn add_key(
        &self,
        _: &Operator,
        reach: Reach,
        public: PublicKey,
        terms: Terms,
    ) -> Result<KeyId, Error> {
        let made = self.take(&reach, public)?;
        Ok(self.keep(Act::KeyAdded, reach, made, terms).await?.kid)
    }

    /// Makes a key in place of another, or registers one (a `SubjectPublicKeyInfo` in DER), with the same algorithm,
    /// reach and conditions. Both are good for `overlap`.
    ///
    /// # Errors
    /// [`Error::OwnKey`] if the old one is registered and no new one is brought, [`Error::NotHeld`] if there is no such key, [`Error::KeyIsOver`] if it is no longer good; else as
    /// [`Self::add_key`].
    pub async fn rotate_key(
        &self,
        _: &Operator,
        kid: &KeyId,
        public: Option<Vec<u8>>,
        overlap: SignedDuration,
    ) -> Result<NewKey, Error> {
        let old = self.store.key(kid).await?.ok_or(Error::NotHeld("key"))?;
        let algorithm = old.material.algorithm;
        let made = match public {
            None if algorithm == Algorithm::Hs256 => self.make(&old.reach)?,
            None => return Err(Error::OwnKey),
            Some(spki) => self.take(&old.reach, PublicKey { algorithm, spki })?,
        };
        let now = self.clock.now();
        let entry = self
            .entry(Act::KeyRotated, By::Operator)
            .with("kid", made.kid.as_str())
            .with("replaces", kid.as_str());
        let log = self.log(chain_of(&old.reach), entry);
        let new = SigningKey {
            kid: made.kid.clone(),
            reach: old.reach,
            material: made.material,
            terms: Terms {
                not_after: None,
                ..old.terms
            },
            lineage: old.lineage,
            replaces: Some(kid.clone()),
            created_at: now,
            revoked_at: None,
        };
        let kept = self.store.replace_key(kid, now + overlap, new, log).await;
        kept.map_err(|error| not_kept(error, "key"))?;
        Ok(NewKey {
            kid: made.kid,
            secret: made.secret,
        })
    }

    /// Revokes a key, and with it, at once, every session that it opened; returns how many those were.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if there is no such key, [`Error::KeyIsOver`] if it is revoked already.
    pub async fn revoke_key(&self, _: &Operator, kid: &KeyId) -> Result<u64, Error> {
        let key = self.store.key(kid).await?.ok_or(Error::NotHeld("key"))?;
        let entry = self
            .entry(Act::KeyRevoked, By::Operator)
            .with("kid", kid.as_str());
        let log = self.log(chain_of(&key.reach), entry);
        let revoked = self.store.revoke_key(kid, self.clock.now(), log).await;
        revoked.map_err(|error| not_kept(error, "key"))
    }

    /// The keys of a reach, oldest first, those that are over too.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if there are none and the app or group is not held.
    pub async fn keys(&self, _: &Operator, reach: &Reach) -> Result<Vec<SigningKey>, Error> {
        let keys = self.store.keys(reach).await?;
        let is_held = !keys.is_empty()
            || match reach {
                Reach::App(app) => self.store.app(app).await?.is_some(),
                Reach::Group(group) => self.store.group(group).await?.is_some(),
                Reach::Provider => true,
            };
        if is_held {
            Ok(keys)
        } else {
            Err(Error::NotHeld(name_of(reach)))
        }
    }

    /// The key that the next export is signed with.
    pub fn signer(&self) -> verify::PublicKey {
        verify::PublicKey::from_bytes(self.keyring.signer().public_key())
    }

    /// The public keys that exports are signed with, as a JWK set (RFC 7517).
    pub fn public_keys(&self) -> serde_json::Value {
        serde_json::json!({ "keys": [self.keyring.signer().jwk()] })
    }

    fn new_kid(&self, reach: &Reach) -> Result<KeyId, Error> {
        let hex = hex(&evidence::random_bytes::<12>(&*self.random)?);
        KeyId::parse(&format!("{}{hex}", reach.prefix())).map_err(|_| Error::Fault("no key id"))
    }

    fn make(&self, reach: &Reach) -> Result<Made, Error> {
        let kid = self.new_kid(reach)?;
        let secret = evidence::new_key_secret(&*self.random)?;
        let bytes = sealed(&self.keyring, kid.as_str(), &secret)?;
        Ok(Made {
            kid,
            material: Material {
                algorithm: Algorithm::Hs256,
                bytes,
            },
            secret,
        })
    }

    fn take(&self, reach: &Reach, public: PublicKey) -> Result<Made, Error> {
        let PublicKey { algorithm, spki } = public;
        Verifier::public(algorithm, &spki)?;
        Ok(Made {
            kid: self.new_kid(reach)?,
            material: Material {
                algorithm,
                bytes: spki,
            },
            secret: Zeroizing::default(),
        })
    }

    async fn keep(&self, act: Act, reach: Reach, made: Made, terms: Terms) -> Result<NewKey, Error> {
        let missing = name_of(&reach);
        let entry = self
            .entry(act, By::Operator)
            .with("kid", made.kid.as_str())
            .with("algorithm", made.material.algorithm.name());
        let log = self.log(chain_of(&reach), entry);
        let key = SigningKey {
            kid: made.kid.clone(),
            reach,
            material: made.material,
            terms,
            lineage: made.kid.clone(),
            replaces: None,
            created_at: self.clock.now(),
            revoked_at: None,
        };
        let kept = self.store.create_key(key, log).await;
        kept.map_err(|error| not_kept(error, missing))?;
        Ok(NewKey {
            kid: made.kid,
            secret: made.secret,
        })
    }
}

/// What is missing where a reach is not held.
const fn name_of(reach: &Reach) -> &'static str {
    match reach {
        Reach::App(_) => "app",
        Reach::Group(_) => "group",
        Reach::Provider => "installation",
    }
}

/// Under this name no key is made, and one secret sealed.
pub(crate) const NO_KEY: &str = "app_000000000000000000000000";

pub(crate) fn sealed(keyring: &Keyring, kid: &str, secret: &str) -> Result<Vec<u8>, Error> {
    keyring
        .seal_for(Purpose::KeySecret, kid.as_bytes(), secret.as_bytes())
        .map_err(|_| Error::Fault("a key's secret could not be sealed"))
}

fn not_kept(error: store::Error, missing: &'static str) -> Error {
    match error {
        store::Error::Refused(Refused::Unknown) => Error::NotHeld(missing),
        store::Error::Refused(Refused::Changed) => Error::KeyIsOver,
        store::Error::Refused(Refused::Exists) => Error::KnownKey,
        store::Error::Refused(Refused::Full) => Error::TooManyKeys,
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{
        id::AppId,
        key::{KeyUse, MOST_KEYS},
    };

    use super::*;
    use crate::testing::{OPERATOR, Office};

    fn app() -> Reach {
        Reach::App(AppId::parse("a1").unwrap())
    }

    #[tokio::test]
    async fn an_app_has_ten_good_keys_at_most() {
        let office = Office::open().await;
        let mut kids = Vec::new();
        for _ in 0..MOST_KEYS {
            kids.push(office.key(app(), KeyUse::All).await.kid);
        }
        let eleventh = office.desk.create_key(&OPERATOR, app(), KeyUse::All).await;
        assert!(matches!(eleventh, Err(Error::TooManyKeys)));
        assert_eq!(
            office.desk.keys(&OPERATOR, &app()).await.unwrap().len(),
            MOST_KEYS
        );
        office.desk.revoke_key(&OPERATOR, &kids[0]).await.unwrap();
        office.key(app(), KeyUse::All).await;
    }

    #[tokio::test]
    async fn the_keys_of_who_is_not_held_are_not_none() {
        let office = Office::open().await;
        assert!(office.desk.keys(&OPERATOR, &app()).await.unwrap().is_empty());
        for (reach, missing) in [
            (Reach::App(AppId::parse("nobody").unwrap()), "app"),
            (Reach::Group("nobody".parse().unwrap()), "group"),
        ] {
            let keys = office.desk.keys(&OPERATOR, &reach).await;
            assert!(
                matches!(keys, Err(Error::NotHeld(what)) if what == missing),
                "{keys:?}"
            );
        }
        let of_all = office.desk.keys(&OPERATOR, &Reach::Provider).await;
        assert!(of_all.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_rotated_key_goes_on_for_a_while_beside_the_new_one() {
        let office = Office::open().await;
        let old = office.key(app(), KeyUse::People).await;
        let new = office
            .desk
            .rotate_key(&OPERATOR, &old.kid, None, SignedDuration::from_hours(24))
            .await
            .unwrap();
        let good = async |kid: &KeyId| office.desk.signing_key(kid).await.unwrap();
        assert!(good(&old.kid).await.is_some());
        let found = good(&new.kid).await.unwrap();
        assert_eq!(
            (found.verifier.to_sign_with(), found.terms.allows),
            (Some(new.secret.as_bytes()), KeyUse::People)
        );
        office.clock.forward(24 * 3_600);
        assert!(good(&old.kid).await.is_none());
        assert!(good(&new.kid).await.is_some());
        let again = office
            .desk
            .rotate_key(&OPERATOR, &old.kid, None, SignedDuration::ZERO)
            .await;
        assert!(matches!(again, Err(Error::KeyIsOver)));
        let nobody = KeyId::parse("app_0").unwrap();
        let unknown = office
            .desk
            .rotate_key(&OPERATOR, &nobody, None, SignedDuration::ZERO)
            .await;
        assert!(matches!(unknown, Err(Error::NotHeld("key"))));
    }

    /// An Ed25519 public key (RFC 8410 §10.1's example).
    fn public() -> PublicKey {
        let mut spki = vec![
            0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
        ];
        spki.extend([
            0x19, 0xbf, 0x44, 0x09, 0x69, 0x84, 0xcd, 0xfe, 0x85, 0x41, 0xba, 0xc1, 0x67, 0xdc, 0x3b, 0x96,
            0xc8, 0x50, 0x86, 0xaa, 0x30, 0xb6, 0xb6, 0xcb, 0x0c, 0x5c, 0x38, 0xad, 0x70, 0x31, 0x66, 0xe1,
        ]);
        PublicKey {
            algorithm: Algorithm::EdDsa,
            spki,
        }
    }

    #[tokio::test]
    async fn a_public_key_is_registered_once_and_never_again() {
        let office = Office::open().await;
        let terms = Terms::of(KeyUse::Staff);
        let kid = office
            .desk
            .add_key(&OPERATOR, app(), public(), terms)
            .await
            .unwrap();
        let found = office.desk.signing_key(&kid).await.unwrap().unwrap();
        assert_eq!(found.verifier.algorithm(), Algorithm::EdDsa);
        office.desk.revoke_key(&OPERATOR, &kid).await.unwrap();
        for reach in [app(), Reach::Provider] {
            let again = office.desk.add_key(&OPERATOR, reach, public(), terms).await;
            assert!(matches!(again, Err(Error::KnownKey)));
        }
        let other = PublicKey {
            algorithm: Algorithm::Es256,
            ..public()
        };
        let wrong = office.desk.add_key(&OPERATOR, app(), other, terms).await;
        assert!(matches!(wrong, Err(Error::PublicKey(_))));
    }

    /// What a public key means is remembered; that it is good is not.
    #[tokio::test]
    async fn a_public_key_that_was_read_before_is_no_longer_taken_once_it_is_revoked_or_replaced() {
        let office = Office::open().await;
        let kid = office
            .desk
            .add_key(&OPERATOR, app(), public(), Terms::of(KeyUse::People))
            .await
            .unwrap();
        let found = async |kid: &KeyId| office.desk.signing_key(kid).await.unwrap();
        let (first, again) = (found(&kid).await.unwrap(), found(&kid).await.unwrap());
        assert!(Arc::ptr_eq(&first.verifier, &again.verifier), "it is remembered");

        let mut other = public().spki;
        other[43] ^= 0x80;
        let new = office
            .desk
            .rotate_key(&OPERATOR, &kid, Some(other), SignedDuration::from_hours(1))
            .await
            .unwrap()
            .kid;
        let replacement = found(&new).await.unwrap();
        assert!(!Arc::ptr_eq(&first.verifier, &replacement.verifier));
        office.clock.forward(3_600);
        assert!(found(&kid).await.is_none(), "its time is over");
        office.desk.revoke_key(&OPERATOR, &new).await.unwrap();
        assert!(found(&new).await.is_none(), "it is revoked");
    }
}
