//! `GET /me/export.json`: the person's copy, streamed as the desk writes it.

use app::api::Caller;
use axum::{
    Extension,
    extract::State,
    response::{IntoResponse, Response},
};
use desk::{Export, Extent, PartAsked};
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
    header::{ACCEPT_RANGES, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, ETAG, IF_RANGE, VARY},
};

use super::{
    compress::Coding,
    range::{self, Asked},
    taking::{begin, made},
    trouble::Trouble,
};
use crate::portal::Portal;

/// About how many bytes will come, from totals kept with the data.
pub const EXPECTED_BYTES: HeaderName = HeaderName::from_static("rightsdesk-expected-bytes");

/// Streams the copy, or the part of it that is asked for.
///
/// # Errors
/// [`Trouble`].
pub async fn export(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let taking = match begin(&portal, &caller, &method, &headers, domain::export::MEDIA_TYPE)? {
        Ok(taking) => taking,
        Err(instead) => return Ok(instead),
    };
    let copy = match part_asked(&headers) {
        Some(part) => portal.desk.export_part(taking.person, part).await,
        None => portal.desk.export(taking.person).await,
    };
    let Export {
        expected_bytes,
        file_name,
        tag,
        extent,
        body,
    } = match made(copy, &headers)? {
        Ok(copy) => copy,
        Err(instead) => return Ok(instead),
    };
    let mut response = match extent {
        Extent::Beyond { length } => {
            let behind = [(CONTENT_RANGE, format!("bytes */{length}"))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, behind).into_response());
        }
        Extent::Whole => StatusCode::OK.into_response(),
        Extent::Part { first, last, length } => {
            let said = [
                (CONTENT_RANGE, format!("bytes {first}-{last}/{length}")),
                (CONTENT_LENGTH, (last - first + 1).to_string()),
            ];
            (StatusCode::PARTIAL_CONTENT, said).into_response()
        }
    };
    let coding = Coding::choose(&headers);
    let to = response.headers_mut();
    to.extend(taking.named(&file_name));
    to.insert(EXPECTED_BYTES, HeaderValue::from(expected_bytes));
    to.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::try_from(coding.tag(&tag)) {
        to.insert(ETAG, tag);
    }
    match coding.name() {
        Some(name) => to.insert(CONTENT_ENCODING, HeaderValue::from_static(name)),
        // A part is one of the plain form.
        None => to.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes")),
    };
    let body = coding.apply(body).map_err(|_| Trouble::FAULT)?;
    *response.body_mut() = taking.body(&portal, body);
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
