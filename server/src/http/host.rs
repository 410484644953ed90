//! Which host a request may be for (RFC 9110 §7.2, §15.5.20). Another one would let a foreign name that was pointed
//! here speak as this portal.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{
    HeaderMap, StatusCode, Uri,
    header::{HOST, REFERER},
    uri::Authority,
};

use super::{health, trouble::Trouble};
use crate::{config::PublicUrl, portal::Portal};

/// Refuses a request for another host. What asks whether the portal lives may not know its name. Behind this, whoever
/// reads `Host` reads the portal's.
pub async fn check(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    match of(&request) {
        _ if health::is_probe(request.uri().path()) => next.run(request).await,
        Named::One(authority) if is_ours(&portal.url, &authority) => next.run(request).await,
        Named::One(_) | Named::Two => Trouble::OTHER_HOST.into_response(),
        Named::None => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// For which host a request is.
#[derive(Debug, PartialEq, Eq)]
enum Named {
    One(Authority),
    /// The request line names one, as for a proxy, and `Host` another. Readers of the one would take it for something
    /// else than readers of the other.
    Two,
    None,
}

/// By the one `Host` that every request has (RFC 9112 §3.2), and by the request line, where that names a host too.
fn of(request: &Request) -> Named {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Named::None;
    };
    let Ok(host) = Authority::try_from(host.as_bytes()) else {
        return Named::None;
    };
    match request.uri().authority() {
        Some(line) if !line.as_str().eq_ignore_ascii_case(host.as_str()) => Named::Two,
        _ => Named::One(host),
    }
}

/// The page of this portal that a form was sent from, if its sender says so.
pub(crate) fn came_from(url: &PublicUrl, headers: &HeaderMap) -> Option<Uri> {
    let uri: Uri = headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
    let same_scheme = uri.scheme_str() == Some(if url.is_secure() { "https" } else { "http" });
    (same_scheme && is_ours(url, uri.authority()?)).then_some(uri)
}

/// Whether this is a name of the portal's.
fn is_ours(url: &PublicUrl, authority: &Authority) -> bool {
    url.is(authority) || (!url.is_secure() && is_this_machine(url, authority))
}

/// On loopback, every name of this machine will do, with the port that is listened on.
fn is_this_machine(url: &PublicUrl, authority: &Authority) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].into_iter().any(|name| {
        format!("http://{name}:{}", url.port())
            .parse()
            .is_ok_and(|url: PublicUrl| url.is(authority))
    })
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn ours(url: &str, host: &str) -> bool {
        is_ours(&url.parse().unwrap(), &host.parse().unwrap())
    }

    #[test]
    fn a_public_portal_goes_by_one_name() {
        let url = "https://privacy.example.com";
        assert!(ours(url, "privacy.example.com"));
        for other in [
            "example.com",
            "localhost",
            "127.0.0.1:443",
            "privacy.example.com:3000",
        ] {
            assert!(!ours(url, other), "{other}");
        }
    }

    #[test]
    fn on_loopback_only_this_machines_names_with_its_port() {
        let url = "http://127.0.0.1:3000";
        for name in ["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000", "[::1]:3000"] {
            assert!(ours(url, name), "{name}");
        }
        for other in [
            "127.0.0.1",
            "127.0.0.1:3001",
            "rebound.example.com:3000",
            "127.0.0.2:3000",
            "[::2]:3000",
        ] {
            assert!(!ours(url, other), "{other}");
        }
    }

    #[test]
    fn one_host_is_named_and_wherever_it_stands_the_same() {
        let request = |uri: &str, hosts: &[&str]| {
            let mut request = Request::builder().uri(uri);
            for host in hosts {
                request = request.header(HOST, *host);
            }
            of(&request.body(Body::empty()).unwrap())
        };
        let one = |host: &str| Named::One(host.parse().unwrap());
        assert_eq!(request("/", &["a"]), one("a"));
        assert_eq!(request("http://A:80/", &["a:80"]), one("a:80"));
        for line in ["http://b/", "http://a:81/", "http://a@b/", "http://b@a/"] {
            assert_eq!(request(line, &["a"]), Named::Two, "{line}");
        }
        for (line, hosts) in [
            ("/", &["a", "b"][..]),
            ("/", &["a", "a"]),
            ("/", &[]),
            ("/", &["a b"]),
            ("http://a/", &[]),
            ("http://a/", &["a", "a"]),
        ] {
            assert_eq!(request(line, hosts), Named::None, "{line} {hosts:?}");
        }
    }
}
