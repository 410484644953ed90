//! Keys that sign tokens.

use domain::{
    audit::{Act, By, Chain},
    id::KeyId,
    key::{KeyUse, Reach, SigningKey},
};
use evidence::Purpose;
use zeroize::Zeroizing;

use crate::{Desk, Error, Operator, hex};

/// A key just made. The secret is shown once and kept sealed.
pub struct NewKey {
    /// Its public name.
    pub kid: KeyId,
    /// The HS256 secret: 43 base64url characters, used as they stand.
    pub secret: Zeroizing<String>,
}

impl Desk {
    /// Makes a key.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if the app or group is not held.
    pub async fn create_key(&self, _: &Operator, reach: Reach, allows: KeyUse) -> Result<NewKey, Error> {
        let hex = hex(&evidence::random_bytes::<12>(&*self.random)?);
        let kid = KeyId::parse(&format!("{}{hex}", reach.prefix())).map_err(|_| Error::Fault("no key id"))?;
        let secret = evidence::new_key_secret(&*self.random)?;
        let sealed_secret = self
            .keyring
            .seal_for(Purpose::KeySecret, kid.as_str().as_bytes(), secret.as_bytes())
            .map_err(|_| Error::Fault("the key's secret could not be sealed"))?;
        let (chain, missing) = match &reach {
            Reach::App(app) => (Chain::App(app.clone()), "app"),
            Reach::Group(_) => (Chain::Installation, "group"),
            Reach::Provider => (Chain::Installation, "installation"),
        };
        let entry = self
            .entry(Act::KeyCreated, By::Operator)
            .with("kid", kid.as_str());
        let key = SigningKey {
            kid: kid.clone(),
            reach,
            allows,
            sealed_secret,
            created_at: self.clock.now(),
        };
        match self
            .store
            .create_key(key, self.log(chain, entry))
            .await
            .map_err(Error::from)
        {
            Ok(()) => Ok(NewKey { kid, secret }),
            Err(Error::NotFound) => Err(Error::NotHeld(missing)),
            Err(error) => Err(error),
        }
    }

    /// The keys of a reach, oldest first.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn keys(&self, _: &Operator, reach: &Reach) -> Result<Vec<SigningKey>, Error> {
        Ok(self.store.keys(reach).await?)
    }

    /// The public keys that exports are signed with, as a JWK set (RFC 7517).
    pub fn public_keys(&self) -> serde_json::Value {
        serde_json::json!({ "keys": [self.keyring.signer().jwk()] })
    }
}
