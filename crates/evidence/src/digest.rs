//! What a field held, so that it can be told whether it still does, and no more.

use aws_lc_rs::hmac;
use domain::{correction::Digest, id::AppId, subject::Subject};

use crate::keyring::Keyring;

/// Stands between the app and the rest, where a pseudonym has another byte: nothing that is digested here reads like
/// anything that is digested there.
const HELD: &[u8] = &[2];
/// Ends the path; no path holds it.
const END: &[u8] = &[0];

impl Keyring {
    /// `HMAC-SHA256` under the tombstone key over `app ‖ 0x02 ‖ subject ‖ path ‖ 0x00 ‖ value`, the value as its own
    /// text. The same value of another person, or in another field, has another digest.
    pub fn digest(&self, app: &AppId, subject: &Subject, path: &str, value: &str) -> Digest {
        let mut mac = hmac::Context::with_key(&self.tombstone);
        for part in [
            app.as_str().as_bytes(),
            HELD,
            subject.as_bytes().as_slice(),
            path.as_bytes(),
            END,
            value.as_bytes(),
        ] {
            mac.update(part);
        }
        let hex = mac.sign().as_ref().iter().fold(String::new(), |mut hex, byte| {
            for half in [byte >> 4, byte & 15] {
                hex.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
            hex
        });
        Digest::from_hex(&hex)
    }
}

#[cfg(test)]
mod tests {
    use domain::id::ExternalId;

    use super::*;
    use crate::testing::{Counting, keyring, master};

    fn app(text: &str) -> AppId {
        AppId::parse(text).unwrap()
    }

    #[test]
    fn is_of_one_value_in_one_field_of_one_person() {
        let keyring = keyring();
        let who = |name: u8| Subject::from_digest([name; 32]);
        let digest = |at: &str, name, path, value| keyring.digest(&app(at), &who(name), path, value);
        let one = digest("a1", 1, "user.profile.surname", "\"Okonjo\"");
        assert_eq!(one, digest("a1", 1, "user.profile.surname", "\"Okonjo\""));
        assert_eq!(one.as_str().len(), 64);
        for other in [
            digest("a2", 1, "user.profile.surname", "\"Okonjo\""),
            digest("a1", 2, "user.profile.surname", "\"Okonjo\""),
            digest("a1", 1, "user.profile.givenName", "\"Okonjo\""),
            digest("a1", 1, "user.profile.surname", "\"Okonjo \""),
            digest("a1", 1, "user.profile.surname\"", "Okonjo\""),
        ] {
            assert_ne!(other, one);
        }
    }

    #[test]
    fn is_the_documented_hmac_and_no_pseudonym() {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[3; 32]);
        let read = |data: &[u8]| -> String {
            let tag = hmac::sign(&key, data);
            tag.as_ref()
                .iter()
                .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
        };
        let subject = Subject::from_digest([7; 32]);
        let expected = [b"a1\x02".as_slice(), &[7; 32], b"p\0\xc3\xa9"].concat();
        assert_eq!(
            keyring().digest(&app("a1"), &subject, "p", "é").as_str(),
            read(&expected)
        );
        let named = keyring().subject(&app("a1"), &ExternalId::parse("x").unwrap());
        assert_eq!(named.as_bytes()[..], *hmac::sign(&key, b"a1\0x").as_ref());
    }

    #[test]
    fn is_another_on_another_installation() {
        let random = Counting::default();
        let [one, two] = [1, 2].map(|_| Keyring::generate(&master(1), &random).unwrap().0);
        let of = |keyring: &Keyring| keyring.digest(&app("a1"), &Subject::from_digest([1; 32]), "p", "v");
        assert_ne!(of(&one), of(&two));
    }
}
