//! The address that people know the portal by.

use std::{fmt, net::IpAddr, str::FromStr};

use http::{Uri, uri::Authority};

/// `https://privacy.example.com`: a scheme, a host, a port if it is not the scheme's own, nothing more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    secure: bool,
    host: String,
    port: u16,
}

/// Not such an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidUrl {
    /// Not an address, or with a path.
    #[error("write it like https://privacy.example.com, without a path")]
    Form,
    /// Plain http across a network.
    #[error("it must begin with https://, because cookies and personal data would travel in the open")]
    Insecure,
}

impl PublicUrl {
    /// The address on a machine by itself.
    pub fn loopback(address: std::net::SocketAddr) -> Self {
        Self {
            secure: false,
            host: host_of(address.ip()),
            port: address.port(),
        }
    }

    /// Whether browsers come by https.
    pub const fn is_secure(&self) -> bool {
        self.secure
    }

    /// The port, its scheme's own or another.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Whether `Host` or a request's own authority names this address (RFC 9110 §4.2.3: without regard to case, and
    /// the scheme's own port can be left out).
    pub fn is(&self, authority: &Authority) -> bool {
        authority.host().eq_ignore_ascii_case(&self.host)
            && port_of(authority, self.secure) == Some(self.port)
    }
}

impl FromStr for PublicUrl {
    type Err = InvalidUrl;

    fn from_str(text: &str) -> Result<Self, InvalidUrl> {
        let uri: Uri = text.parse().map_err(|_| InvalidUrl::Form)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(InvalidUrl::Form);
        };
        let secure = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err(InvalidUrl::Form),
        };
        let port = port_of(authority, secure).ok_or(InvalidUrl::Form)?;
        let host = authority.host().to_ascii_lowercase();
        if uri.path() != "/" || text.ends_with('/') || uri.query().is_some() || text.contains(['@', '#']) {
            return Err(InvalidUrl::Form);
        }
        if !secure && !is_loopback(&host) {
            return Err(InvalidUrl::Insecure);
        }
        Ok(Self { secure, host, port })
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}://{}",
            if self.secure { "https" } else { "http" },
            self.host
        )?;
        if self.port != default_port(self.secure) {
            write!(f, ":{}", self.port)?;
        }
        Ok(())
    }
}

const fn default_port(secure: bool) -> u16 {
    if secure { 443 } else { 80 }
}

/// The port, its scheme's own if none stands there. `None` for what is no port, or for more than a host and a port.
fn port_of(authority: &Authority, secure: bool) -> Option<u16> {
    match authority.as_str().strip_prefix(authority.host())? {
        "" => Some(default_port(secure)),
        port => port.strip_prefix(':')?.parse().ok(),
    }
}

fn is_loopback(host: &str) -> bool {
    let ip = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    host == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
}

fn host_of(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_an_origin_and_writes_it_in_one_way() {
        for (text, written) in [
            ("https://Privacy.Example.com", "https://privacy.example.com"),
            ("https://privacy.example.com:443", "https://privacy.example.com"),
            (
                "https://privacy.example.com:8443",
                "https://privacy.example.com:8443",
            ),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://[::1]:3000", "http://[::1]:3000"),
        ] {
            assert_eq!(text.parse::<PublicUrl>().unwrap().to_string(), written);
        }
        let loopback = PublicUrl::loopback("127.0.0.1:3000".parse().unwrap());
        assert_eq!(loopback.to_string(), "http://127.0.0.1:3000");
    }

    #[test]
    fn refuses_what_is_more_or_less_than_an_origin() {
        for text in [
            "",
            "example.com",
            "/",
            "https://",
            "https://a/b",
            "https://a/",
            "https://a?x",
            "https://u@a",
            "https://a#f",
            "ftp://a",
            "https://a:99999",
        ] {
            assert_eq!(text.parse::<PublicUrl>(), Err(InvalidUrl::Form), "{text}");
        }
        assert_eq!(
            "http://example.com".parse::<PublicUrl>(),
            Err(InvalidUrl::Insecure)
        );
    }

    #[test]
    fn knows_itself_in_a_host_header() {
        let url: PublicUrl = "https://privacy.example.com".parse().unwrap();
        for (host, same) in [
            ("privacy.example.com", true),
            ("PRIVACY.example.com:443", true),
            ("privacy.example.com:80", false),
            ("privacy.example.com.", false),
            ("evil.privacy.example.com", false),
            ("u@privacy.example.com", false),
            ("privacy.example.com:99999", false),
            ("privacy.example.com:", false),
        ] {
            assert_eq!(url.is(&host.parse().unwrap()), same, "{host}");
        }
    }
}
