//! `GET /me/export.zip`: the person's package, streamed as the desk packs it.

use app::api::Caller;
use axum::{
    Extension,
    body::Body,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use desk::Package;
use domain::principal::Principal;
use http::{
    HeaderMap, HeaderValue, Method,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};

use super::{
    export::PAGE,
    language,
    patience::hand_on,
    trouble::{Trouble, wants_a_page},
};
use crate::{auth::origin, enclosed::enclosed, portal::Portal};

/// Streams the package, by the rules of the copy: it is one, and takes one of the places that copies have.
///
/// # Errors
/// [`Trouble`].
pub async fn package(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let person = caller.person().map_err(|_| Trouble::SIGNED_OUT)?;
    let session = caller.me().map_err(|_| Trouble::SIGNED_OUT)?;
    if matches!(origin::of(&headers), origin::From::Elsewhere(_)) {
        return Ok(Redirect::to(PAGE).into_response());
    }
    let media_type = (CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    if method == Method::HEAD {
        return Ok([media_type].into_response());
    }
    let Principal::User { subject, .. } = person else {
        return Err(Trouble::SIGNED_OUT);
    };
    let place = portal.rates.export(*subject)?;
    let enclosed = enclosed(language::of(&portal, &headers), &portal.url.to_string());
    let Package { file_name, body } = match portal.desk.package(person, enclosed).await {
        // Its page says so, and how to go on.
        Err(desk::Error::NotFresh) if wants_a_page(&headers) => return Ok(Redirect::to(PAGE).into_response()),
        other => other?,
    };
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{file_name}\""))
        .unwrap_or(HeaderValue::from_static("attachment"));
    let (desk, session) = (portal.desk.clone(), *session.resumed.session());
    let lives = move || {
        let desk = desk.clone();
        async move { desk.lives(&session).await.unwrap_or(false) }
    };
    let taken = hand_on(body, portal.rates.longest_export(), lives, place);
    let said = [media_type, (CONTENT_DISPOSITION, disposition)];
    Ok((said, Body::new(taken)).into_response())
}
