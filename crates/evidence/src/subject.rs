//! Pseudonyms that outlive the person's data.

use aws_lc_rs::hmac;
use domain::{
    id::{AppId, ExternalId, UserId},
    subject::Subject,
};

use crate::keyring::Keyring;

/// Stand between the app and the name. No app id holds either, so that no two pairs read alike.
const EXTERNAL: &[u8] = &[0];
const PLATFORM: &[u8] = &[1];

impl Keyring {
    /// The pseudonym of a person whom the business knows by `external_id`: `HMAC-SHA256` (RFC 2104, FIPS 198-1) under
    /// the tombstone key over `app ‖ 0x00 ‖ external id`, UTF-8 as the business wrote it.
    pub fn subject(&self, app: &AppId, external_id: &ExternalId) -> Subject {
        self.pseudonym(app, EXTERNAL, external_id.as_str())
    }

    /// The pseudonym of a person whom only the platform has a name for: as [`Self::subject`], over
    /// `app ‖ 0x01 ‖ user id`. It is another one than that of an equal external id.
    pub fn subject_of_user(&self, app: &AppId, user: &UserId) -> Subject {
        self.pseudonym(app, PLATFORM, user.as_str())
    }

    fn pseudonym(&self, app: &AppId, kind: &[u8], name: &str) -> Subject {
        let mut mac = hmac::Context::with_key(&self.tombstone);
        mac.update(app.as_str().as_bytes());
        mac.update(kind);
        mac.update(name.as_bytes());
        let mut digest = [0; 32];
        digest.copy_from_slice(mac.sign().as_ref());
        Subject::from_digest(digest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Counting, keyring, master};

    fn app(text: &str) -> AppId {
        AppId::parse(text).unwrap()
    }

    #[test]
    fn is_the_same_for_the_same_person_and_for_no_other() {
        let keyring = keyring();
        let external = |text| ExternalId::parse(text).unwrap();
        let subject = keyring.subject(&app("a1"), &external("u"));
        assert_eq!(keyring.subject(&app("a1"), &external("u")), subject);
        for other in [
            keyring.subject(&app("a1"), &external("U")),
            keyring.subject(&app("a1"), &external("u ")),
            keyring.subject(&app("a"), &external("1u")),
            keyring.subject(&app("a2"), &external("u")),
            keyring.subject_of_user(&app("a1"), &UserId::parse("u").unwrap()),
        ] {
            assert_ne!(other, subject);
        }
    }

    #[test]
    fn is_the_documented_hmac() {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[3; 32]);
        let keyring = keyring();
        let subject = keyring.subject(&app("a1"), &ExternalId::parse("é").unwrap());
        assert_eq!(
            subject.as_bytes()[..],
            *hmac::sign(&key, b"a1\0\xc3\xa9").as_ref()
        );
        let subject = keyring.subject_of_user(&app("a1"), &UserId::parse("u").unwrap());
        assert_eq!(subject.as_bytes()[..], *hmac::sign(&key, b"a1\x01u").as_ref());
    }

    #[test]
    fn is_another_on_another_installation() {
        let random = Counting::default();
        let [one, two] = [1, 2].map(|_| Keyring::generate(&master(1), &random).unwrap().0);
        let external = ExternalId::parse("u").unwrap();
        assert_ne!(
            one.subject(&app("a1"), &external),
            two.subject(&app("a1"), &external)
        );
    }
}
