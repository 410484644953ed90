//! Paths that two readers could understand differently. axum takes `/x/%2e%2e/me` and `/x\..\me` as they stand, Leptos
//! reads them as URLs and so as `/me` (<https://url.spec.whatwg.org/#path-state>): a page behind another's rule.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::trouble::Trouble;

/// Refuses them: nothing stands there.
pub async fn check(request: Request, next: Next) -> Response {
    if is_plain(request.uri().path()) {
        next.run(request).await
    } else {
        Trouble::NOT_FOUND.into_response()
    }
}

fn is_plain(path: &str) -> bool {
    !path.contains('\\')
        && !path
            .split('/')
            .any(|segment| is_dots(&segment.to_ascii_lowercase()))
}

fn is_dots(segment: &str) -> bool {
    matches!(segment, "." | ".." | "%2e" | ".%2e" | "%2e." | "%2e%2e")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reading_or_none() {
        for path in [
            "/",
            "/me",
            "/me/conversations/a.b",
            "/favicon.svg",
            "/...",
            "/%2e%2e%2e",
            "/.well-known/x",
            "*",
        ] {
            assert!(is_plain(path), "{path}");
        }
        for path in [
            "/..",
            "/x/../me",
            "/x/%2e%2e/me",
            "/x/%2E./me",
            "/./me",
            "/me/%2e",
            "/x\\..\\me",
        ] {
            assert!(!is_plain(path), "{path}");
        }
    }
}
