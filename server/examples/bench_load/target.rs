//! What is asked for, and by whom.

use http::{
    HeaderValue, Request, Uri,
    header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, HOST},
};
use http_body_util::Empty;
use hyper::body::Bytes;

/// A page, and the session that may read it.
pub struct Target {
    /// `127.0.0.1:3000`
    pub authority: String,
    path: String,
    cookie: HeaderValue,
}

/// The targets in a file.
pub fn read(file: &str) -> Vec<Target> {
    let lines = std::fs::read_to_string(file).expect("a file of targets");
    let targets: Vec<_> = lines.lines().map(target).collect();
    assert!(!targets.is_empty(), "{file} names no target");
    targets
}

fn target(line: &str) -> Target {
    let (address, cookie) = line.split_once(' ').expect("an address and a cookie");
    let uri: Uri = address.parse().expect("an address");
    Target {
        authority: uri.authority().expect("a host").to_string(),
        path: uri.path_and_query().expect("a path").to_string(),
        cookie: cookie.parse().expect("a cookie"),
    }
}

impl Target {
    /// As a browser asks.
    pub fn request(&self) -> Request<Empty<Bytes>> {
        Request::get(&self.path)
            .header(HOST, &self.authority)
            .header(ACCEPT, "text/html")
            .header(ACCEPT_LANGUAGE, "en")
            .header(COOKIE, &self.cookie)
            .body(Empty::new())
            .expect("a request")
    }
}
