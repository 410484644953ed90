//! What a business says about itself and its rules here. Not a record of the platform's: set by whoever runs the
//! installation.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An app's facts. What nobody has said is not made up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub struct Facts {
    /// Where people come from, and go back to.
    #[serde(default)]
    pub sign_in: SignIn,
    /// How requests are decided.
    #[serde(default)]
    pub decisions: Decisions,
}

/// Where people come from, and go back to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub struct SignIn {
    /// The origins whose pages may post a token to `/sign-in`. Exact; nothing else may be posted from them.
    #[serde(default)]
    pub origins: Vec<Origin>,
    /// The page of the business's where people sign in, for those who have to come again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<SignInUrl>,
}

/// How requests are decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub struct Decisions {
    /// Whether an erasure takes the approval of two, who signed in by tokens of two different keys.
    #[serde(default)]
    pub two_people: bool,
}

/// It is not what it has to be. Says the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidFact(&'static str);

/// An origin exactly as browsers send it (RFC 6454 §6.2): `https://shop.example.com`, the scheme's own port left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(Box<str>);

impl Origin {
    /// Takes https, and http on this machine.
    ///
    /// # Errors
    /// [`InvalidFact`] for what no browser would send as an `Origin`, or what travels in the open.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        const FORM: InvalidFact = InvalidFact(
            "an origin is written like https://shop.example.com: in lower case, without a path, without :443",
        );
        let (host, own_port) = of_web(text)?;
        let (name, port) = split_port(host).ok_or(FORM)?;
        let plain = !name.is_empty()
            && name.bytes().all(|b| {
                b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'[' | b']' | b':')
            });
        match port {
            _ if !plain => Err(FORM),
            Some(port) if port == own_port => Err(FORM),
            _ => Ok(Self(text.into())),
        }
    }

    /// As browsers send it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The address of a page of the business's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SignInUrl(Box<str>);

impl SignInUrl {
    /// Takes https, and http on this machine, of at most 2,048 characters.
    ///
    /// # Errors
    /// [`InvalidFact`] for anything else.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        const FORM: InvalidFact = InvalidFact(
            "an address is written like https://shop.example.com/account, without spaces or a name and password",
        );
        let (rest, _) = of_web(text)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\\' | '"' | '<' | '>');
        if host.is_empty() || host.contains('@') || text.contains(odd) || text.len() > 2_048 {
            return Err(FORM);
        }
        Ok(Self(text.into()))
    }

    /// For a link.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What follows the scheme, and the scheme's own port.
fn of_web(text: &str) -> Result<(&str, &'static str), InvalidFact> {
    if let Some(rest) = text.strip_prefix("https://") {
        return Ok((rest, "443"));
    }
    match text.strip_prefix("http://") {
        Some(rest) if is_this_machine(rest) => Ok((rest, "80")),
        _ => Err(InvalidFact(
            "it must begin with https:// (http:// only on this machine)",
        )),
    }
}

fn is_this_machine(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = split_port(authority).map_or("", |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// Host and port. None if what follows the colon is no port.
fn split_port(authority: &str) -> Option<(&str, Option<&str>)> {
    let after_host = authority.rfind(']').map_or(0, |end| end + 1);
    match authority[after_host..].split_once(':') {
        None => Some((authority, None)),
        Some((_, port)) => {
            let good = port.parse::<u16>().is_ok_and(|number| number.to_string() == port);
            let name = &authority[..authority.len() - port.len() - 1];
            good.then_some((name, Some(port)))
        }
    }
}

macro_rules! text {
    ($($name:ident)*) => {$(
        impl TryFrom<String> for $name {
            type Error = InvalidFact;
            fn try_from(text: String) -> Result<Self, InvalidFact> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

text! { Origin SignInUrl }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_a_browser_sends() {
        for good in [
            "https://shop.example.com",
            "https://shop.example.com:8443",
            "https://xn--bcher-kva.example",
            "http://localhost:8080",
            "http://127.0.0.1:4000",
            "http://[::1]:8080",
            "https://[2001:db8::1]",
        ] {
            assert_eq!(
                Origin::parse(good).map(|origin| origin.to_string()).as_deref(),
                Ok(good)
            );
        }
        for bad in [
            "",
            "null",
            "*",
            "https://",
            "https://*.example.com",
            "https://Shop.example.com",
            "https://shop.example.com/",
            "https://shop.example.com:443",
            "https://shop.example.com:",
            "https://shop.example.com:08443",
            "https://shop.example.com:x",
            "https://a@shop.example.com",
            "https://bücher.example",
            "http://shop.example.com",
            "http://localhost.example.com",
            "http://127.0.0.1:80",
            "shop.example.com",
            "javascript:alert(1)",
        ] {
            assert!(Origin::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_address_is_a_link_and_nothing_that_runs() {
        for good in [
            "https://shop.example.com/account?tab=privacy#top",
            "https://shop.example.com",
            "http://127.0.0.1:4000/sign-in",
        ] {
            assert!(SignInUrl::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "http://shop.example.com/",
            "https://",
            "https:///x",
            "https://a b",
            "https://a@b.example/",
            "https://x.example/\"onclick",
            "data:text/html,x",
        ] {
            assert!(SignInUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_nobody_has_said_is_empty_and_what_is_unknown_is_refused() {
        assert_eq!(serde_json::from_str::<Facts>("{}").unwrap(), Facts::default());
        assert!(serde_json::from_str::<Facts>(r#"{"sign_in":{"orgins":[]}}"#).is_err());
        let refused = serde_json::from_str::<Facts>(r#"{"sign_in":{"origins":["http://shop.example.com"]}}"#);
        assert!(refused.unwrap_err().to_string().contains("https://"));
    }
}
