//! A file as a response.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{
        ACCEPT_RANGES, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_TYPE, ETAG, RANGE, VARY,
    },
};

use super::{
    File,
    conditional::{has_it, may_follow_range},
    encoding::{Coding, choose},
};
use crate::http::range::{Asked, asked};

/// For a name with a digest in it (RFC 8246).
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For any other: ask each time, which costs a 304.
const ASK: HeaderValue = HeaderValue::from_static("public, no-cache");

/// The file as these headers ask for it: whole, in part, or not at all because the client has it. Ranges are ranges
/// of the plain form, so that a download broken off can be taken up.
pub fn serve(file: &'static File, headers: &HeaderMap) -> Response {
    let ranged = headers.contains_key(RANGE);
    let (coding, bytes) = if ranged {
        (Coding::Identity, file.identity)
    } else {
        choose(file, headers)
    };
    let etag = format!("\"{}{}\"", file.etag, coding.tag_suffix());

    let mut response = if has_it(headers, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else if ranged && may_follow_range(headers, &etag) {
        part(bytes, &asked(headers, bytes.len() as u64))
    } else {
        whole(bytes)
    };

    let to = response.headers_mut();
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        to.insert(ETAG, etag);
    }
    to.insert(CACHE_CONTROL, if file.immutable { FOREVER } else { ASK });
    to.insert(VARY, HeaderValue::from_static("accept-encoding"));
    to.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if !matches!(
        response.status(),
        StatusCode::NOT_MODIFIED | StatusCode::RANGE_NOT_SATISFIABLE
    ) {
        let to = response.headers_mut();
        to.insert(CONTENT_TYPE, HeaderValue::from_static(file.media_type));
        if let Some(name) = coding.name() {
            to.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
    }
    response
}

/// The answer for a path below which only files of the site stand, but not this one.
pub async fn missing() -> StatusCode {
    StatusCode::NOT_FOUND
}

fn whole(bytes: &'static [u8]) -> Response {
    Body::from(Bytes::from_static(bytes)).into_response()
}

fn part(bytes: &'static [u8], asked: &Asked) -> Response {
    let length = bytes.len();
    match *asked {
        Asked::Whole => whole(bytes),
        Asked::Part { first, last } => (
            StatusCode::PARTIAL_CONTENT,
            [(CONTENT_RANGE, format!("bytes {first}-{last}/{length}"))],
            Body::from(Bytes::from_static(bytes).slice(place(first)..=place(last))),
        )
            .into_response(),
        Asked::Beyond => (
            StatusCode::RANGE_NOT_SATISFIABLE,
            [(CONTENT_RANGE, format!("bytes */{length}"))],
        )
            .into_response(),
    }
}

/// A place within what stands in memory.
fn place(byte: u64) -> usize {
    usize::try_from(byte).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
