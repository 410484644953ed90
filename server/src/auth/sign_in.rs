//! `POST /sign-in`: a token is traded in for a session, once. It is never kept, and never stands in an address.

use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use domain::principal::Principal;
use http::{HeaderMap, header::SET_COOKIE};
use serde::Deserialize;

use super::{
    cookie::Side,
    principal::session,
    token::{TokenError, verify},
};
use crate::{http::trouble::Trouble, portal::Portal};

/// Where everyone is sent whose token was not taken, whatever the reason.
pub const NOT_TAKEN: &str = "/sign-in?problem=token";

/// The form.
#[derive(Deserialize)]
pub struct SignIn {
    token: String,
}

/// Signs in.
///
/// # Errors
/// [`Trouble`] when the portal itself fails.
pub async fn sign_in(
    State(portal): State<Portal>,
    headers: HeaderMap,
    form: Result<Form<SignIn>, FormRejection>,
) -> Result<Response, Trouble> {
    let Ok(Form(form)) = form else {
        tracing::info!("sign-in refused: not the form");
        return Ok(Redirect::to(NOT_TAKEN).into_response());
    };
    let (key, claims) = match verify(&portal.desk, &*portal.clock, &portal.rules, form.token.trim()).await {
        Ok(proven) => proven,
        Err(TokenError::Refused(refusal)) => {
            tracing::info!(%refusal, "sign-in refused");
            return Ok(Redirect::to(NOT_TAKEN).into_response());
        }
        Err(TokenError::Desk(error)) => return Err(error.into()),
    };
    let signed_in = match portal.desk.sign_in(&key, claims).await {
        Ok(signed_in) => signed_in,
        Err(refusal @ desk::Error::KeyRefused) => {
            tracing::info!(%refusal, kid = %key.kid, "sign-in refused");
            return Ok(Redirect::to(NOT_TAKEN).into_response());
        }
        Err(error) => return Err(error.into()),
    };

    let (side, home) = match signed_in.principal {
        Principal::User { .. } => (Side::Me, "/me"),
        Principal::Staff { .. } => (Side::Desk, "/desk"),
    };
    // One browser, one session a side: what was open before is over.
    if let Some((cookie, _)) = session(&portal, &headers, side) {
        portal.desk.sign_out(cookie).await?;
    }
    let cookie = portal
        .cookies
        .set(side, &signed_in.session.cookie_value())
        .ok_or(Trouble::FAULT)?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(home)).into_response())
}
