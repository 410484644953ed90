//! Opening the desk: the master key opens the keyring, and the first start makes both.

use std::sync::{Arc, Mutex};

use evidence::{Keyring, MasterKey, SealedSecret};
use store::{Refused, Store};
use tokio::sync::Notify;

use crate::{Desk, Error, Parts, export::Patience, keys, steady::Steadiness, verifiers::Verifiers};

impl Desk {
    /// Opens the desk over a store.
    ///
    /// # Errors
    /// [`Error::MasterKey`] if the key's file cannot be used, [`Error::Keyring`] if it is not the key of this data.
    pub async fn set_up(parts: Parts) -> Result<Self, Error> {
        let Parts {
            store,
            master_key,
            clock,
            random,
            sessions,
            fetch,
            tell,
        } = parts;
        let keyring = if let Some(keyring) = opened(&*store, &master_key).await? {
            keyring
        } else {
            let master = MasterKey::open_or_create(&master_key, &*random)?;
            let (keyring, secrets) = Keyring::generate(&master, &*random)?;
            let secrets = secrets
                .into_iter()
                .map(|secret| (secret.name, secret.sealed))
                .collect();
            match store.keep_secrets(secrets).await {
                Ok(()) => keyring,
                // Another process was first: its secrets count.
                Err(store::Error::Refused(Refused::Exists)) => opened(&*store, &master_key)
                    .await?
                    .ok_or(Error::Fault("the store lost its secrets"))?,
                Err(error) => return Err(error.into()),
            }
        };
        let stand_in = keys::sealed(&keyring, keys::NO_KEY, &evidence::new_key_secret(&*random)?)?;
        Ok(Self {
            store,
            keyring: Arc::new(keyring),
            stand_in,
            clock,
            random,
            sessions,
            patience: Patience::USUAL,
            elsewhere: fetch,
            tells: tell,
            verifiers: Verifiers::default(),
            steadiness: Steadiness::default(),
            work: Notify::new(),
            emptied: Mutex::default(),
        })
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// [`Error::Store`] if it does not.
    pub async fn ready(&self) -> Result<(), Error> {
        Ok(self.store.ping().await?)
    }

    /// Writes everything into the main file, before the portal stops.
    ///
    /// # Errors
    /// [`Error::Store`] if it cannot.
    pub async fn settle(&self) -> Result<bool, Error> {
        Ok(self.store.settle().await?)
    }
}

/// The keyring of data that has one.
async fn opened(store: &dyn Store, master_key: &std::path::Path) -> Result<Option<Keyring>, Error> {
    let secrets = store.secrets().await?;
    if secrets.is_empty() {
        return Ok(None);
    }
    let secrets: Vec<_> = secrets
        .into_iter()
        .map(|(name, sealed)| SealedSecret { name, sealed })
        .collect();
    Ok(Some(Keyring::open(&MasterKey::open(master_key)?, &secrets)?))
}
