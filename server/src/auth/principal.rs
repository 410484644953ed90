//! Session cookies become the caller that pages and server functions know.

use app::api::{Caller, Session};
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

/// Finds out who is calling and puts it beside the request, with the portal for the guard. Who calls too often is told to wait.
pub async fn identify(State(portal): State<Portal>, mut request: Request, next: Next) -> Response {
    match caller(&portal, request.headers()).await {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            request.extensions_mut().insert(portal);
            next.run(request).await
        }
        Err(trouble) => trouble.into_response(),
    }
}

async fn caller(portal: &Portal, headers: &HeaderMap) -> Result<Caller, Trouble> {
    let me = resume(portal, headers, Side::Me).await?;
    let desk = resume(portal, headers, Side::Desk).await?;
    Ok(Caller {
        me: me.filter(|session| matches!(session.principal(), Principal::User { .. })),
        desk: desk.filter(|session| matches!(session.principal(), Principal::Staff { .. })),
    })
}

async fn resume(portal: &Portal, headers: &HeaderMap, side: Side) -> Result<Option<Session>, Trouble> {
    let Some((cookie, id)) = session(portal, headers, side) else {
        return Ok(None);
    };
    let Some(resumed) = portal.desk.resume(cookie).await? else {
        return Ok(None);
    };
    // Only what is somebody's session counts, so that made-up cookies fill no memory.
    portal.rates.request(resumed.session())?;
    let stamp = portal.desk.stamp_of(resumed.principal(), &id.stamp());
    Ok(Some(Session { resumed, stamp }))
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
