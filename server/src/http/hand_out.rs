//! `GET /desk/requests/REFERENCE/export.json` and `export.zip`: a person's copy, for staff who hand it over to them.

use app::api::{Caller, Problem};
use axum::{
    Extension,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;
use desk::{Cut, Export};
use domain::{principal::Principal, request::Reference, session::SessionDigest};
use http::{
    HeaderMap, HeaderValue, Method,
    header::{CONTENT_ENCODING, CONTENT_TYPE, VARY},
};
use tokio::sync::mpsc::Receiver;

use super::{
    compress::Coding,
    export::EXPECTED_BYTES,
    language,
    rate::{Place, Taker},
    taking::{given_out, named},
    trouble::{Trouble, wants_a_page},
};
use crate::{auth::origin, enclosed::enclosed, portal::Portal};

/// What a package is.
const PACKAGE: &str = "application/zip";

/// Somebody of staff who may take a copy along, and one of the places for it.
struct Handing<'c> {
    staff: &'c Principal,
    session: SessionDigest,
    reference: Reference,
    /// The page with the button.
    page: String,
    place: Place,
}

/// Streams the copy.
///
/// # Errors
/// [`Trouble`].
pub async fn export(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    Path(reference): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let kind = domain::export::MEDIA_TYPE;
    let handing = match begin(&portal, &caller, &reference, &method, &headers, kind)? {
        Ok(handing) => handing,
        Err(instead) => return Ok(instead),
    };
    let copy = portal.desk.export_for(handing.staff, &handing.reference).await;
    let (copy, granted) = match made(copy, &handing.page, &headers)? {
        Ok(made) => made,
        Err(instead) => return Ok(instead),
    };
    let (head, bytes) = whole(copy, &headers)?;
    let body = given_out(&portal, bytes, granted, Some(handing.session), handing.place);
    Ok((head, body).into_response())
}

/// Streams the package. What stands beside the copy in it is in the language of whoever hands it over.
///
/// # Errors
/// [`Trouble`].
pub async fn package(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    Path(reference): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let handing = match begin(&portal, &caller, &reference, &method, &headers, PACKAGE)? {
        Ok(handing) => handing,
        Err(instead) => return Ok(instead),
    };
    let enclosed = enclosed(language::of(&portal, &headers), &portal.url.to_string());
    let desk = &portal.desk;
    let package = desk
        .package_for(handing.staff, &handing.reference, enclosed)
        .await;
    let (package, granted) = match made(package, &handing.page, &headers)? {
        Ok(made) => made,
        Err(instead) => return Ok(instead),
    };
    let said = named(PACKAGE, &package.file_name);
    let body = given_out(
        &portal,
        package.body,
        granted,
        Some(handing.session),
        handing.place,
    );
    Ok((said, body).into_response())
}

/// As for the person's own copy: nothing is begun by a link on another site, nor by a `HEAD`.
fn begin<'c>(
    portal: &Portal,
    caller: &'c Caller,
    reference: &str,
    method: &Method,
    headers: &HeaderMap,
    kind: &'static str,
) -> Result<Result<Handing<'c>, Response>, Trouble> {
    let session = caller.desk().map_err(|_| Trouble::SIGNED_OUT)?;
    let reference = Reference::parse(reference).map_err(|_| Trouble::NOT_FOUND)?;
    let page = format!("/desk/requests/{reference}/copy");
    if matches!(origin::of(headers), origin::From::Elsewhere(_)) {
        return Ok(Err(Redirect::to(&page).into_response()));
    }
    if method == Method::HEAD {
        return Ok(Err([(CONTENT_TYPE, kind)].into_response()));
    }
    let digest = *session.resumed.session();
    Ok(Ok(Handing {
        staff: session.principal(),
        session: digest,
        reference,
        page,
        place: portal.rates.export(Taker::Staff(digest))?,
    }))
}

/// What the desk made, or what is answered instead: the page with the button says why, and how to go on.
fn made<T>(
    made: Result<T, desk::Error>,
    page: &str,
    headers: &HeaderMap,
) -> Result<Result<T, Response>, Trouble> {
    match made {
        Err(desk::Error::NotFresh) if wants_a_page(headers) => Ok(Err(Redirect::to(page).into_response())),
        Err(desk::Error::Moved) if wants_a_page(headers) => {
            let page = format!("{page}?problem={}", Problem::Moved.code());
            Ok(Err(Redirect::to(&page).into_response()))
        }
        Err(desk::Error::Moved) => Err(Problem::Moved.into()),
        other => Ok(Ok(other?)),
    }
}

/// A copy that is taken in one go: what it says of itself, and its bytes, as few as its taker can read.
pub(super) fn whole(
    copy: Export,
    headers: &HeaderMap,
) -> Result<(HeaderMap, Receiver<Result<Bytes, Cut>>), Trouble> {
    let coding = Coding::choose(headers);
    let mut head = HeaderMap::new();
    head.extend(named(domain::export::MEDIA_TYPE, &copy.file_name));
    head.insert(EXPECTED_BYTES, HeaderValue::from(copy.expected_bytes));
    head.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = coding.name() {
        head.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    let bytes = coding.apply(copy.body).map_err(|_| Trouble::FAULT)?;
    Ok((head, bytes))
}
