//! `POST /sign-out`: ends the session that drew the form.

use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, header::SET_COOKIE};
use serde::Deserialize;

use super::{cookie::Side, principal::session};
use crate::{http::trouble::Trouble, portal::Portal};

/// <https://www.w3.org/TR/clear-site-data/#header>
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

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
            return leave(&portal, side);
        }
    }
    if open {
        Err(Trouble::STALE_FORM)
    } else {
        Ok(Redirect::to("/").into_response())
    }
}

/// Leads out.
fn leave(portal: &Portal, side: Side) -> Result<Response, Trouble> {
    let mut response = Redirect::to("/").into_response();
    forget(portal, side, response.headers_mut())?;
    Ok(response)
}

/// Whoever has just ended their own session, in the list of them or with all the others, leaves as by signing out.
///
/// # Errors
/// [`Trouble`]
pub async fn leave_if_over(
    portal: &Portal,
    request: &HeaderMap,
    response: &mut HeaderMap,
) -> Result<(), Trouble> {
    for side in [Side::Me, Side::Desk] {
        if let Some((cookie, _)) = session(portal, request, side)
            && portal.desk.resume(cookie).await?.is_none()
        {
            forget(portal, side, response)?;
        }
    }
    Ok(())
}

/// Takes the session's cookie back and has the browser forget what it kept of the pages. Cookies are not in the list:
/// it would take the other side's session along.
fn forget(portal: &Portal, side: Side, response: &mut HeaderMap) -> Result<(), Trouble> {
    response.append(SET_COOKIE, portal.cookies.clear(side).ok_or(Trouble::FAULT)?);
    if let Some(unmark) = portal.cookies.unmark(side) {
        response.append(SET_COOKIE, unmark);
    }
    response.insert(CLEAR_SITE_DATA, HeaderValue::from_static(r#""cache", "storage""#));
    Ok(())
}
