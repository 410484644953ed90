//! What is said when something is refused here, before any page: to a person a sentence and a way on, to a program
//! `{"errors":[{"code","title"}]}`, the platform's shape.

use app::{
    api::Problem,
    text::{Language, Phrase, notice, refusal as words},
};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{ACCEPT, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER, VARY},
};
use http_body::Body as _;

use super::{language, rate::TooOften};
use crate::portal::Portal;

/// A refusal, or a fault of ours. Fixed words only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trouble {
    /// The status.
    pub status: StatusCode,
    /// For programs. Never changes.
    pub code: &'static str,
    /// For people, and for programs' logs.
    pub title: Phrase,
    /// After how many seconds to try again (RFC 9110 §10.2.3).
    pub retry_after: Option<u64>,
}

impl Trouble {
    /// Nobody, or somebody else, is signed in.
    pub const SIGNED_OUT: Self = Self::new(StatusCode::UNAUTHORIZED, "signed_out", words::SIGNED_OUT);
    /// Not there, or not yours.
    pub const NOT_FOUND: Self = Self::new(StatusCode::NOT_FOUND, "not_found", words::NOT_FOUND);
    /// There is nothing to take a copy of.
    pub const NOTHING_HELD: Self = Self::new(StatusCode::NOT_FOUND, "nothing_held", words::NOTHING_HELD);
    /// The form was drawn for another session.
    pub const STALE_FORM: Self = Self::new(StatusCode::FORBIDDEN, "stale_form", words::STALE_FORM);
    /// Another site's page sent it.
    pub const CROSS_SITE: Self = Self::new(StatusCode::FORBIDDEN, "cross_site", words::CROSS_SITE);
    /// Not for this host.
    pub const OTHER_HOST: Self = Self::new(StatusCode::MISDIRECTED_REQUEST, "other_host", words::OTHER_HOST);
    /// The token was not taken, whatever was wrong with it.
    pub const TOKEN_REFUSED: Self =
        Self::new(StatusCode::UNAUTHORIZED, "token_refused", words::TOKEN_REFUSED);
    /// This takes somebody who has just signed in.
    pub const NOT_FRESH: Self = Self::new(StatusCode::UNAUTHORIZED, "not_fresh", words::NOT_FRESH);
    /// The secret is not the one that belongs to the address.
    pub const WRONG_SECRET: Self = Self::new(StatusCode::FORBIDDEN, "wrong_secret", words::WRONG_SECRET);
    /// Too often.
    pub const TOO_OFTEN: Self = Self::new(
        StatusCode::TOO_MANY_REQUESTS,
        "too_many_requests",
        words::TOO_OFTEN,
    );
    /// The data cannot be reached.
    pub const NOT_READY: Self = Self::new(StatusCode::SERVICE_UNAVAILABLE, "not_ready", words::NOT_READY);
    /// Somebody else has been writing for too long.
    pub const BUSY: Self = Self {
        retry_after: Some(60),
        ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", words::BUSY)
    };
    /// Our fault.
    pub const FAULT: Self = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "fault", words::FAULT);

    const fn new(status: StatusCode, code: &'static str, title: Phrase) -> Self {
        Self {
            status,
            code,
            title,
            retry_after: None,
        }
    }

    /// What an answer without words means.
    fn of(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::SIGNED_OUT,
            StatusCode::NOT_FOUND => Self::NOT_FOUND,
            StatusCode::METHOD_NOT_ALLOWED => {
                Self::new(status, "method_not_allowed", words::METHOD_NOT_ALLOWED)
            }
            StatusCode::PAYLOAD_TOO_LARGE => Self::new(status, "too_large", words::TOO_LARGE),
            StatusCode::SERVICE_UNAVAILABLE => Self::new(status, "too_slow", words::TOO_SLOW),
            _ if status.is_client_error() => Self::new(status, "bad_request", words::BAD_REQUEST),
            _ => Self {
                status,
                ..Self::FAULT
            },
        }
    }

    fn words(&self, for_a_person: Option<Language>, css: &str) -> Response {
        let Self {
            status, code, title, ..
        } = self;
        let Some(language) = for_a_person else {
            let title = title.en;
            let body = format!(r#"{{"errors":[{{"code":"{code}","title":"{title}"}}]}}"#);
            return (*status, [(CONTENT_TYPE, "application/json")], body).into_response();
        };
        let (lang, title, on) = (
            language.tag(),
            title.said(language),
            words::TO_START.said(language),
        );
        let style = if css.is_empty() {
            String::new()
        } else {
            format!("<link rel=\"stylesheet\" href=\"{css}\">")
        };
        let page = format!(
            "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
             <title>{title}</title>{style}</head><body>\
             <header class=\"masthead\"><div class=\"wrap\"><a class=\"brand\" href=\"/\"><strong>Rightsdesk</strong></a></div></header>\
             <main class=\"sheet\"><div class=\"wrap\"><div class=\"part opening\"><div class=\"side\"></div><div class=\"body\">\
             <h1>{title}</h1><p><a href=\"/\">{on}</a></p></div></div></div></main></body></html>"
        );
        let policy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        (*status, [(CONTENT_SECURITY_POLICY, policy)], Html(page)).into_response()
    }
}

