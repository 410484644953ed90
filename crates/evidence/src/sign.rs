//! The portal's signature: Ed25519 (RFC 8032).

use std::fmt;

use aws_lc_rs::{
    digest,
    signature::{Ed25519KeyPair, KeyPair as _},
};
use zeroize::Zeroizing;

use crate::encoding::encode;

/// A signing key and its name. The private half is kept as PKCS#8 (RFC 5958, RFC 8410), sealed, and is in memory only
/// within `aws-lc-rs`, which wipes it.
pub struct Signer {
    pair: Ed25519KeyPair,
    public: [u8; 32],
    kid: String,
}

impl Signer {
    /// A key from 32 random bytes, and its PKCS#8 form.
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Option<(Self, Zeroizing<Vec<u8>>)> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).ok()?;
        let document = Zeroizing::new(pair.to_pkcs8v1().ok()?.as_ref().to_vec());
        Some((Self::new(pair)?, document))
    }

    pub(crate) fn from_pkcs8(document: &[u8]) -> Option<Self> {
        Self::new(Ed25519KeyPair::from_pkcs8(document).ok()?)
    }

    fn new(pair: Ed25519KeyPair) -> Option<Self> {
        let public = pair.public_key().as_ref().try_into().ok()?;
        let kid = thumbprint(&public);
        Some(Self { pair, public, kid })
    }

    /// The 64 bytes of the Ed25519 signature of `message` (RFC 8032 §5.1.6: the same for the same message).
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        let mut signature = [0; 64];
        signature.copy_from_slice(self.pair.sign(message).as_ref());
        signature
    }

    /// The 32 bytes of the public key (RFC 8032 §5.1.5).
    pub const fn public_key(&self) -> [u8; 32] {
        self.public
    }

    /// The key's name: its RFC 7638 thumbprint with SHA-256, 43 characters of base64url. It follows from the key.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public key as a JWK of type OKP (RFC 8037 §2), with `kid`, `use` and `alg`.
    pub fn jwk(&self) -> serde_json::Value {
        serde_json::json!({
            "kty": "OKP",
            "crv": "Ed25519",
            "x": encode(&self.public),
            "kid": self.kid,
            "use": "sig",
            "alg": "EdDSA",
        })
    }
}

/// RFC 7638 §3: the required members in the order of their names, without white space.
fn thumbprint(public: &[u8; 32]) -> String {
    let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, encode(public));
    encode(digest::digest(&digest::SHA256, members.as_bytes()).as_ref())
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.kid)
    }
}

#[cfg(test)]
mod tests {
    use verify::{
        Counts, PublicKey, Signer as Signed, Verdict, check,
        format::{ExportDigest, OPENING},
    };

    use super::*;

    /// RFC 8037, appendix A, whose key is that of RFC 8032 §7.1, test 1.
    fn rfc_key() -> Signer {
        let seed = [
            0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4,
            0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
        ];
        Signer::from_seed(&seed).unwrap().0
    }

    #[test]
    fn signs_and_names_as_the_rfcs_do() {
        let signer = rfc_key();
        assert_eq!(signer.kid(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!(signer.jwk()["x"], "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(signer.jwk()["kid"], signer.kid());
        assert!(signer.jwk().get("d").is_none());
        assert_eq!(signer.sign(b"")[..4], [0xe5, 0x56, 0x43, 0x00]);
        assert_eq!(signer.sign(b"")[60..], [0x8e, 0x7a, 0x10, 0x0b][..]);
    }

    #[test]
    fn comes_back_from_its_stored_form() {
        let (signer, document) = Signer::from_seed(&[3; 32]).unwrap();
        let again = Signer::from_pkcs8(&document).unwrap();
        assert_eq!(again.sign(b"message"), signer.sign(b"message"));
        assert_eq!(again.kid(), signer.kid());
        assert!(Signer::from_pkcs8(&document[1..]).is_none());
        assert_eq!(format!("{signer:?}"), format!("Signer({})", signer.kid()));
    }

    /// Both ends: what the keyring's key signs, the checker of `verify` finds intact.
    #[test]
    fn an_export_signed_here_is_intact_there() {
        let signer = rfc_key();
        let key = PublicKey::from_bytes(signer.public_key());
        let mut export = format!("{OPENING}\"user\":{{\"id\":\"u1\"}}");
        let mut digest = ExportDigest::new();
        digest.update(export.as_bytes());
        let counts = Counts::new().with("users", 1);
        export += &digest
            .integrity(&counts, &key, |message| signer.sign(message))
            .unwrap();

        let kid = signer.kid().to_owned();
        let intact = Verdict::Intact {
            signer: Signed::Checked,
            counts,
            kid: kid.clone(),
            public_key: key,
        };
        assert_eq!(check(export.as_bytes(), Some(key)), intact);
        let other = Signer::from_seed(&[3; 32]).unwrap().0;
        let other = PublicKey::from_bytes(other.public_key());
        assert_eq!(
            check(export.as_bytes(), Some(other)),
            Verdict::OtherSigner { kid }
        );
        let changed = export.replace("u1", "u2");
        assert!(matches!(
            check(changed.as_bytes(), Some(key)),
            Verdict::Damaged { .. }
        ));
    }
}
