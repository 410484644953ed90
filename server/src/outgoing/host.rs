//! Hosts as they are named, in `outgoing_hosts` and in addresses.

use std::{fmt, str::FromStr};

use http::uri::Authority;
use rustls_pki_types::{IpAddr, ServerName};

/// The port of https.
const USUAL: u16 = 443;

/// A host and its port: `hooks.example.com`, `hooks.example.com:8443`, `192.0.2.7`, `[2001:db8::7]:8443`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    name: ServerName<'static>,
    port: u16,
}

/// Not such a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write it like hooks.example.com, or hooks.example.com:8443")]
pub struct InvalidHost;

impl Host {
    /// The host that an address names. Nothing for one with a name and password in it, or with a name that could be
    /// read in two ways: with a dot at its end, or ending in a number without being an IP address.
    pub(super) fn of(authority: &Authority) -> Option<Self> {
        let name = authority.host();
        let port = match authority.as_str().strip_prefix(name)? {
            "" => USUAL,
            port => port.strip_prefix(':')?.parse().ok()?,
        };
        let bare = name
            .strip_prefix('[')
            .map_or(Some(name), |rest| rest.strip_suffix(']'))?;
        if bare.ends_with('.') {
            return None;
        }
        let name = ServerName::try_from(bare.to_ascii_lowercase()).ok()?;
        Some(Self { name, port })
    }

    /// What its certificate has to name.
    pub(super) const fn name(&self) -> &ServerName<'static> {
        &self.name
    }

    pub(super) const fn port(&self) -> u16 {
        self.port
    }
}

impl FromStr for Host {
    type Err = InvalidHost;

    fn from_str(text: &str) -> Result<Self, InvalidHost> {
        let authority = text.parse().map_err(|_| InvalidHost)?;
        Self::of(&authority).ok_or(InvalidHost)
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            ServerName::IpAddress(address @ IpAddr::V6(_)) => {
                write!(f, "[{}]", std::net::IpAddr::from(*address))?;
            }
            name => f.write_str(&name.to_str())?,
        }
        if self.port == USUAL {
            Ok(())
        } else {
            write!(f, ":{}", self.port)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_written_in_one_way() {
        for (text, written) in [
            ("hooks.example.com", "hooks.example.com"),
            ("Hooks.Example.COM:443", "hooks.example.com"),
            ("hooks.example.com:8443", "hooks.example.com:8443"),
            ("localhost:8443", "localhost:8443"),
            ("xn--bcher-kva.example", "xn--bcher-kva.example"),
            ("192.0.2.7", "192.0.2.7"),
            ("[2001:DB8::7]", "[2001:db8::7]"),
            ("[2001:db8:0::7]:8443", "[2001:db8::7]:8443"),
        ] {
            assert_eq!(text.parse::<Host>().unwrap().to_string(), written, "{text}");
        }
        assert_ne!("a.example".parse::<Host>(), "a.example:8443".parse());
    }

    #[test]
    fn what_is_more_than_a_host_or_can_be_read_in_two_ways_is_none() {
        for text in [
            "",
            "https://hooks.example.com",
            "hooks.example.com/path",
            "hooks.example.com:",
            "hooks.example.com:99999",
            "hooks.example.com.",
            "name@hooks.example.com",
            "name:password@hooks.example.com",
            "*.example.com",
            "a b",
            "bücher.example",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "0x7f000001",
            "0177.0.0.1",
            "127.0.0.1.",
            "[fe80::1%25eth0]",
            "[::1",
            "::1",
        ] {
            assert_eq!(text.parse::<Host>(), Err(InvalidHost), "{text}");
        }
    }
}
