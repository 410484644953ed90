//! `POST /sign-out`: ends the session that drew the form.

use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, header::SET_COOKIE};
use serde::Deserialize;

use super::{cookie::Side, principal::session};
use crate::{http::trouble::Trouble, portal::Portal};

/// The form.
#[derive(Deserialize)]
pub struct SignOut {
    stamp: String,
}

/// Signs out. Nobody who is signed in is signed out by another's form.
///
/// # Errors
/// [`Trouble`]
pub async fn sign_out(
    State(portal): State<Portal>,
    headers: HeaderMap,
    form: Result<Form<SignOut>, FormRejection>,
) -> Result<Response, Trouble> {
    let stamp = form.map(|Form(form)| form.stamp).unwrap_or_default();
    let mut open = false;
    for side in [Side::Me, Side::Desk] {
        let Some((cookie, id)) = session(&portal, &headers, side) else {
            continue;
        };
        open = true;
        if id.stamp_matches(&stamp) {
            portal.desk.sign_out(cookie).await?;
            let cookie = portal.cookies.clear(side).ok_or(Trouble::FAULT)?;
            return Ok(([(SET_COOKIE, cookie)], Redirect::to("/")).into_response());
        }
    }
    if open {
        Err(Trouble::STALE_FORM)
    } else {
        Ok(Redirect::to("/").into_response())
    }
}
