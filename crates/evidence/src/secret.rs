//! Random values of a fixed shape.

use zeroize::Zeroizing;

use crate::{
    encoding::encode,
    random::{Random, RandomError},
};

/// `N` random bytes.
///
/// # Errors
/// [`RandomError`] when there is no randomness to be had.
pub fn random_bytes<const N: usize>(random: &dyn Random) -> Result<[u8; N], RandomError> {
    let mut bytes = [0; N];
    random.fill(&mut bytes)?;
    Ok(bytes)
}

/// A new secret for a key that signs tokens: 256 random bits (RFC 7518 §3.2 asks as many of an HS256 key) as 43
/// characters of base64url. Those characters are the key: HMAC takes the text's bytes, not the decoded ones, as the
/// platform does. Wiped when dropped.
///
/// # Errors
/// [`RandomError`] when there is no randomness to be had.
pub fn new_key_secret(random: &dyn Random) -> Result<Zeroizing<String>, RandomError> {
    let bytes = Zeroizing::new(random_bytes::<32>(random)?);
    Ok(Zeroizing::new(encode(&*bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Counting, Exhausted};

    #[test]
    fn a_key_secret_is_43_characters_never_twice_the_same() {
        let random = Counting::default();
        let first = new_key_secret(&random).unwrap();
        assert_eq!(first.len(), 43);
        assert!(
            first
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        );
        assert_ne!(first, new_key_secret(&random).unwrap());
    }

    #[test]
    fn the_systems_randomness_differs_from_call_to_call() {
        let random = crate::SystemRandom;
        assert_ne!(
            random_bytes::<32>(&random).unwrap(),
            random_bytes::<32>(&random).unwrap()
        );
    }

    #[test]
    fn without_randomness_there_is_no_secret() {
        assert_eq!(new_key_secret(&Exhausted).unwrap_err(), RandomError);
        assert_eq!(random_bytes::<8>(&Exhausted), Err(RandomError));
    }
}
