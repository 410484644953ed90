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
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use desk::{Cut, Export};
use http::{
    HeaderName, HeaderValue, Method,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};
use http_body::Frame;

use super::trouble::Trouble;
use crate::portal::Portal;

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
) -> Result<Response, Trouble> {
    let person = caller.person().map_err(|_| Trouble::SIGNED_OUT)?;
    let media_type = (CONTENT_TYPE, HeaderValue::from_static(domain::export::MEDIA_TYPE));
    if method == Method::HEAD {
        return Ok([media_type].into_response());
    }
    let Export {
        expected_bytes,
        file_name,
        body,
    } = portal.desk.export(person).await?;
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{file_name}\""))
        .unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        media_type,
        (CONTENT_DISPOSITION, disposition),
        (EXPECTED_BYTES, HeaderValue::from(expected_bytes)),
    ];
    Ok((headers, Body::new(Stream { body })).into_response())
}

/// What the desk writes, as it writes it. A slow reader slows the desk down; a copy that is cut cuts the connection,
/// so that no half of one passes for the whole.
struct Stream {
    body: tokio::sync::mpsc::Receiver<Result<Bytes, Cut>>,
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
