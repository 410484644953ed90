//! How many tokens a second are checked.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use desk::{Clock as _, TokenKey};
use domain::{
    id::{AppId, KeyId},
    key::{Algorithm, KeyUse, Reach, Terms},
};
use evidence::Verifier;
use jsonwebtoken::{EncodingKey, Header, encode};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ED25519, PKCS_RSA_SHA256, PublicKeyData as _};
use serde_json::json;
use server::{
    auth::{jws::Compact, token::check},
    clock::SystemClock,
};
use zeroize::Zeroizing;

use crate::{APP, rules};

/// Each algorithm for so long, from the text to what it proves, by a key that was looked up and read before.
pub fn tokens(long: Duration) {
    let now = SystemClock.now();
    let claims = json!({
        "scope": "user", "external_id": "passenger-20417", "iat": now.as_second(), "exp": now.as_second() + 900,
        "jti": "4c0e9f1d7ab24e55b8f3d6a1902c7be4",
    });
    for algorithm in Algorithm::ALL {
        let (signing, verifier, named) = pair(algorithm);
        let header = Header {
            kid: Some("app_6a81f4d013fbb64ec91b6cbd".to_owned()),
            ..Header::new(named)
        };
        let token = encode(&header, &claims, &signing).expect("a token");
        let key = TokenKey {
            kid: KeyId::parse("app_6a81f4d013fbb64ec91b6cbd").expect("a kid"),
            reach: Reach::App(AppId::parse(APP).expect("an app")),
            verifier: Arc::new(verifier),
            terms: Terms::of(KeyUse::All),
        };
        let rules = rules();
        let begun = Instant::now();
        let mut checked = 0_u64;
        while begun.elapsed() < long {
            for _ in 0..64 {
                let form = Compact::read(&token).expect("a form");
                check(form, &key, &rules, now).expect("a good token");
                checked += 1;
            }
        }
        let rate = rate(checked, begun.elapsed());
        println!("{}", json!({"what": algorithm.name(), "per_second": rate}));
    }
}

fn pair(algorithm: Algorithm) -> (EncodingKey, Verifier, jsonwebtoken::Algorithm) {
    let public =
        |pair: &KeyPair| Verifier::public(algorithm, &pair.subject_public_key_info()).expect("a public key");
    let new = |of| KeyPair::generate_for(of).expect("a key pair");
    match algorithm {
        Algorithm::Hs256 => {
            let secret = b"x6cCq0mV0mD3pQv5H2lqf8sVt1bT9kYw3nA7rE4uZ0o";
            (
                EncodingKey::from_secret(secret),
                Verifier::secret(Zeroizing::new(secret.to_vec())),
                jsonwebtoken::Algorithm::HS256,
            )
        }
        Algorithm::Es256 => {
            let pair = new(&PKCS_ECDSA_P256_SHA256);
            (
                EncodingKey::from_ec_der(&pair.serialize_der()),
                public(&pair),
                jsonwebtoken::Algorithm::ES256,
            )
        }
        Algorithm::EdDsa => {
            let pair = new(&PKCS_ED25519);
            (
                EncodingKey::from_ed_der(&pair.serialize_der()),
                public(&pair),
                jsonwebtoken::Algorithm::EdDSA,
            )
        }
        Algorithm::Rs256 => {
            let pair = new(&PKCS_RSA_SHA256);
            // The bare key stands in PKCS #8 behind version, algorithm and the octet string's own head.
            let bare = &pair.serialize_der()[26..];
            (
                EncodingKey::from_rsa_der(bare),
                public(&pair),
                jsonwebtoken::Algorithm::RS256,
            )
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a figure"
)]
fn rate(done: u64, took: Duration) -> u64 {
    (done as f64 / took.as_secs_f64()) as u64
}
