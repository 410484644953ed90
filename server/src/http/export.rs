//! `GET /me/export.json`: the person's copy, streamed as the desk writes it.

use app::api::Caller;
use axum::{
    Extension,
    body::Body,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use desk::Export;
use domain::principal::Principal;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};

use super::{
    patience::hand_on,
    trouble::{Trouble, wants_a_page},
};
use crate::{auth::origin, portal::Portal};

/// The page with the button.
pub(super) const PAGE: &str = "/me/export";

/// About how many bytes will come, from totals kept with the data.
pub const EXPECTED_BYTES: HeaderName = HeaderName::from_static("rightsdesk-expected-bytes");

/// Streams the copy. A `HEAD` does not begin one, so that none is written down that was not taken.
///
/// # Errors
/// [`Trouble`].
pub async fn export(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let person = caller.person().map_err(|_| Trouble::SIGNED_OUT)?;
    let session = caller.me().map_err(|_| Trouble::SIGNED_OUT)?;
    // A link on another site must not begin a copy: it leads to the page with the button.
    if matches!(origin::of(&headers), origin::From::Elsewhere(_)) {
        return Ok(Redirect::to(PAGE).into_response());
    }
    let media_type = (CONTENT_TYPE, HeaderValue::from_static(domain::export::MEDIA_TYPE));
    if method == Method::HEAD {
        return Ok([media_type].into_response());
    }
    let Principal::User { subject, .. } = person else {
        return Err(Trouble::SIGNED_OUT);
    };
    let place = portal.rates.export(*subject)?;
    let Export {
        expected_bytes,
        file_name,
        body,
    } = match portal.desk.export(person).await {
        // Its page says so, and how to go on.
        Err(desk::Error::NotFresh) if wants_a_page(&headers) => return Ok(Redirect::to(PAGE).into_response()),
        other => other?,
    };
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{file_name}\""))
        .unwrap_or(HeaderValue::from_static("attachment"));
    let said = [
        media_type,
        (CONTENT_DISPOSITION, disposition),
        (EXPECTED_BYTES, HeaderValue::from(expected_bytes)),
    ];
    let (desk, session) = (portal.desk.clone(), session.digest);
    // A store that cannot be asked just now ends nothing.
    let lives = move || {
        let desk = desk.clone();
        async move { desk.lives(&session).await.unwrap_or(true) }
    };
    let taken = hand_on(body, portal.rates.longest_export(), lives, place);
    Ok((said, Body::new(taken)).into_response())
}
