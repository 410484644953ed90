//! The secrets that the store keeps sealed, opened.

use std::fmt;

use aws_lc_rs::hmac;
use zeroize::Zeroizing;

use crate::{
    master::MasterKey,
    random::{Random, RandomError},
    seal::{OpenError, Purpose, SealFailed, SealKey},
    secret::random_bytes,
    sign::Signer,
};

const DATA: &str = "data";
const AUDIT: &str = "audit";
const TOMBSTONE: &str = "tombstone";
const SIGNING: &str = "signing";
const NAMES: [&str; 4] = [DATA, AUDIT, TOMBSTONE, SIGNING];

/// Everything that needs a key, behind one value. The secrets in it are random and sealed under the master key, so
/// that the master key can be changed without touching what they protect.
pub struct Keyring {
    data: Zeroizing<[u8; 32]>,
    pub(crate) audit: SealKey,
    pub(crate) tombstone: hmac::Key,
    signer: Signer,
}

/// A secret as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedSecret {
    /// Its name, unique in an installation: lower-case ASCII letters.
    pub name: String,
    /// The secret, sealed under the master key with its name as the context.
    pub sealed: Vec<u8>,
}

/// Why there is no keyring.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// The data are another master key's.
    #[error("this master key does not open this data folder: configure the path of the right one")]
    WrongMasterKey,
    /// The data folder lacks a secret.
    #[error("the data folder lacks the secret \"{name}\": restore it from a backup")]
    Missing {
        /// The secret's name.
        name: &'static str,
    },
    /// A secret does not open, though others do.
    #[error("the secret \"{name}\" in the data folder is damaged: restore it from a backup")]
    Damaged {
        /// The secret's name.
        name: &'static str,
    },
    /// The data folder holds a secret that this release does not know.
    #[error("the data folder was written by a newer release: use that release")]
    Newer,
    /// There is no randomness for new secrets.
    #[error(transparent)]
    Random(#[from] RandomError),
    /// A new secret could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealFailed),
}

impl Keyring {
    /// New secrets, for a data folder that has none, and their sealed forms for the store to keep.
    ///
    /// # Errors
    /// `Random` and `Seal`; nothing must be stored then.
    pub fn generate(
        master: &MasterKey,
        random: &dyn Random,
    ) -> Result<(Self, Vec<SealedSecret>), KeyringError> {
        let new = || random_bytes::<32>(random).map(Zeroizing::new);
        let (data, audit, tombstone, seed) = (new()?, new()?, new()?, new()?);
        let (signer, document) = Signer::from_seed(&seed).ok_or(SealFailed)?;

        let secrets: [(&str, &[u8]); 4] = [
            (DATA, &*data),
            (AUDIT, &*audit),
            (TOMBSTONE, &*tombstone),
            (SIGNING, &document),
        ];
        let sealed = secrets
            .into_iter()
            .map(|(name, secret)| {
                Ok(SealedSecret {
                    name: name.to_owned(),
                    sealed: master.seal(name.as_bytes(), secret)?,
                })
            })
            .collect::<Result<_, SealFailed>>()?;
        Ok((Self::new(data, &audit, &tombstone, signer)?, sealed))
    }

