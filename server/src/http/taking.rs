//! What holds for whatever is taken along: who may begin it, how its bytes come, and what it is called.

use app::api::Caller;
use axum::{
    body::Body,
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;
use desk::{Cut, Granted};
use domain::{principal::Principal, session::SessionDigest};
use http::{
    HeaderMap, HeaderName, HeaderValue, Method,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};
use tokio::sync::mpsc::Receiver;

use super::{
    patience::hand_on,
    rate::Place,
    trouble::{Trouble, wants_a_page},
};
use crate::{auth::origin, portal::Portal};

/// The page with the button.
const PAGE: &str = "/me/export";

/// Somebody who may take something along.
pub(super) struct Taking<'c> {
    pub(super) person: &'c Principal,
    taker: Taker,
    media_type: &'static str,
}

/// In which session, and one of the places for it.
pub(super) struct Taker {
    session: SessionDigest,
    place: Place,
}

/// One of the places for whoever calls.
pub(super) fn take(portal: &Portal, caller: &Caller) -> Result<Taker, Trouble> {
    let session = caller.me().map_err(|_| Trouble::SIGNED_OUT)?;
    let Principal::User { subject, .. } = session.principal() else {
        return Err(Trouble::SIGNED_OUT);
    };
    Ok(Taker {
        session: *session.resumed.session(),
        place: portal.rates.export(*subject)?,
    })
}

/// Whether it may be begun, or what is answered instead. A `HEAD` does not begin it, so that none is written down that
/// was not taken.
pub(super) fn begin<'c>(
    portal: &Portal,
    caller: &'c Caller,
    method: &Method,
    headers: &HeaderMap,
    media_type: &'static str,
) -> Result<Result<Taking<'c>, Response>, Trouble> {
    let person = caller.person().map_err(|_| Trouble::SIGNED_OUT)?;
    // A link on another site must not begin it: it leads to the page with the button.
    if matches!(origin::of(headers), origin::From::Elsewhere(_)) {
        return Ok(Err(Redirect::to(PAGE).into_response()));
    }
    if method == Method::HEAD {
        return Ok(Err([(CONTENT_TYPE, media_type)].into_response()));
    }
    Ok(Ok(Taking {
        person,
        taker: take(portal, caller)?,
        media_type,
    }))
}

/// What the desk made, or what is answered instead.
pub(super) fn made<T>(
    made: Result<T, desk::Error>,
    headers: &HeaderMap,
) -> Result<Result<T, Response>, Trouble> {
    match made {
        // Its page says so, and how to go on.
        Err(desk::Error::NotFresh) if wants_a_page(headers) => Ok(Err(Redirect::to(PAGE).into_response())),
        other => Ok(Ok(other?)),
    }
}

impl Taking<'_> {
    /// What it is called, for whoever saves it.
    pub(super) fn named(&self, file_name: &str) -> [(HeaderName, HeaderValue); 2] {
        named(self.media_type, file_name)
    }

    /// Its bytes, as a [`Taker`] takes them.
    pub(super) fn body(self, portal: &Portal, bytes: Receiver<Result<Bytes, Cut>>) -> Body {
        self.taker.body(portal, bytes)
    }
}

impl Taker {
    /// The bytes, for as long as whoever asked for them is signed in and takes them.
    pub(super) fn body(self, portal: &Portal, bytes: Receiver<Result<Bytes, Cut>>) -> Body {
        let (desk, session) = (portal.desk.clone(), self.session);
        let lives = move || {
            let desk = desk.clone();
            async move { desk.lives(&session).await.unwrap_or(false) }
        };
        Body::new(hand_on(bytes, portal.rates.longest_export(), lives, self.place))
    }
}

/// What it is, and what to call it, for whoever saves it.
pub(super) fn named(media_type: &'static str, file_name: &str) -> [(HeaderName, HeaderValue); 2] {
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{file_name}\""));
    [
        (CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (
            CONTENT_DISPOSITION,
            disposition.unwrap_or(HeaderValue::from_static("attachment")),
        ),
    ]
}

/// The bytes of a copy that somebody takes who is not its person: for as long as it is granted, its person is here, and
/// whoever takes it in a session is signed in.
pub(super) fn given_out(
    portal: &Portal,
    bytes: Receiver<Result<Bytes, Cut>>,
    granted: Granted,
    session: Option<SessionDigest>,
    place: Place,
) -> Body {
    let desk = portal.desk.clone();
    let lives = move || {
        let (desk, granted) = (desk.clone(), granted.clone());
        async move {
            let is_here = match session {
                Some(session) => desk.lives(&session).await.unwrap_or(false),
                None => true,
            };
            is_here && desk.is_still_granted(&granted).await.unwrap_or(false)
        }
    };
    Body::new(hand_on(bytes, portal.rates.longest_export(), lives, place))
}
