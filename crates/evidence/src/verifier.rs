//! What the signatures of tokens are checked with.

use aws_lc_rs::{
    hmac,
    signature::{
        ECDSA_P256_SHA256_FIXED, ED25519, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, VerificationAlgorithm,
    },
};
use domain::key::Algorithm;
use zeroize::Zeroizing;

/// A key with the one algorithm that it is used with (RFC 7518 §3.1, RFC 8037 §3.1). It is read once, and good for any
/// number of signatures.
pub struct Verifier(Key);

enum Key {
    Secret(Zeroizing<Vec<u8>>),
    Public(Algorithm, ParsedPublicKey),
}

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

impl Verifier {
    /// Checks HS256 by this secret, its bytes as they stand.
    pub const fn secret(secret: Zeroizing<Vec<u8>>) -> Self {
        Self(Key::Secret(secret))
    }

    /// Checks `algorithm` by a public key, a `SubjectPublicKeyInfo` (RFC 5280 §4.1.2.7) in DER.
    ///
    /// # Errors
    /// [`NoSuchPublicKey`], for HS256 always.
    pub fn public(algorithm: Algorithm, spki: &[u8]) -> Result<Self, NoSuchPublicKey> {
        let no_key = NoSuchPublicKey(algorithm);
        let parameters: &'static dyn VerificationAlgorithm = match algorithm {
            Algorithm::Hs256 => return Err(no_key),
            Algorithm::Es256 => &ECDSA_P256_SHA256_FIXED,
            Algorithm::EdDsa => &ED25519,
            Algorithm::Rs256 => &RSA_PKCS1_2048_8192_SHA256,
        };
        if !is_written_in_the_one_way(algorithm, spki) {
            return Err(no_key);
        }
        let key = ParsedPublicKey::new(parameters, spki).map_err(|_| no_key)?;
        Ok(Self(Key::Public(algorithm, key)))
    }

    /// The algorithm.
    pub const fn algorithm(&self) -> Algorithm {
        match &self.0 {
            Key::Secret(_) => Algorithm::Hs256,
            Key::Public(algorithm, _) => *algorithm,
        }
    }

    /// Whether `signature`, in its JWS form (RFC 7518 §3.2 to §3.4, RFC 8037 §3.1), is this key's of `text`.
    pub fn has_signed(&self, text: &[u8], signature: &[u8]) -> bool {
        match &self.0 {
            Key::Secret(secret) => {
                let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
                hmac::verify(&key, text, signature).is_ok()
            }
            Key::Public(_, key) => key.verify_sig(text, signature).is_ok(),
        }
    }

    /// The secret, to sign with as well. With a key pair, whoever has the other half signs.
    pub fn to_sign_with(&self) -> Option<&[u8]> {
        match &self.0 {
            Key::Secret(secret) => Some(secret),
            Key::Public(..) => None,
        }
    }
}

/// What an uncompressed P-256 key begins with (RFC 5480 §2).
const P256: &[u8] = b"\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00\x04";
/// What an Ed25519 key begins with (RFC 8410 §4).
const ED25519_KEY: &[u8] = b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00";
/// `rsaEncryption` with its NULL (RFC 3279 §2.3.1).
const RSA: &[u8] = b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00";

/// Whether a key is written in the one way that DER allows for it. The library reads others too, and one key pair by two
/// spellings would pass for two: as two people who approve, and as another key than the one that was revoked.
fn is_written_in_the_one_way(algorithm: Algorithm, spki: &[u8]) -> bool {
    match algorithm {
        Algorithm::Hs256 => false,
        Algorithm::Es256 => spki.len() == P256.len() + 64 && spki.starts_with(P256),
        Algorithm::EdDsa => spki.len() == ED25519_KEY.len() + 32 && spki.starts_with(ED25519_KEY),
        Algorithm::Rs256 => RSA_BYTES.contains(&spki.len()) && is_rsa(spki).is_some(),
    }
}

/// A sequence of the algorithm and a bit string that holds the key's sequence, each to the last byte.
fn is_rsa(spki: &[u8]) -> Option<()> {
    let key = whole(0x30, spki)?.strip_prefix(RSA)?;
    let key = whole(0x03, key)?.strip_prefix(&[0])?;
    whole(0x30, key).map(|_| ())
}

