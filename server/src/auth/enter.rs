//! `POST /enter/CODE`: whom the business's server announced presses the button. The page itself changes nothing, so
//! that a preview of the link, or a browser that fetches ahead, uses nothing up.

use axum::{
    Extension, Form,
    extract::{Path, State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use http::HeaderMap;
use serde::Deserialize;

use super::{
    cookie::Side,
    origin,
    principal::session,
    sign_in::{admit, visit},
    signal,
};
use crate::{
    http::{client::Client, trouble::Trouble},
    portal::Portal,
};

/// Where everyone is sent whose link was not good, or no longer.
pub const NOT_GOOD: &str = "/sign-in?problem=link";

/// The form.
#[derive(Deserialize)]
pub struct Enter {
    /// Of the session that the page was drawn for, if there was one.
    stamp: String,
}

/// Lets in. Nobody else's session ends by it, unless the page has asked about that session.
///
/// # Errors
/// [`Trouble`] when the portal itself fails.
pub async fn enter(
    State(portal): State<Portal>,
    Extension(client): Extension<Client>,
    Path(code): Path<String>,
    headers: HeaderMap,
    form: Result<Form<Enter>, FormRejection>,
) -> Result<Response, Trouble> {
    if origin::is_untold(&portal.url, &headers) {
        tracing::warn!("entry refused: a browser that does not say from where");
        return Err(Trouble::CROSS_SITE);
    }
    let stamp = form.map(|Form(form)| form.stamp).unwrap_or_default();
    if is_unasked(&portal, &headers, &code, &stamp).await? {
        return Err(Trouble::STALE_FORM);
    }
    let before = session(&portal, &headers, Side::Me).map(|(cookie, _)| cookie);
    match portal.desk.enter(&code, visit(client, &headers), before).await {
        Ok(signed_in) => {
            signal::take_up(&portal, &headers, &signed_in).await;
            admit(&portal, &signed_in, "")
        }
        Err(desk::Error::NotFound) => {
            tracing::warn!("entry refused: the code is not good");
            portal.rates.failed_sign_in(client)?;
            Ok(Redirect::to(NOT_GOOD).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether the session of somebody else is open, and the page with the button was not drawn for it.
async fn is_unasked(portal: &Portal, headers: &HeaderMap, code: &str, stamp: &str) -> Result<bool, Trouble> {
    let Some((cookie, id)) = session(portal, headers, Side::Me) else {
        return Ok(false);
    };
    if id.stamp_matches(stamp) {
        return Ok(false);
    }
    let here = portal.desk.resume(cookie).await?;
    let coming = portal.desk.announced(code).await?;
    Ok(match (here, coming) {
        (Some(here), Some(coming)) => !here.principal().is_same_as(&coming.principal),
        _ => false,
    })
}
