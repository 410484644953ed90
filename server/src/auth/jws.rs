//! The outside of a token: a JWS in its compact form (RFC 7515 §7.1), read strictly before anything is looked up.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use domain::{id::KeyId, key::Algorithm};
use sunshine::json::{Kind, Scanner, Value};

use super::refusal::Refusal;

/// A token may have this many bytes.
pub const LONGEST: usize = 8 * 1024;

/// Header members that would change what is checked, or how (RFC 7515 §4.1, RFC 7516 §4.1, RFC 7797 §3).
const NOT_ALLOWED: [&str; 10] = [
    "crit", "b64", "jwk", "jku", "x5c", "x5u", "x5t", "x5t#S256", "enc", "zip",
];

/// A token whose form is right. Nothing in it is proven.
#[derive(Debug)]
pub struct Compact<'t> {
    /// The key that it says signed it.
    pub kid: KeyId,
    /// The algorithm that it says it was signed with.
    pub algorithm: Algorithm,
    /// What was signed: header and payload as they stand.
    pub signed: &'t str,
    /// The signature, decoded.
    pub signature: Vec<u8>,
    /// The payload, decoded.
    pub payload: Vec<u8>,
}

impl<'t> Compact<'t> {
    /// Reads the form and the header.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn read(token: &'t str) -> Result<Self, Refusal> {
        if token.len() > LONGEST {
            return Err(Refusal::TooLong);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(Refusal::NotCompact)?;
        let (header, payload) = signed.split_once('.').ok_or(Refusal::NotCompact)?;
        let header = decode(header)?;
        let payload = decode(payload)?;
        let signature = decode(signature)?;

        let header = String::from_utf8(header).map_err(|_| Refusal::Header)?;
        let mut scanner = Scanner::new();
        let header = scanner.scan(&header).map_err(|_| Refusal::Header)?;
        if header.kind() != Kind::Object {
            return Err(Refusal::Header);
        }
        if let Some(name) = NOT_ALLOWED.into_iter().find(|name| header.get(name).is_some()) {
            return Err(Refusal::HeaderMember(name));
        }
        let algorithm = text(header, "alg").and_then(|name| Algorithm::from_name(&name));
        let algorithm = algorithm.ok_or(Refusal::Algorithm)?;
        if header.get("typ").is_some()
            && !text(header, "typ").is_some_and(|typ| typ.eq_ignore_ascii_case("JWT"))
        {
            return Err(Refusal::HeaderMember("typ"));
        }
        let kid = text(header, "kid")
            .and_then(|kid| KeyId::parse(&kid).ok())
            .ok_or(Refusal::NoKey)?;
        Ok(Self {
            kid,
            algorithm,
            signed,
            signature,
            payload,
        })
    }
}
fn text<'a>(object: Value<'a>, name: &str) -> Option<std::borrow::Cow<'a, str>> {
    object.get(name)?.text()
}

/// One text for each value: without padding, without stray bits at the end (RFC 4648 §3.5).
fn decode(part: &str) -> Result<Vec<u8>, Refusal> {
    BASE64_URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| Refusal::NotCompact)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str) -> Result<KeyId, Refusal> {
        let part = |text: &str| BASE64_URL_SAFE_NO_PAD.encode(text);
        Compact::read(&format!("{}.{}.{}", part(header), part("{}"), part("sig"))).map(|token| token.kid)
    }

    #[test]
    fn reads_the_kid_of_a_plain_header() {
        for header in [
            r#"{"alg":"HS256","typ":"JWT","kid":"app_1"}"#,
            r#"{"kid":"app_1","alg":"HS256"}"#,
            r#"{"typ":"jwt","\u006bid":"app_1","alg":"HS256","x":1}"#,
        ] {
            assert_eq!(read(header).unwrap().as_str(), "app_1", "{header}");
        }
    }

    #[test]
    fn only_algorithms_that_a_key_can_have() {
        for alg in [
            "\"none\"",
            "\"RS384\"",
            "\"PS256\"",
            "\"ES256K\"",
            "\"HS384\"",
            "\"hs256\"",
            "\"HS256 \"",
            "null",
            "1",
            "[\"HS256\"]",
        ] {
            let header = format!(r#"{{"alg":{alg},"kid":"app_1"}}"#);
            assert_eq!(read(&header).unwrap_err(), Refusal::Algorithm, "{alg}");
        }
        assert_eq!(read(r#"{"kid":"app_1"}"#).unwrap_err(), Refusal::Algorithm);
    }

    #[test]
    fn nothing_that_brings_its_own_key_or_rules() {
        for name in NOT_ALLOWED {
            let header = format!(r#"{{"alg":"HS256","kid":"app_1","{name}":null}}"#);
            assert_eq!(read(&header).unwrap_err(), Refusal::HeaderMember(name));
        }
        assert_eq!(
            read(r#"{"alg":"HS256","kid":"app_1","typ":"at+jwt"}"#).unwrap_err(),
            Refusal::HeaderMember("typ")
        );
    }

    #[test]
    fn a_header_that_two_readers_could_read_differently_is_none() {
        for header in [
            r#"{"alg":"HS256","alg":"none","kid":"app_1"}"#,
            r#"{"alg":"HS256","kid":"app_1","kid":"app_2"}"#,
            r#"{"alg":"HS256","kid":"app_1","\u006bid":"app_2"}"#,
            r#"["HS256"]"#,
            "",
            "{",
            r#"{"alg":"HS256","kid":"app_1"} {}"#,
        ] {
            assert_eq!(read(header).unwrap_err(), Refusal::Header, "{header}");
        }
    }

    #[test]
    fn no_kid_no_key() {
        for kid in ["1", "null", "\"\"", "\"a/b\"", "\"a' or 1=1\"", "[\"app_1\"]"] {
            let header = format!(r#"{{"alg":"HS256","kid":{kid}}}"#);
            assert_eq!(read(&header).unwrap_err(), Refusal::NoKey, "{kid}");
        }
    }

    #[test]
    fn three_parts_in_their_one_spelling() {
        let good = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImFwcF8xIn0.e30.c2ln";
        assert!(Compact::read(good).is_ok());
        for token in [
            String::new(),
            "a".to_owned(),
            "a.b".to_owned(),
            format!("{good}.c2ln"),
            format!("{good}="),
            format!(" {good}"),
            format!("{good}\n"),
            good.replace("c2ln", "c2l/"),
            good.replace("e30", "e31"),
            good.replace("e30", "e3"),
        ] {
            assert_eq!(Compact::read(&token).err(), Some(Refusal::NotCompact), "{token}");
        }
        let long = format!("{}{good}", "a".repeat(LONGEST));
        assert_eq!(Compact::read(&long).unwrap_err(), Refusal::TooLong);
    }
}
