//! Who may come to which address at all. Stands before Leptos, so that nobody else's visit draws a page. What they may
//! see and do there is for the desk to say.

use app::api::{Caller, Who};
use axum::{
    Extension,
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use crate::http::trouble::{Trouble, wants_a_page};

/// Where those who are not signed in are sent.
pub const SIGN_IN_FIRST: &str = "/sign-in?problem=signed_out";

/// Lets through whom the route's rule lets through: browsers are sent to sign in, programs are told.
pub async fn guard(
    State(who): State<Who>,
    Extension(caller): Extension<Caller>,
    request: Request,
    next: Next,
) -> Response {
    if may(who, &caller) {
        next.run(request).await
    } else if wants_a_page(request.headers()) {
        (Extension(Trouble::SIGNED_OUT), Redirect::to(SIGN_IN_FIRST)).into_response()
    } else {
        Trouble::SIGNED_OUT.into_response()
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
