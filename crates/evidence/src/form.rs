//! For whom a form was drawn, in whichever of their sessions: who has signed in again loses nothing of what they entered.

use aws_lc_rs::{constant_time, hmac};

use crate::{encoding::encode, keyring::Keyring};

/// No app id begins so: nothing that is marked here reads like a pseudonym or a digest.
const FORM: &[u8] = &[3];
/// Ends whom it is for.
const END: &[u8] = &[0];
const MARK_LEN: usize = 16;

impl Keyring {
    /// What tells that a form with this session's stamp was drawn for somebody: the first 16 bytes of `HMAC-SHA256` under the
    /// tombstone key over `0x03 ‖ whom ‖ 0x00 ‖ stamp`, in base64url, 22 characters. `whom` holds no 0x00. It is good for no
    /// other stamp, and lets nobody do anything.
    pub fn mark_form(&self, whom: &str, stamp: &str) -> String {
        let mut mac = hmac::Context::with_key(&self.tombstone);
        for part in [FORM, whom.as_bytes(), END, stamp.as_bytes()] {
            mac.update(part);
        }
        encode(&mac.sign().as_ref()[..MARK_LEN])
    }

    /// Whether this is that mark, in a time that does not depend on where they differ.
    pub fn is_form_of(&self, whom: &str, stamp: &str, mark: &str) -> bool {
        let own = self.mark_form(whom, stamp);
        constant_time::verify_slices_are_equal(own.as_bytes(), mark.as_bytes()).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Counting, keyring, master};

    #[test]
    fn is_of_one_form_for_one_person() {
        let keyring = keyring();
        let mark = keyring.mark_form("maren", "stamp");
        assert_eq!(mark.len(), 22);
        assert!(keyring.is_form_of("maren", "stamp", &mark));
        for (whom, stamp, mark) in [
            ("otto", "stamp", &*mark),
            ("maren", "another", &*mark),
            ("maren", "", &*mark),
            ("maren", "stamp", ""),
            ("maren", "stamp", &mark[1..]),
        ] {
            assert!(!keyring.is_form_of(whom, stamp, mark), "{whom} {stamp} {mark}");
        }
    }

    #[test]
    fn is_the_documented_hmac_and_another_on_another_installation() {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[3; 32]);
        let expected = hmac::sign(&key, b"\x03maren\0stamp");
        assert_eq!(
            keyring().mark_form("maren", "stamp"),
            encode(&expected.as_ref()[..16])
        );
        let random = Counting::default();
        let [one, two] = [1, 2].map(|_| Keyring::generate(&master(1), &random).unwrap().0);
        assert_ne!(one.mark_form("maren", "stamp"), two.mark_form("maren", "stamp"));
    }
}
