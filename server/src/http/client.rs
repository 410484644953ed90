//! From which address somebody comes, also through a proxy that is trusted to say so.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::HeaderMap;
use ipnet::IpNet;

use crate::portal::Portal;

/// The other end of the connection, put there by whoever accepted it.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// From which address somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Client(pub IpAddr);

impl Client {
    /// What limits are kept by: an IPv6 network of 64 bits is one household, whatever addresses it makes up.
    pub fn household(self) -> IpNet {
        let bits = if self.0.is_ipv4() { 32 } else { 64 };
        IpNet::new(self.0, bits).map_or_else(|_| IpNet::from(self.0), |net| net.trunc())
    }

    /// What is written down: an IPv4 /24 or an IPv6 /48, which says where from and not who.
    pub fn network(self) -> String {
        let bits = if self.0.is_ipv4() { 24 } else { 48 };
        IpNet::new(self.0, bits).map_or_else(|_| String::new(), |net| net.trunc().to_string())
    }
}

/// Finds out, and puts it beside the request.
pub async fn find(State(portal): State<Portal>, mut request: Request, next: Next) -> Response {
    // Without a connection (in tests) everybody comes from nowhere.
    let peer = request
        .extensions()
        .get::<Peer>()
        .map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0.ip());
    let client = of(peer, request.headers(), &portal.proxies);
    request.extensions_mut().insert(client);
    next.run(request).await
}

/// The nearest address that is no trusted proxy's: each proxy puts whom it was called by at the end of
/// `X-Forwarded-For`, so only what trusted ones wrote counts.
fn of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> Client {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    let mut nearest = peer.to_canonical();
    if is_trusted(&nearest) {
        let lines: Vec<_> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|line| line.to_str().ok())
            .collect();
        let before = lines.iter().rev().flat_map(|line| line.rsplit(','));
        for address in before.map_while(|text| address(text.trim())) {
            nearest = address.to_canonical();
            if !is_trusted(&nearest) {
                break;
            }
        }
    }
    Client(nearest)
}

/// An address, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse()
        .ok()
        .or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str]) -> String {
        let trusted = ["10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
        let headers = forwarded
            .iter()
            .map(|line| {
                (
                    http::HeaderName::from_static("x-forwarded-for"),
                    line.parse().unwrap(),
                )
            })
            .collect();
        of(peer.parse().unwrap(), &headers, &trusted).0.to_string()
    }

    #[test]
    fn nobody_but_a_trusted_proxy_says_where_somebody_comes_from() {
        for (peer, forwarded, expected) in [
            ("192.0.2.7", &[][..], "192.0.2.7"),
            ("192.0.2.7", &["203.0.113.1"], "192.0.2.7"),
            ("10.0.0.1", &["203.0.113.1"], "203.0.113.1"),
            ("10.0.0.1", &["1.2.3.4, 203.0.113.1"], "203.0.113.1"),
            ("10.0.0.1", &["1.2.3.4", "203.0.113.1"], "203.0.113.1"),
            ("10.0.0.1", &["203.0.113.1, 10.0.0.2"], "203.0.113.1"),
            ("10.0.0.1", &["nonsense"], "10.0.0.1"),
            ("10.0.0.1", &["203.0.113.1, nonsense"], "10.0.0.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("::1", &["[2001:db8::1]:443"], "2001:db8::1"),
            ("::ffff:10.0.0.1", &["203.0.113.1:80"], "203.0.113.1"),
        ] {
            assert_eq!(client(peer, forwarded), expected, "{peer} {forwarded:?}");
        }
    }

    #[test]
    fn a_household_is_one_and_a_network_says_not_who() {
        let client = |text: &str| Client(text.parse().unwrap());
        assert_eq!(client("192.0.2.7").household().to_string(), "192.0.2.7/32");
        assert_eq!(
            client("2001:db8::1").household(),
            client("2001:db8::ffff:2").household()
        );
        assert_ne!(
            client("2001:db8::1").household(),
            client("2001:db8:0:1::1").household()
        );
        assert_eq!(client("192.0.2.7").network(), "192.0.2.0/24");
        assert_eq!(client("2001:db8:1:2::3").network(), "2001:db8:1::/48");
    }
}