impl IntoResponse for Trouble {
    /// Without words: [`say`] finds them, because it knows who asked.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<TooOften> for Trouble {
    fn from(TooOften { retry_after }: TooOften) -> Self {
        tracing::warn!(retry_after, "too often");
        Self {
            retry_after: Some(retry_after),
            ..Self::TOO_OFTEN
        }
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::SignedOut => Self::SIGNED_OUT,
            Problem::NotFound => Self::NOT_FOUND,
            Problem::StaleForm => Self::STALE_FORM,
            Problem::NotFresh => Self::NOT_FRESH,
            Problem::Busy => Self::BUSY,
            Problem::Fault => Self::FAULT,
            problem => Self::new(problem.status(), problem.code(), notice::said(problem)),
        }
    }
}

impl From<desk::Error> for Trouble {
    fn from(error: desk::Error) -> Self {
        match error {
            desk::Error::NotFound => Self::NOT_FOUND,
            desk::Error::NothingHeld => Self::NOTHING_HELD,
            desk::Error::NotFresh => Self::NOT_FRESH,
            desk::Error::Busy(_) => {
                tracing::warn!("somebody else was writing for too long");
                Self::BUSY
            }
            error => {
                tracing::error!(error = &error as &dyn std::error::Error, "the desk failed");
                Self::FAULT
            }
        }
    }
}

/// Puts words to every refusal that has none of ours.
pub async fn say(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let for_a_person = wants_a_page(request.headers()).then(|| language::of(&portal, request.headers()));
    let response = next.run(request).await;
    let status = response.status();
    if has_words(&response) || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    let trouble = parts
        .extensions
        .get::<Trouble>()
        .copied()
        .unwrap_or(Trouble::of(status));
    let mut said = trouble.words(for_a_person, portal.site.css);
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.remove(CONTENT_TYPE);
    parts
        .headers
        .append(VARY, HeaderValue::from_static("accept, accept-language, cookie"));
    said.headers_mut().extend(parts.headers);
    // For the log line.
    said.extensions_mut().insert(trouble);
    said
}

/// Plain text is a layer's or an extractor's own, and says nothing to anybody.
fn has_words(response: &Response) -> bool {
    match response.headers().get(CONTENT_TYPE) {
        Some(kind) => !kind.as_bytes().starts_with(b"text/plain"),
        None => response.body().size_hint().exact() != Some(0),
    }
}

/// Whether a browser is going to show the answer.
pub fn wants_a_page(headers: &HeaderMap) -> bool {
    let mut accepted = headers
        .get_all(ACCEPT)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    accepted.any(|value| value.contains("text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_keeps_its_status_and_its_code() {
        for problem in Problem::ALL {
            let Trouble { status, code, .. } = Trouble::from(problem);
            assert_eq!((status, code), (problem.status(), problem.code()));
        }
    }
}
