//! `GET /me/attachments/ID`: a picture or file of a message's, to be saved and never shown here.

use app::api::Caller;
use axum::{
    Extension,
    body::Body,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::media::MediaId;
use http::{
    HeaderValue, Method,
    header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

use super::{taking::take, trouble::Trouble};
use crate::portal::Portal;

/// Should a browser show it all the same, it is nobody's page: in an origin of its own, without scripts and forms.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
);

/// What is not called by a type of its own.
const BYTES: &str = "application/octet-stream";

/// Streams it. It takes one of the places that copies have.
///
/// # Errors
/// [`Trouble`].
pub async fn attachment(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    method: Method,
) -> Result<Response, Trouble> {
    let person = caller.person().map_err(|_| Trouble::SIGNED_OUT)?;
    let id = MediaId::parse(&id).ok_or(Trouble::NOT_FOUND)?;
    let found = portal.desk.attachment(person, id).await?;
    let disposition = format!("attachment; filename=\"{}\"", found.file_name);
    let said = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (
            CONTENT_TYPE,
            HeaderValue::from_static(media_type(found.media_type.as_deref())),
        ),
        (
            CONTENT_DISPOSITION,
            HeaderValue::try_from(disposition).unwrap_or(HeaderValue::from_static("attachment")),
        ),
        (CONTENT_LENGTH, HeaderValue::from(found.size)),
    ];
    let body = if method == Method::HEAD {
        Body::empty()
    } else {
        take(&portal, &caller)?.body(&portal, found.body)
    };
    Ok((said, body).into_response())
}

/// A type by which programs find what opens the file. No other is passed on: least of all one that a browser would run.
fn media_type(said: Option<&str>) -> &'static str {
    const PLAIN: [&str; 14] = [
        "application/pdf",
        "audio/aac",
        "audio/mp4",
        "audio/mpeg",
        "audio/ogg",
        "audio/wav",
        "image/gif",
        "image/heic",
        "image/jpeg",
        "image/png",
        "image/webp",
        "video/mp4",
        "video/quicktime",
        "video/webm",
    ];
    let said = said.unwrap_or_default();
    let essence = said.split(';').next().unwrap_or_default().trim();
    let plain = PLAIN
        .into_iter()
        .find(|plain| plain.eq_ignore_ascii_case(essence));
    plain.unwrap_or(BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nothing_runs_is_called_by_its_type() {
        for (said, sent) in [
            (Some("image/png"), "image/png"),
            (Some("Image/JPEG"), "image/jpeg"),
            (Some("audio/ogg; codecs=opus"), "audio/ogg"),
            (Some("text/html"), BYTES),
            (Some("image/svg+xml"), BYTES),
            (Some("text/javascript"), BYTES),
            (Some("image/png\r\nset-cookie: a=b"), BYTES),
            (Some(""), BYTES),
            (None, BYTES),
        ] {
            assert_eq!(media_type(said), sent, "{said:?}");
        }
    }
}
