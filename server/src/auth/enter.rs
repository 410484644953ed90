//! `POST /enter/CODE`: whom the business's server announced presses the button. The page itself changes nothing, so
//! that a preview of the link, or a browser that fetches ahead, uses nothing up.

use axum::{
    Extension,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::HeaderMap;

use super::{
    cookie::Side,
    origin,
    principal::session,
    sign_in::{admit, visit},
};
use crate::{
    http::{client::Client, trouble::Trouble},
    portal::Portal,
};

/// Where everyone is sent whose link was not good, or no longer.
pub const NOT_GOOD: &str = "/sign-in?problem=link";

/// Lets in.
///
/// # Errors
/// [`Trouble`] when the portal itself fails.
pub async fn enter(
    State(portal): State<Portal>,
    Extension(client): Extension<Client>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    if origin::is_untold(&portal.url, &headers) {
        tracing::warn!("entry refused: a browser that does not say from where");
        return Err(Trouble::CROSS_SITE);
    }
    let before = session(&portal, &headers, Side::Me).map(|(cookie, _)| cookie);
    match portal.desk.enter(&code, visit(client, &headers), before).await {
        Ok(signed_in) => admit(&portal, &signed_in),
        Err(desk::Error::NotFound) => {
            tracing::warn!("entry refused: the code is not good");
            portal.rates.failed_sign_in(client)?;
            Ok(Redirect::to(NOT_GOOD).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
