//! Key pairs of businesses that sign with their own.

use domain::key::Algorithm;
use jsonwebtoken::EncodingKey;
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ED25519, PKCS_RSA_SHA256, PublicKeyData as _};

/// A key pair.
pub struct Pair {
    /// What its business signs with.
    pub signer: EncodingKey,
    /// What the portal is given: a `SubjectPublicKeyInfo` in DER.
    pub spki: Vec<u8>,
}

/// In a PKCS #8 file of RSA, PKCS #1 begins here (RFC 5958 §2, RFC 8017 §A.1.2).
const PKCS1: usize = 26;

/// A new pair.
pub fn pair(algorithm: Algorithm) -> Pair {
    let (kind, wrap): (_, fn(&[u8]) -> EncodingKey) = match algorithm {
        Algorithm::Hs256 => panic!("a secret is no pair"),
        Algorithm::Es256 => (&PKCS_ECDSA_P256_SHA256, EncodingKey::from_ec_der),
        Algorithm::EdDsa => (&PKCS_ED25519, EncodingKey::from_ed_der),
        Algorithm::Rs256 => (&PKCS_RSA_SHA256, |der| EncodingKey::from_rsa_der(&der[PKCS1..])),
    };
    let pair = KeyPair::generate_for(kind).unwrap();
    Pair {
        signer: wrap(pair.serialized_der()),
        spki: pair.subject_public_key_info(),
    }
}
