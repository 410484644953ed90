//! What is said when something is refused here, before any page: to a person a sentence and a way on, to a program
//! `{"errors":[{"code","title"}]}`, the platform's shape.

use app::api::Problem;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{ACCEPT, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER, VARY},
};
use http_body::Body as _;

use super::rate::TooOften;
use crate::portal::Portal;

/// A refusal, or a fault of ours. Fixed words only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trouble {
    /// The status.
    pub status: StatusCode,
    /// For programs. Never changes.
    pub code: &'static str,
    /// For people, and for programs' logs.
    pub title: &'static str,
    /// After how many seconds to try again (RFC 9110 §10.2.3).
    pub retry_after: Option<u64>,
}

impl Trouble {
    /// Nobody, or somebody else, is signed in.
    pub const SIGNED_OUT: Self = Self::new(StatusCode::UNAUTHORIZED, "signed_out", "Sign in first.");
    /// Not there, or not yours.
    pub const NOT_FOUND: Self = Self::new(StatusCode::NOT_FOUND, "not_found", "There is nothing here.");
    /// There is nothing to take a copy of.
    pub const NOTHING_HELD: Self = Self::new(
        StatusCode::NOT_FOUND,
        "nothing_held",
        "Nothing is held about you, so there is nothing to copy.",
    );
    /// The form was drawn for another session.
    pub const STALE_FORM: Self = Self::new(
        StatusCode::FORBIDDEN,
        "stale_form",
        "You have signed in as someone else since this form was drawn, so nothing was done. Open the page again.",
    );
    /// Another site's page sent it.
    pub const CROSS_SITE: Self = Self::new(
        StatusCode::FORBIDDEN,
        "cross_site",
        "Another website tried to send this in your name, so nothing was done.",
    );
    /// Not for this host.
    pub const OTHER_HOST: Self = Self::new(
        StatusCode::MISDIRECTED_REQUEST,
        "other_host",
        "This portal goes by another address. Use the link that your business gave you.",
    );
    /// The token was not taken, whatever was wrong with it.
    pub const TOKEN_REFUSED: Self = Self::new(
        StatusCode::UNAUTHORIZED,
        "token_refused",
        "The token could not be accepted.",
    );
    /// This takes somebody who has just signed in.
    pub const NOT_FRESH: Self = Self::new(
        StatusCode::UNAUTHORIZED,
        "not_fresh",
        "It has been a while since you signed in. Sign in again, then try once more.",
    );
    /// Too often.
    pub const TOO_OFTEN: Self = Self::new(
        StatusCode::TOO_MANY_REQUESTS,
        "too_many_requests",
        "That was too much at once. Wait a little, then try again.",
    );
    /// The data cannot be reached.
    pub const NOT_READY: Self = Self::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "not_ready",
        "The portal cannot get at its data. Its log says why.",
    );
    /// Our fault.
    pub const FAULT: Self = Self::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "fault",
        "Something went wrong here, and it is not you. Try again in a few minutes.",
    );

    const fn new(status: StatusCode, code: &'static str, title: &'static str) -> Self {
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
            StatusCode::METHOD_NOT_ALLOWED => Self::new(
                status,
                "method_not_allowed",
                "This address does not take that kind of request.",
            ),
            StatusCode::PAYLOAD_TOO_LARGE => {
                Self::new(status, "too_large", "That is more than this form takes.")
            }
            StatusCode::SERVICE_UNAVAILABLE => Self::new(
                status,
                "too_slow",
                "That took too long. Try again in a few minutes.",
            ),
            _ if status.is_client_error() => {
                Self::new(status, "bad_request", "The request could not be understood.")
            }
            _ => Self {
                status,
                ..Self::FAULT
            },
        }
    }

    fn words(&self, for_a_person: bool, css: &str) -> Response {
        let Self {
            status, code, title, ..
        } = self;
        if !for_a_person {
            let body = format!(r#"{{"errors":[{{"code":"{code}","title":"{title}"}}]}}"#);
            return (*status, [(CONTENT_TYPE, "application/json")], body).into_response();
        }
        let style = if css.is_empty() {
            String::new()
        } else {
            format!("<link rel=\"stylesheet\" href=\"{css}\">")
        };
        let page = format!(
            "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
             <title>{title}</title>{style}</head><body><main class=\"wrap\"><h1>{title}</h1><p><a href=\"/\">Go to the \
             start page</a></p></main></body></html>"
        );
        let policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
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
        let title = match problem {
            Problem::SignedOut => return Self::SIGNED_OUT,
            Problem::NotFound => return Self::NOT_FOUND,
            Problem::StaleForm => return Self::STALE_FORM,
            Problem::NotFresh => return Self::NOT_FRESH,
            Problem::Fault => return Self::FAULT,
            Problem::SamePerson => "Somebody else has to approve as well, who signs in by another key.",
            Problem::Moved => {
                "The request has moved on meanwhile, so nothing was done. Look where it stands."
            }
            Problem::ReasonMissing => "A refusal needs a reason. Choose one, then send it again.",
            Problem::NoteTooLong => {
                "The note has more than 2,000 characters. Shorten it, then send it again."
            }
            Problem::Incomplete => "Something is missing in what was sent. Fill it in, then send it again.",
        };
        Self::new(problem.status(), problem.code(), title)
    }
}

impl From<desk::Error> for Trouble {
    fn from(error: desk::Error) -> Self {
        match error {
            desk::Error::NotFound => Self::NOT_FOUND,
            desk::Error::NothingHeld => Self::NOTHING_HELD,
            desk::Error::NotFresh => Self::NOT_FRESH,
            error => {
                tracing::error!(error = &error as &dyn std::error::Error, "the desk failed");
                Self::FAULT
            }
        }
    }
}

/// Puts words to every refusal that has none.
pub async fn say(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let for_a_person = wants_a_page(request.headers());
    let response = next.run(request).await;
    let status = response.status();
    let silent =
        response.body().size_hint().exact() == Some(0) && !response.headers().contains_key(CONTENT_TYPE);
    if !silent || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    let trouble = parts
        .extensions
        .get::<Trouble>()
        .copied()
        .unwrap_or(Trouble::of(status));
    let mut said = trouble.words(for_a_person, portal.site.css);
    parts.headers.remove(http::header::CONTENT_LENGTH);
    parts.headers.append(VARY, HeaderValue::from_static("accept"));
    said.headers_mut().extend(parts.headers);
    // For the log line.
    said.extensions_mut().insert(trouble);
    said
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
