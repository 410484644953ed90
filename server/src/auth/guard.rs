//! Who may come to which address at all. Stands before Leptos, so that nobody else's visit draws a page. What they may
//! see and do there is for the desk to say.

use app::{
    api::{Caller, Problem, Who},
    asked,
};
use axum::{
    Extension,
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use http::{Method, uri::PathAndQuery};

use crate::{
    http::trouble::{Trouble, wants_a_page},
    portal::Portal,
};

/// Lets through whom the route's rule lets through: browsers are sent to sign in and back, programs are told. That somebody who is
/// signed in was turned away is written down.
///
/// # Errors
/// [`Trouble`]
pub async fn guard(
    State(who): State<Who>,
    Extension(caller): Extension<Caller>,
    Extension(portal): Extension<Portal>,
    request: Request,
    next: Next,
) -> Result<Response, Trouble> {
    if may(who, &caller) {
        return Ok(next.run(request).await);
    }
    let route = request.extensions().get::<MatchedPath>();
    for session in [&caller.me, &caller.desk].into_iter().flatten() {
        let route = route.map_or("", MatchedPath::as_str);
        if portal.rates.is_first_refusal(session.resumed.session(), route) {
            portal.desk.turn_away(session.principal(), route).await?;
        }
    }
    if wants_a_page(request.headers()) {
        let page = match *request.method() {
            Method::GET | Method::HEAD => request.uri().path_and_query().map_or("", PathAndQuery::as_str),
            // Where a form is sent to is no page to come back to. Its rule says on which side it stands.
            _ if who == Who::Staff => asked::DESK,
            _ => "",
        };
        let way_in = asked::way_in(Problem::SignedOut.code(), page);
        Ok((Extension(Trouble::SIGNED_OUT), Redirect::to(&way_in)).into_response())
    } else {
        Err(Trouble::SIGNED_OUT)
    }
}

fn may(who: Who, caller: &Caller) -> bool {
    match who {
        Who::Anyone => true,
        Who::Person => caller.person().is_ok(),
        Who::Staff => caller.staff().is_ok(),
        Who::Either => caller.person().is_ok() || caller.staff().is_ok(),
    }
}
