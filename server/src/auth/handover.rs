//! `POST /handover`: a business's server announces a person and gets a link for them. The token goes from server to
//! server and is never in a browser.

use axum::{
    Extension, Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{
    HeaderMap,
    header::{AUTHORIZATION, WWW_AUTHENTICATE},
};
use serde_json::json;

use super::token::{TokenError, verify};
use crate::{
    http::{client::Client, trouble::Trouble},
    portal::Portal,
};

/// Gives the link.
///
/// # Errors
/// [`Trouble`]: whatever was wrong with the token, the same.
pub async fn handover(
    State(portal): State<Portal>,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let refused = |why: &str| {
        tracing::warn!(why, "handover refused");
        portal.rates.failed_sign_in(client)?;
        let challenge = [(WWW_AUTHENTICATE, "Bearer")];
        Ok((challenge, Trouble::TOKEN_REFUSED).into_response())
    };
    let Some(token) = bearer(&headers) else {
        return refused("no bearer token");
    };
    let (key, proven) = match verify(&portal.desk, &*portal.clock, &portal.rules, token).await {
        Ok(proven) => proven,
        Err(TokenError::Refused(refusal)) => return refused(&refusal.to_string()),
        Err(TokenError::Desk(error)) => return Err(error.into()),
    };
    match portal.desk.hand_over(&key, proven).await {
        Ok(code) => {
            let url = format!("{}/enter/{}", portal.url, *code);
            Ok(Json(json!({"url": url, "expires_in": desk::GOOD_FOR.as_secs()})).into_response())
        }
        Err(refusal @ (desk::Error::KeyRefused | desk::Error::Spent)) => refused(&refusal.to_string()),
        Err(error) => Err(error.into()),
    }
}

/// RFC 6750 §2.1: the scheme without regard to case, one space, one token, and one such header.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut lines = headers.get_all(AUTHORIZATION).iter();
    let (Some(line), None) = (lines.next(), lines.next()) else {
        return None;
    };
    let (scheme, token) = line.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_header_with_one_token() {
        let of = |lines: &[&str]| {
            let headers: HeaderMap = lines
                .iter()
                .map(|line| (AUTHORIZATION, line.parse().unwrap()))
                .collect();
            bearer(&headers).map(str::to_owned)
        };
        assert_eq!(of(&["Bearer a.b.c"]).as_deref(), Some("a.b.c"));
        assert_eq!(of(&["bearer a"]).as_deref(), Some("a"));
        for lines in [&[][..], &["Basic a"], &["Bearer"], &["Bearer a", "Bearer a"]] {
            assert_eq!(of(lines), None, "{lines:?}");
        }
    }
}
