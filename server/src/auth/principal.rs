//! Session cookies become the caller that pages and server functions know.

use app::api::Caller;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::principal::Principal;
use evidence::SessionId;
use http::HeaderMap;

use super::cookie::Side;
use crate::{http::trouble::Trouble, portal::Portal};

/// Finds out who is calling and puts it beside the request.
pub async fn identify(State(portal): State<Portal>, mut request: Request, next: Next) -> Response {
    match caller(&portal, request.headers()).await {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(error) => Trouble::from(error).into_response(),
    }
}

async fn caller(portal: &Portal, headers: &HeaderMap) -> Result<Caller, desk::Error> {
    let mut caller = Caller::default();
    if let Some((person @ Principal::User { .. }, stamp)) = resume(portal, headers, Side::Me).await? {
        (caller.me, caller.me_stamp) = (Some(person), stamp);
    }
    if let Some((staff @ Principal::Staff { .. }, stamp)) = resume(portal, headers, Side::Desk).await? {
        (caller.desk, caller.desk_stamp) = (Some(staff), stamp);
    }
    Ok(caller)
}

async fn resume(
    portal: &Portal,
    headers: &HeaderMap,
    side: Side,
) -> Result<Option<(Principal, String)>, desk::Error> {
    let Some((cookie, session)) = session(portal, headers, side) else {
        return Ok(None);
    };
    Ok(portal
        .desk
        .resume(cookie)
        .await?
        .map(|principal| (principal, session.stamp())))
}

/// The cookie's value, if it has the form of a session id.
pub(super) fn session<'h>(
    portal: &Portal,
    headers: &'h HeaderMap,
    side: Side,
) -> Option<(&'h str, SessionId)> {
    let cookie = portal.cookies.read(headers, side)?;
    Some((cookie, SessionId::parse(cookie)?))
}
