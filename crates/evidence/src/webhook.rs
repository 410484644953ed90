//! The signature of a message to somebody else's server, as the Standard Webhooks specification writes it: `v1a`, Ed25519.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::sign::Signer;

impl Signer {
    /// The signature of a message of this id, sent at this second since 1970, as its header has it. What is signed begins
    /// with the id, and so with nothing that an export's signature covers.
    pub fn sign_webhook(&self, id: &str, second: i64, body: &str) -> String {
        let signature = self.sign(format!("{id}.{second}.{body}").as_bytes());
        format!("v1a,{}", BASE64_STANDARD.encode(signature))
    }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};

    use super::*;
    use crate::testing::keyring;

    #[test]
    fn is_of_this_message_at_this_time_and_of_no_other() {
        let keyring = keyring();
        let signer = keyring.signer();
        let header = signer.sign_webhook("7K4M-1", 1_793_000_000, "{}");
        let signature = header.strip_prefix("v1a,").unwrap();
        let signature = BASE64_STANDARD.decode(signature).unwrap();
        let key = UnparsedPublicKey::new(&ED25519, signer.public_key());
        let is_of = |message: &str| key.verify(message.as_bytes(), &signature).is_ok();
        assert!(is_of("7K4M-1.1793000000.{}"), "the control");
        for other in [
            "7K4M-2.1793000000.{}",
            "7K4M-1.1793000001.{}",
            "7K4M-1.1793000000.{} ",
            "",
        ] {
            assert!(!is_of(other), "{other}");
        }
    }
}
