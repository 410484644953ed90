//! `GET /me/export.json`: the person's copy, streamed as the desk writes it.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use app::api::Caller;
use axum::{
    Extension,
    body::{Body, HttpBody},
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;
use desk::{Cut, Export};
use domain::principal::Principal;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};
use http_body::Frame;

use super::{
    rate::Place,
    trouble::{Trouble, wants_a_page},
};
use crate::{auth::origin, portal::Portal};

/// The page with the button.
const PAGE: &str = "/me/export";

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
    let stream = Stream { body, _place: place };
    Ok((said, Body::new(stream)).into_response())
}

/// What the desk writes, as it writes it. A slow reader slows the desk down; a copy that is cut cuts the connection,
/// so that no half of one passes for the whole.
struct Stream {
    body: tokio::sync::mpsc::Receiver<Result<Bytes, Cut>>,
    /// One of the person's copies that may be under way at once.
    _place: Place,
}

impl HttpBody for Stream {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.body
            .poll_recv(context)
            .map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)))
    }
}
