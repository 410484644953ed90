//! Addresses on the web.

use serde::{Deserialize, Serialize};

use super::{InvalidFact, text};

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

/// The address of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PageUrl(Box<str>);

impl PageUrl {
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

text! { Origin PageUrl }

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
            assert!(PageUrl::parse(good).is_ok(), "{good}");
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
            assert!(PageUrl::parse(bad).is_err(), "{bad}");
        }
    }
}
