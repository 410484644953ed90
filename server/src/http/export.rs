//! `GET /me/export.json`: the person's copy, streamed as the desk writes it.

use app::api::Caller;
use axum::{
    Extension,
    body::Body,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use desk::{Export, Extent, PartAsked};
use domain::principal::Principal;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
    header::{
        ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE,
        ETAG, IF_RANGE, VARY,
    },
};

use super::{
    compress::Coding,
    patience::hand_on,
    range::{self, Asked},
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
    let made = match part_asked(&headers) {
        Some(part) => portal.desk.export_part(person, part).await,
        None => portal.desk.export(person).await,
    };
    let Export {
        expected_bytes,
        file_name,
        tag,
        extent,
        body,
    } = match made {
        // Its page says so, and how to go on.
        Err(desk::Error::NotFresh) if wants_a_page(&headers) => return Ok(Redirect::to(PAGE).into_response()),
        other => other?,
    };
    let coding = Coding::choose(&headers);
    let (desk, session) = (portal.desk.clone(), *session.resumed.session());
    let lives = move || {
        let desk = desk.clone();
        async move { desk.lives(&session).await.unwrap_or(false) }
    };
    let body = coding.apply(body).map_err(|_| Trouble::FAULT)?;
    let taken = hand_on(body, portal.rates.longest_export(), lives, place);
    let mut response = match extent {
        Extent::Beyond { length } => {
            let behind = [(CONTENT_RANGE, format!("bytes */{length}"))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, behind).into_response());
        }
        Extent::Whole => Body::new(taken).into_response(),
        Extent::Part { first, last, length } => {
            let said = [
                (CONTENT_RANGE, format!("bytes {first}-{last}/{length}")),
                (CONTENT_LENGTH, (last - first + 1).to_string()),
            ];
            (StatusCode::PARTIAL_CONTENT, said, Body::new(taken)).into_response()
        }
    };
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{file_name}\""));
    let to = response.headers_mut();
    to.extend([
        media_type,
        (
            CONTENT_DISPOSITION,
            disposition.unwrap_or(HeaderValue::from_static("attachment")),
        ),
        (EXPECTED_BYTES, HeaderValue::from(expected_bytes)),
        (VARY, HeaderValue::from_static("accept-encoding")),
    ]);
    if let Ok(tag) = HeaderValue::try_from(coding.tag(&tag)) {
        to.insert(ETAG, tag);
    }
    match coding.name() {
        Some(name) => to.insert(CONTENT_ENCODING, HeaderValue::from_static(name)),
        // A part is one of the plain form.
        None => to.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes")),
    };
    Ok(response)
}

/// The part that `Range` asks for, of the copy that `If-Range` names (RFC 9110 §13.1.5, §14.2). What cannot be
/// understood is ignored.
fn part_asked(headers: &HeaderMap) -> Option<PartAsked> {
    // How long the copy is makes no difference to whether it is understood.
    if range::asked(headers, u64::MAX) == Asked::Whole {
        return None;
    }
    let tag = headers.get(IF_RANGE);
    let headers = headers.clone();
    Some(PartAsked {
        // What is no tag, or a date, is the tag of no copy.
        tag: tag.map(|tag| tag.to_str().unwrap_or_default().to_owned()),
        range: Box::new(move |length| match range::asked(&headers, length) {
            Asked::Whole => Extent::Whole,
            Asked::Part { first, last } => Extent::Part { first, last, length },
            Asked::Beyond => Extent::Beyond { length },
        }),
    })
}
