//! One line for each request: method, route, status, what was refused, time. Never a path with ids in it, never a query.

use std::{fmt::Write as _, time::Instant};

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use evidence::SystemRandom;
use http::{HeaderName, HeaderValue, Method};
use tracing::{Instrument as _, error_span, info, warn};

use super::{health, trouble::Trouble};

/// The name under which a request stands in the log, for whoever reports a fault.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Writes the line, and names the request in all lines that belong to it.
pub async fn write(request: Request, next: Next) -> Response {
    let id = new_id();
    let method = name_of(request.method());
    let probe = health::is_probe(request.uri().path());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let route = route.as_deref().unwrap_or("(none)");

    // Of the highest level, so that it stands in whatever is written at all.
    let span = error_span!("request", id, method, route);
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    let code = response.extensions().get::<Trouble>().map(|trouble| trouble.code);

    span.in_scope(|| match status {
        500.. => warn!(status, code, ms, "answered"),
        _ if !probe => info!(status, code, ms, "answered"),
        _ => {}
    });
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Random, because a running number would tell how busy the portal is.
fn new_id() -> String {
    let mut id = String::with_capacity(16);
    for byte in evidence::random_bytes::<8>(&SystemRandom).unwrap_or_default() {
        let _ = write!(id, "{byte:02x}");
    }
    id
}

/// A method can be any word; only known ones are written down.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        Method::PATCH => "PATCH",
        _ => "other",
    }
}
