//! Who may come to which address at all. Stands before Leptos, so that nobody else's visit draws a page.

use app::api::Caller;
use axum::{
    Extension,
    extract::{MatchedPath, Request},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use crate::http::trouble::{Trouble, wants_a_page};

/// Where those who are not signed in are sent.
pub const SIGN_IN_FIRST: &str = "/sign-in?problem=signed_out";

/// Who may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Anyone. What stands there asks for itself, if it has to.
    Anyone,
    /// A person.
    Person,
    /// A member of staff.
    Staff,
}

/// The rule of a route.
pub fn rule(route: &str) -> Rule {
    let below = |root: &str| {
        route
            .strip_prefix(root)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if below("/me") {
        Rule::Person
    } else if below("/desk") {
        Rule::Staff
    } else {
        Rule::Anyone
    }
}

/// Lets through whom the route's rule lets through: browsers are sent to sign in, programs are told.
pub async fn guard(Extension(caller): Extension<Caller>, request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    let may = match rule(route) {
        Rule::Anyone => true,
        Rule::Person => caller.person().is_ok(),
        Rule::Staff => caller.staff().is_ok(),
    };
    if may {
        next.run(request).await
    } else if wants_a_page(request.headers()) {
        Redirect::to(SIGN_IN_FIRST).into_response()
    } else {
        Trouble::SIGNED_OUT.into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_goes_for_everything_below() {
        for (route, who) in [
            ("/me", Rule::Person),
            ("/me/export.json", Rule::Person),
            ("/me/requests/{reference}", Rule::Person),
            ("/desk", Rule::Staff),
            ("/desk/requests/{reference}", Rule::Staff),
            ("/", Rule::Anyone),
            ("/media", Rule::Anyone),
            ("/desktop", Rule::Anyone),
            ("/sign-in", Rule::Anyone),
        ] {
            assert_eq!(rule(route), who, "{route}");
        }
    }
}
