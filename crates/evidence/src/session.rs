//! Session ids: what stands in the cookie, what the store knows of it, and the stamp on its forms.

use std::fmt;

use aws_lc_rs::{constant_time, digest, hmac};
use domain::session::SessionDigest;
use zeroize::Zeroizing;

use crate::{
    encoding::{decode_32, encode},
    random::{Random, RandomError},
    secret::random_bytes,
};

const STAMP_LEN: usize = 16;

/// The secret in a session cookie: 256 random bits. Wiped when dropped, hidden in `Debug`.
#[derive(Clone)]
pub struct SessionId(Zeroizing<[u8; 32]>);

impl SessionId {
    /// A new one.
    ///
    /// # Errors
    /// [`RandomError`] when there is no randomness to be had.
    pub fn generate(random: &dyn Random) -> Result<Self, RandomError> {
        random_bytes(random).map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// Reads a cookie's value: exactly 43 characters of base64url (RFC 4648 §5), one text for each id. `None` for
    /// anything else, which is then nobody's session.
    pub fn parse(text: &str) -> Option<Self> {
        decode_32(text).map(Self)
    }

    /// The cookie's value: 43 characters of base64url. Not for logs, URLs or pages.
    pub fn cookie_value(&self) -> Zeroizing<String> {
        Zeroizing::new(encode(&*self.0))
    }

    /// What the store knows the session by: SHA-256 of the 32 bytes. With 256 random bits in, no salt is needed.
    pub fn digest(&self) -> SessionDigest {
        let mut digest = [0; 32];
        digest.copy_from_slice(digest::digest(&digest::SHA256, &*self.0).as_ref());
        digest
    }

    /// The stamp that every form drawn in this session carries: the first 16 bytes of `HMAC-SHA256(session id, "form
    /// stamp")` in base64url, 22 characters. It says nothing about the id, and no page of another session has it.
    pub fn stamp(&self) -> String {
        encode(&self.stamp_bytes())
    }

    /// Whether a form's stamp is this session's, in a time that does not depend on where they differ. Before it may stand for
    /// whom the form was drawn, up to a full stop.
    pub fn stamp_matches(&self, stamp: &str) -> bool {
        let stamp = stamp.rsplit_once('.').map_or(stamp, |(_, stamp)| stamp);
        constant_time::verify_slices_are_equal(self.stamp().as_bytes(), stamp.as_bytes()).is_ok()
    }

    fn stamp_bytes(&self) -> [u8; STAMP_LEN] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &*self.0);
        let mut stamp = [0; STAMP_LEN];
        stamp.copy_from_slice(&hmac::sign(&key, b"form stamp").as_ref()[..STAMP_LEN]);
        stamp
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionId(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Counting, Exhausted};

    fn two() -> [SessionId; 2] {
        let random = Counting::default();
        [1, 2].map(|_| SessionId::generate(&random).unwrap())
    }

    #[test]
    fn comes_back_from_its_cookie_and_each_is_another() {
        let [one, two] = two();
        let cookie = one.cookie_value();
        assert_eq!(cookie.len(), 43);
        assert_eq!(SessionId::parse(&cookie).unwrap().digest(), one.digest());
        assert_ne!(one.digest(), two.digest());
        assert_eq!(
            one.digest()[..],
            *digest::digest(&digest::SHA256, &[1; 32]).as_ref()
        );
        assert!(SessionId::generate(&Exhausted).is_err());
    }

    #[test]
    fn no_other_text_is_read_as_an_id() {
        let cookie = two()[0].cookie_value();
        for text in [
            String::new(),
            cookie[1..].to_owned(),
            format!("{}A", *cookie),
            format!("{}=", *cookie),
            format!("{} ", *cookie),
            format!("{}F", &cookie[..42]),
            format!("{}+", &cookie[..42]),
            "AAAA".to_owned(),
        ] {
            assert!(SessionId::parse(&text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn a_stamp_is_its_own_sessions_only() {
        let [one, two] = two();
        assert_eq!(one.stamp().len(), 22);
        assert!(one.stamp_matches(&one.stamp()));
        assert!(one.stamp_matches(&format!("mark.{}", one.stamp())));
        for stamp in [
            "",
            &one.stamp()[1..],
            &format!("{}A", one.stamp()),
            &two.stamp(),
            &format!("{}.{}", one.stamp(), two.stamp()),
            &one.cookie_value(),
        ] {
            assert!(!one.stamp_matches(stamp), "{stamp}");
        }
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[1; 32]);
        assert_eq!(
            one.stamp(),
            encode(&hmac::sign(&key, b"form stamp").as_ref()[..16])
        );
    }

    #[test]
    fn debug_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", two()[0]), "SessionId(…)");
    }
}
