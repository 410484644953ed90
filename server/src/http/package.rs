//! `GET /me/export.zip`: the person's package, streamed as the desk packs it.

use app::api::Caller;
use axum::{
    Extension,
    extract::State,
    response::{IntoResponse, Response},
};
use desk::Package;
use http::{HeaderMap, Method};

use super::{
    language,
    taking::{begin, made},
    trouble::Trouble,
};
use crate::{enclosed::enclosed, portal::Portal};

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
    let taking = match begin(&portal, &caller, &method, &headers, "application/zip")? {
        Ok(taking) => taking,
        Err(instead) => return Ok(instead),
    };
    let enclosed = enclosed(language::of(&portal, &headers), &portal.url.to_string());
    let package = portal.desk.package(taking.person, enclosed).await;
    let Package { file_name, body } = match made(package, &headers)? {
        Ok(package) => package,
        Err(instead) => return Ok(instead),
    };
    let said = taking.named(&file_name);
    Ok((said, taking.body(&portal, body)).into_response())
}
