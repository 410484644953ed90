//! Public keys that businesses register to sign tokens with.

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, VerificationAlgorithm,
};
use domain::key::Algorithm;

/// The bytes are no public key of the algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it holds no {}", what(*.0))]
pub struct NoSuchPublicKey(Algorithm);

const fn what(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Hs256 => "public key for HS256: that is a shared secret, which the portal makes",
        Algorithm::Es256 => "public key on P-256, which ES256 takes",
        Algorithm::EdDsa => "Ed25519 public key, which EdDSA takes",
        Algorithm::Rs256 => "RSA public key of 2048 to 8192 bits, which RS256 takes",
    }
}

/// A `SubjectPublicKeyInfo` of RSA has this many bytes from 2048 to 8192 bits of modulus, and with every exponent that
/// the library takes.
const RSA_BYTES: std::ops::RangeInclusive<usize> = 290..=1_100;

/// Looks whether `spki` (RFC 5280 §4.1.2.7, DER) is a public key that tokens of this algorithm can be checked with.
///
/// # Errors
/// [`NoSuchPublicKey`], for HS256 always.
pub fn check_public_key(algorithm: Algorithm, spki: &[u8]) -> Result<(), NoSuchPublicKey> {
    /// The first byte of a DER sequence. The library would take bare keys as well, whose text is not unique.
    const SEQUENCE: u8 = 0x30;

    let parameters: &'static dyn VerificationAlgorithm = match algorithm {
        Algorithm::Hs256 => return Err(NoSuchPublicKey(algorithm)),
        Algorithm::Es256 => &ECDSA_P256_SHA256_FIXED,
        Algorithm::EdDsa => &ED25519,
        Algorithm::Rs256 => &RSA_PKCS1_2048_8192_SHA256,
    };
    let long_enough = algorithm != Algorithm::Rs256 || RSA_BYTES.contains(&spki.len());
    let readable = ParsedPublicKey::new(parameters, spki).is_ok();
    if spki.first() == Some(&SEQUENCE) && long_enough && readable {
        Ok(())
    } else {
        Err(NoSuchPublicKey(algorithm))
    }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::{
        encoding::AsDer as _,
        rsa::KeySize,
        signature::{
            ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair,
            EcdsaSigningAlgorithm, Ed25519KeyPair, KeyPair as _, RsaKeyPair,
        },
    };

    use super::*;

    fn ec(algorithm: &'static EcdsaSigningAlgorithm) -> Vec<u8> {
        let pair = EcdsaKeyPair::generate(algorithm).unwrap();
        pair.public_key().as_der().unwrap().as_ref().to_vec()
    }

    #[test]
    fn a_key_fits_its_own_algorithm_and_no_other() {
        let ed = Ed25519KeyPair::generate().unwrap();
        let rsa = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
        let keys = [
            (Algorithm::Es256, ec(&ECDSA_P256_SHA256_FIXED_SIGNING)),
            (
                Algorithm::EdDsa,
                ed.public_key().as_der().unwrap().as_ref().to_vec(),
            ),
            (
                Algorithm::Rs256,
                rsa.public_key().as_der().unwrap().as_ref().to_vec(),
            ),
        ];
        for (of, spki) in &keys {
            for algorithm in Algorithm::ALL {
                assert_eq!(
                    check_public_key(algorithm, spki).is_ok(),
                    algorithm == *of,
                    "{of:?} {algorithm:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_bare_short_on_another_curve_or_noise_is_none() {
        let ed = Ed25519KeyPair::generate().unwrap();
        let short = short_rsa();
        for (algorithm, bytes) in [
            (Algorithm::Es256, ec(&ECDSA_P384_SHA384_FIXED_SIGNING)),
            (Algorithm::EdDsa, ed.public_key().as_ref().to_vec()),
            (Algorithm::Rs256, short),
            (Algorithm::Rs256, vec![0x30; 300]),
            (Algorithm::Es256, Vec::new()),
        ] {
            assert!(
                check_public_key(algorithm, &bytes).is_err(),
                "{algorithm:?} {}",
                bytes.len()
            );
        }
    }

    /// 1024 bits: a modulus of 128 bytes and the exponent 65537, in the form of RFC 8017 §A.1.1.
    fn short_rsa() -> Vec<u8> {
        let mut spki = vec![
            0x30, 0x81, 0x9f, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01,
            0x05, 0x00, 0x03, 0x81, 0x8d, 0x00, 0x30, 0x81, 0x89, 0x02, 0x81, 0x81, 0x00,
        ];
        spki.extend([0xc7; 128]);
        spki.extend([0x02, 0x03, 0x01, 0x00, 0x01]);
        spki
    }
}
