//! What stands on every response, pages, files and errors alike. A response that has said more keeps it.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::{
    HeaderName, HeaderValue, StatusCode,
    header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, WWW_AUTHENTICATE,
        X_CONTENT_TYPE_OPTIONS,
    },
};

use crate::portal::Portal;

/// Headers that every response has unless it set its own.
pub const ALWAYS: [(HeaderName, HeaderValue); 7] = [
    // Nothing that is not a page may load or run anything. Pages set their own policy.
    (
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Forms without JavaScript find their way back by the referrer.
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), \
             magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=()",
        ),
    ),
    // The page itself is personal data.
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

/// RFC 6797; only over https does a browser heed it.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// A 401 has to name a way in (RFC 9110 §15.5.2). None of the registered ones is a session that a form opens, so it has a
/// name of its own, which browsers leave alone; what is signed in with otherwise says so itself.
const CHALLENGE: HeaderValue = HeaderValue::from_static("Session realm=\"rightsdesk\"");

/// Puts them on.
pub async fn protect(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let unauthorized = response.status() == StatusCode::UNAUTHORIZED;
    let headers = response.headers_mut();
    if unauthorized {
        headers.entry(WWW_AUTHENTICATE).or_insert(CHALLENGE);
    }
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(value);
    }
    if portal.url.is_secure() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HSTS);
    }
    response
}
