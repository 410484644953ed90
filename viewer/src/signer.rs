//! The key that a reader pastes: by itself, or in what the portal's address answers.

use verify::PublicKey;

use crate::json::Json;

/// The keys in a pasted text: the text itself, or each `x` of a JWK or of a set of them (RFC 7517).
pub fn keys(pasted: &str) -> Vec<PublicKey> {
    let pasted = pasted.trim();
    let bare = pasted.trim_matches('"');
    if let Ok(key) = PublicKey::parse(bare) {
        return vec![key];
    }
    let Some(json) = Json::parse(pasted) else {
        return Vec::new();
    };
    let set = json.list("keys").iter();
    set.chain([&json])
        .filter_map(|jwk| PublicKey::parse(jwk.text("x")?).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    const KID: &str = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

    #[test]
    fn a_key_is_found_in_whatever_is_pasted() {
        let key = PublicKey::parse(X).unwrap();
        let jwk = format!(r#"{{"kty":"OKP","crv":"Ed25519","kid":"{KID}","x":"{X}"}}"#);
        for pasted in [
            X.to_owned(),
            format!(" \"{X}\"\n"),
            jwk.clone(),
            format!(r#"{{"keys":[{jwk}]}}"#),
        ] {
            assert_eq!(keys(&pasted), [key], "{pasted}");
        }
        assert_eq!(
            keys(&format!(r#"{{"keys":[{jwk},{{"x":"AQ"}},{jwk}]}}"#)).len(),
            2
        );
    }

    #[test]
    fn a_keys_name_is_no_key() {
        let jwk = format!(r#"{{"kid":"{X}"}}"#);
        for pasted in ["", "a key", "{}", "{\"keys\":7}", "[]", &jwk, &X[1..]] {
            assert!(keys(pasted).is_empty(), "{pasted}");
        }
    }
}