/// What stands in an element of this tag whose length takes two bytes, if nothing comes after it.
fn whole(tag: u8, der: &[u8]) -> Option<&[u8]> {
    let (&[found, 0x82, high, low], inside) = der.split_first_chunk()? else {
        return None;
    };
    (found == tag && inside.len() == usize::from(u16::from_be_bytes([high, low]))).then_some(inside)
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::{
        encoding::{AsDer, PublicKeyX509Der},
        rand::SystemRandom,
        rsa::KeySize,
        signature::{
            ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING,
            EcdsaKeyPair, EcdsaSigningAlgorithm, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256,
            RSA_PKCS1_SHA512, RsaEncoding, RsaKeyPair,
        },
    };
    use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};

    use super::*;

    const TEXT: &[u8] = b"header.claims";

    fn der(public: &impl AsDer<PublicKeyX509Der<'static>>) -> Vec<u8> {
        public.as_der().unwrap().as_ref().to_vec()
    }

    fn ec(algorithm: &'static EcdsaSigningAlgorithm) -> (Vec<u8>, Vec<u8>) {
        let pair = EcdsaKeyPair::generate(algorithm).unwrap();
        let signature = pair.sign(&SystemRandom::new(), TEXT).unwrap();
        (der(pair.public_key()), signature.as_ref().to_vec())
    }

    fn rsa(size: KeySize, encoding: &'static dyn RsaEncoding) -> (Vec<u8>, Vec<u8>) {
        let pair = RsaKeyPair::generate(size).unwrap();
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(encoding, &SystemRandom::new(), TEXT, &mut signature)
            .unwrap();
        (der(pair.public_key()), signature)
    }

    fn ed() -> (Vec<u8>, Vec<u8>) {
        let pair = Ed25519KeyPair::generate().unwrap();
        (der(pair.public_key()), pair.sign(TEXT).as_ref().to_vec())
    }

    /// Each algorithm's key, and what it has signed.
    fn signed() -> [(Verifier, Vec<u8>); 4] {
        let public = |algorithm, (spki, signature): (Vec<u8>, Vec<u8>)| {
            (Verifier::public(algorithm, &spki).unwrap(), signature)
        };
        let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, b"secret"), TEXT);
        [
            (
                Verifier::secret(Zeroizing::new(b"secret".to_vec())),
                mac.as_ref().to_vec(),
            ),
            public(Algorithm::Es256, ec(&ECDSA_P256_SHA256_FIXED_SIGNING)),
            public(Algorithm::EdDsa, ed()),
            public(Algorithm::Rs256, rsa(KeySize::Rsa2048, &RSA_PKCS1_SHA256)),
        ]
    }

    #[test]
    fn takes_what_its_key_has_signed_and_nothing_else() {
        let signed = signed();
        for (at, (verifier, signature)) in signed.iter().enumerate() {
            let algorithm = verifier.algorithm();
            assert_eq!(algorithm, Algorithm::ALL[at]);
            assert!(verifier.has_signed(TEXT, signature), "{algorithm:?}");
            // One that was read before is as good again.
            assert!(verifier.has_signed(TEXT, signature), "{algorithm:?}");
            assert!(!verifier.has_signed(b"header.claim", signature), "{algorithm:?}");
            for place in 0..signature.len() {
                let mut changed = signature.clone();
                changed[place] ^= 1;
                assert!(!verifier.has_signed(TEXT, &changed), "{algorithm:?} {place}");
            }
            let (shorter, longer) = (&signature[1..], [&signature[..], b"\0"].concat());
            for other in [&[][..], shorter, &signature[..signature.len() - 1], &longer] {
                assert!(!verifier.has_signed(TEXT, other), "{algorithm:?} {}", other.len());
            }
            for (_, foreign) in signed.iter().filter(|(_, other)| other != signature) {
                assert!(!verifier.has_signed(TEXT, foreign), "{algorithm:?}");
            }
        }
    }

    #[test]
    fn another_form_or_another_hash_is_not_its_signature() {
        let (spki, signature) = ec(&ECDSA_P256_SHA256_ASN1_SIGNING);
        let verifier = Verifier::public(Algorithm::Es256, &spki).unwrap();
        assert!(!verifier.has_signed(TEXT, &signature), "ASN.1 instead of r and s");
        let (spki, signature) = rsa(KeySize::Rsa2048, &RSA_PKCS1_SHA512);
        let verifier = Verifier::public(Algorithm::Rs256, &spki).unwrap();
        assert!(!verifier.has_signed(TEXT, &signature), "SHA-512");
    }

    /// RFC 8037 §A.4.
    #[test]
    fn what_others_have_signed_is_read_as_they_meant_it() {
        let decoded = |text: &str| BASE64_URL_SAFE_NO_PAD.decode(text).unwrap();
        let mut spki = vec![
            0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
        ];
        spki.extend(decoded("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        let verifier = Verifier::public(Algorithm::EdDsa, &spki).unwrap();
        let text = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        let signature =
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        assert!(verifier.has_signed(text, &decoded(signature)));
    }

    #[test]
    fn only_a_secret_can_be_signed_with() {
        for (verifier, _) in signed() {
            let secret = (verifier.algorithm() == Algorithm::Hs256).then_some(&b"secret"[..]);
            assert_eq!(verifier.to_sign_with(), secret);
        }
    }

    #[test]
    fn a_key_fits_its_own_algorithm_and_no_other() {
        let keys = [
            (Algorithm::Es256, ec(&ECDSA_P256_SHA256_FIXED_SIGNING).0),
            (Algorithm::EdDsa, ed().0),
            (Algorithm::Rs256, rsa(KeySize::Rsa2048, &RSA_PKCS1_SHA256).0),
        ];
        for (of, spki) in &keys {
            for algorithm in Algorithm::ALL {
                assert_eq!(
                    Verifier::public(algorithm, spki).is_ok(),
                    algorithm == *of,
                    "{of:?} {algorithm:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_bare_short_on_another_curve_or_noise_is_none() {
        let bare = Ed25519KeyPair::generate().unwrap();
        for (algorithm, bytes) in [
            (Algorithm::Es256, ec(&ECDSA_P384_SHA384_FIXED_SIGNING).0),
            (Algorithm::EdDsa, bare.public_key().as_ref().to_vec()),
            (Algorithm::Rs256, short_rsa()),
            (Algorithm::Rs256, vec![0x30; 300]),
            (Algorithm::Es256, Vec::new()),
        ] {
            assert!(
                Verifier::public(algorithm, &bytes).is_err(),
                "{algorithm:?} {}",
                bytes.len()
            );
        }
    }

    #[test]
    fn a_key_is_written_in_one_way_only() {
        let bare = Ed25519KeyPair::generate().unwrap();
        let ed25519 = [ED25519_KEY, bare.public_key().as_ref()].concat();
        let p256 = ec(&ECDSA_P256_SHA256_FIXED_SIGNING).0;
        let rsa = rsa(KeySize::Rsa3072, &RSA_PKCS1_SHA256).0;
        for (algorithm, key) in [
            (Algorithm::EdDsa, &ed25519),
            (Algorithm::Es256, &p256),
            (Algorithm::Rs256, &rsa),
        ] {
            assert!(
                Verifier::public(algorithm, key).is_ok(),
                "the control: {algorithm:?}"
            );
            let trailing = [key, &[0][..]].concat();
            assert!(
                Verifier::public(algorithm, &trailing).is_err(),
                "{algorithm:?} and a byte"
            );
        }
        // The point by one coordinate and its sign (SEC 1 §2.3.3).
        let mut compressed = p256[..P256.len() + 32].to_vec();
        compressed[1] -= 32;
        compressed[P256.len() - 3] -= 32;
        compressed[P256.len() - 1] = 2 + p256[p256.len() - 1] % 2;
        assert!(
            ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &compressed).is_ok(),
            "the library takes it"
        );
        assert!(Verifier::public(Algorithm::Es256, &compressed).is_err());
        let bare = &rsa[4 + RSA.len() + 5..];
        assert!(
            ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, bare).is_ok(),
            "the library takes it"
        );
        assert!(Verifier::public(Algorithm::Rs256, bare).is_err());
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