    /// Opens the secrets of a data folder, in any order.
    ///
    /// # Errors
    /// `WrongMasterKey` when none of them opens under `master`; `Missing`, `Damaged` and `Newer` of single ones.
    pub fn open(master: &MasterKey, secrets: &[SealedSecret]) -> Result<Self, KeyringError> {
        let opened = |secret: &SealedSecret| master.unseal(secret.name.as_bytes(), &secret.sealed);
        if !secrets.is_empty()
            && secrets
                .iter()
                .all(|secret| opened(secret) == Err(OpenError::OtherKey))
        {
            return Err(KeyringError::WrongMasterKey);
        }
        if secrets
            .iter()
            .any(|secret| !NAMES.contains(&secret.name.as_str()))
        {
            return Err(KeyringError::Newer);
        }
        let find = |name: &'static str| {
            let secret = secrets.iter().find(|secret| secret.name == name);
            opened(secret.ok_or(KeyringError::Missing { name })?).map_err(|why| match why {
                OpenError::Newer => KeyringError::Newer,
                OpenError::OtherKey | OpenError::Damaged => KeyringError::Damaged { name },
            })
        };
        let find_32 = |name: &'static str| {
            let secret = find(name)?;
            let bytes = secret
                .as_slice()
                .try_into()
                .map_err(|_| KeyringError::Damaged { name })?;
            Ok::<_, KeyringError>(Zeroizing::new(bytes))
        };
        let signer = Signer::from_pkcs8(&find(SIGNING)?).ok_or(KeyringError::Damaged { name: SIGNING })?;
        Self::new(find_32(DATA)?, &*find_32(AUDIT)?, &*find_32(TOMBSTONE)?, signer)
    }

    fn new(
        data: Zeroizing<[u8; 32]>,
        audit: &[u8; 32],
        tombstone: &[u8; 32],
        signer: Signer,
    ) -> Result<Self, KeyringError> {
        Ok(Self {
            data,
            audit: SealKey::derive(audit, Purpose::Audit)?,
            tombstone: hmac::Key::new(hmac::HMAC_SHA256, tombstone),
            signer,
        })
    }

    /// The key that signs now.
    pub const fn signer(&self) -> &Signer {
        &self.signer
    }

    /// Seals `plain` for `purpose`. `context` names the place it is stored at, and must be given again to open it:
    /// the key's `kid` for [`Purpose::KeySecret`]. 37 bytes longer than `plain`.
    ///
    /// # Errors
    /// [`SealFailed`]; nothing must be stored then.
    pub fn seal_for(&self, purpose: Purpose, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealFailed> {
        SealKey::derive(&self.data, purpose)?.seal(context, plain)
    }

    /// Opens what [`Self::seal_for`] sealed for the same purpose and context. Wiped when dropped.
    ///
    /// # Errors
    /// [`OpenError`], which tells damage from another keyring and from a newer release.
    pub fn open_for(
        &self,
        purpose: Purpose,
        context: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let key = SealKey::derive(&self.data, purpose).map_err(|_| OpenError::Damaged)?;
        key.open(context, sealed)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keyring({})", self.signer.kid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Counting, Exhausted, keyring, master};

    fn made() -> (Keyring, Vec<SealedSecret>) {
        Keyring::generate(&master(1), &Counting::default()).unwrap()
    }

    #[test]
    fn opens_again_from_the_sealed_secrets_in_any_order() {
        let (keyring, mut secrets) = made();
        assert_eq!(
            secrets.iter().map(|secret| &*secret.name).collect::<Vec<_>>(),
            NAMES
        );
        secrets.reverse();
        let again = Keyring::open(&master(1), &secrets).unwrap();
        assert_eq!(again.signer().kid(), keyring.signer().kid());
        let sealed = keyring.seal_for(Purpose::KeySecret, b"app_1", b"secret").unwrap();
        assert_eq!(
            again.open_for(Purpose::KeySecret, b"app_1", &sealed).unwrap()[..],
            *b"secret"
        );
        assert_eq!(
            hmac::sign(&again.tombstone, b"x").as_ref(),
            hmac::sign(&keyring.tombstone, b"x").as_ref()
        );
        let audit = keyring.audit.seal(b"", b"entry").unwrap();
        assert!(again.audit.open(b"", &audit).is_ok());
    }

    #[test]
    fn no_secret_serves_two_ends() {
        let keyring = keyring();
        let entry = keyring.audit.seal(b"", b"entry").unwrap();
        assert_eq!(
            keyring.open_for(Purpose::Audit, b"", &entry),
            Err(OpenError::OtherKey)
        );
        let sealed = keyring.seal_for(Purpose::KeySecret, b"app_1", b"secret").unwrap();
        assert_eq!(
            keyring.open_for(Purpose::KeySecret, b"app_2", &sealed),
            Err(OpenError::Damaged)
        );
    }

    #[test]
    fn a_wrong_master_key_is_told_from_damage() {
        let (_, secrets) = made();
        let refused = Keyring::open(&master(2), &secrets).unwrap_err();
        assert_eq!(refused, KeyringError::WrongMasterKey);
        assert_eq!(
            refused.to_string(),
            "this master key does not open this data folder: configure the path of the right one"
        );
        for (place, name) in NAMES.into_iter().enumerate() {
            for at in 1..secrets[place].sealed.len() {
                let mut changed = secrets.clone();
                changed[place].sealed[at] ^= 1;
                let refused = Keyring::open(&master(1), &changed).unwrap_err();
                assert_eq!(refused, KeyringError::Damaged { name }, "{name} {at}");
            }
        }
    }

    #[test]
    fn secrets_cannot_change_places_or_go_missing() {
        let (_, secrets) = made();
        let mut swapped = secrets.clone();
        let first = std::mem::replace(&mut swapped[0].sealed, secrets[1].sealed.clone());
        swapped[1].sealed = first;
        assert_eq!(
            Keyring::open(&master(1), &swapped).unwrap_err(),
            KeyringError::Damaged { name: DATA }
        );
        for (place, name) in NAMES.into_iter().enumerate() {
            let mut fewer = secrets.clone();
            fewer.remove(place);
            assert_eq!(
                Keyring::open(&master(1), &fewer).unwrap_err(),
                KeyringError::Missing { name }
            );
        }
        assert!(matches!(
            Keyring::open(&master(1), &[]),
            Err(KeyringError::Missing { .. })
        ));
    }

    #[test]
    fn what_a_newer_release_wrote_is_left_to_it() {
        let (_, secrets) = made();
        let mut more = secrets.clone();
        let sealed = master(1).seal(b"future", b"?").unwrap();
        more.push(SealedSecret {
            name: "future".to_owned(),
            sealed,
        });
        assert_eq!(Keyring::open(&master(1), &more).unwrap_err(), KeyringError::Newer);
        let mut newer = secrets;
        newer[3].sealed[0] = 2;
        assert_eq!(
            Keyring::open(&master(1), &newer).unwrap_err(),
            KeyringError::Newer
        );
    }

    /// Sealed rightly, but not what the name promises.
    #[test]
    fn a_secret_of_the_wrong_shape_is_damage() {
        let (_, secrets) = made();
        for (place, name) in NAMES.into_iter().enumerate() {
            let mut changed = secrets.clone();
            changed[place].sealed = master(1).seal(name.as_bytes(), b"short").unwrap();
            assert_eq!(
                Keyring::open(&master(1), &changed).unwrap_err(),
                KeyringError::Damaged { name }
            );
        }
    }

    #[test]
    fn without_randomness_there_is_no_keyring_and_debug_shows_nothing() {
        let refused = Keyring::generate(&master(1), &Exhausted).unwrap_err();
        assert_eq!(refused, KeyringError::Random(RandomError));
        let keyring = keyring();
        assert_eq!(
            format!("{keyring:?}"),
            format!("Keyring({})", keyring.signer().kid())
        );
    }
}
